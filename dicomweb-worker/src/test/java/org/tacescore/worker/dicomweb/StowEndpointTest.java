package org.tacescore.worker.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.receive.DataSetComparison;
import org.tacescore.worker.receive.InstanceIndex;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.MemoryIndex;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.Registration;
import org.tacescore.worker.receive.StorageFaultException;
import org.tacescore.worker.receive.TestInstances;
import org.tacescore.worker.web.HttpServer;

class StowEndpointTest {
  private static final String MULTIPART =
      "multipart/related; type=\"application/dicom\"; boundary=B0undary";
  private static final String STORED = "00081199";
  private static final String FAILED = "00081198";
  private static final String OTHER_FAILURES = "0008119A";

  @TempDir Path dataDir;
  private final MemoryIndex index = new MemoryIndex();
  private boolean diskFull;
  private ObjectStore store;
  private HttpServer http;

  @BeforeEach
  void start() {
    store = ObjectStore.open(dataDir, 100_000);
    InstanceReceiver receiver =
        new InstanceReceiver(
            store,
            new InstanceIndex() {
              @Override
              public Registration register(
                  InstanceRecord arrived,
                  Optional<RejectionNote> note,
                  DataSetComparison comparison) {
                if (diskFull) {
                  throw new StorageFaultException("disk full", new IOException("no space"));
                }
                return index.register(arrived, note, comparison);
              }

              @Override
              public Set<String> knownFiles() {
                return index.knownFiles();
              }
            },
            (instance, registration) -> {},
            instance -> false,
            "",
            Clock.systemUTC());
    HttpConfig config = new HttpConfig("127.0.0.1", 0, 500_000, 10, Duration.ofSeconds(10));
    http = HttpServer.start(config, StowEndpoint.routes(receiver, config));
  }

  @AfterEach
  void stop() {
    http.close();
    store.close();
  }

  @Test
  void storesEveryPart() throws Exception {
    byte[] first = Part10.encode(TestInstances.ct(1));
    byte[] second = Part10.encode(TestInstances.ct(2));

    HttpResponse<String> response = post("/dicom-web/studies", MULTIPART, body(first, second));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/dicom+json");
    JsonNode items = json(response).path(STORED).path("Value");
    assertThat(items).hasSize(2);
    assertThat(items.path(1).path("00081155").path("Value").path(0).asText())
        .isEqualTo("1.2.3.4.2");
    assertThat(store.path(index.instances().get(0).sha256())).hasBinaryContent(first);
    assertThat(index.instances().get(0).origin().name()).isEqualTo("127.0.0.1");
  }

  @Test
  void storesTheGoodPartsBesideABadOne() throws Exception {
    byte[] bad = "no DICOM at all".getBytes(StandardCharsets.US_ASCII);
    byte[] first = Part10.encode(TestInstances.ct(1));
    byte[] third = Part10.encode(TestInstances.ct(3));

    HttpResponse<String> response = post("/dicom-web/studies", MULTIPART, body(first, bad, third));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(json(response).path(STORED).path("Value")).hasSize(2);
    assertThat(json(response).path(OTHER_FAILURES).path("Value").path(0).path("00081197"))
        .hasToString("{\"vr\":\"US\",\"Value\":[49152]}");
    assertThat(index.instances()).hasSize(2);
  }

  @Test
  void refusesAnInstanceOfAnotherStudy() throws Exception {
    byte[] file = Part10.encode(TestInstances.ct(1));

    HttpResponse<String> response = post("/dicom-web/studies/9.9.9", MULTIPART, body(file));

    assertThat(response.statusCode()).isEqualTo(409);
    JsonNode failure = json(response).path(FAILED).path("Value").path(0);
    assertThat(failure.path("00081155").path("Value").path(0).asText()).isEqualTo("1.2.3.4.1");
    assertThat(failure.path("00081197").path("Value").path(0).asInt()).isEqualTo(0xC409);
    assertThat(index.instances()).isEmpty();
  }

  @Test
  void takesTheStudyItIsAddressedTo() throws Exception {
    byte[] file = Part10.encode(TestInstances.ct(1));

    assertThat(post("/dicom-web/studies/1.2.3", MULTIPART, body(file)).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesWhatIsNoDicom() throws Exception {
    byte[] part = "no DICOM at all".getBytes(StandardCharsets.US_ASCII);

    assertProblem(post("/dicom-web/studies", MULTIPART, body(part)), 400, "NOT_DICOM");
  }

  @Test
  void refusesATruncatedInstance() throws Exception {
    byte[] file = Part10.encode(TestInstances.ct(1));

    assertProblem(
        post("/dicom-web/studies", MULTIPART, body(Arrays.copyOf(file, file.length - 9))),
        400,
        "TRUNCATED");
  }

  @Test
  void refusesABodyThatEndsEarly() throws Exception {
    byte[] body = body(Part10.encode(TestInstances.ct(1)));

    assertProblem(
        post("/dicom-web/studies", MULTIPART, Arrays.copyOf(body, body.length - 40)),
        400,
        "MALFORMED_MULTIPART");
    assertThat(index.instances()).isEmpty();
  }

  @Test
  void survivesASenderThatHangsUp() throws Exception {
    byte[] body = body(Part10.encode(TestInstances.ct(1)));
    String head =
        "POST /dicom-web/studies HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(MULTIPART, body.length);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), http.port())) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body, 0, 500);
      socket.shutdownOutput();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400");
    }
    assertThat(index.instances()).isEmpty();
    assertThat(post("/dicom-web/studies", MULTIPART, body).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesWhatIsNoMultipart() throws Exception {
    byte[] file = Part10.encode(TestInstances.ct(1));

    assertProblem(post("/dicom-web/studies", MULTIPART, file), 400, "MALFORMED_MULTIPART");
    assertProblem(post("/dicom-web/studies", MULTIPART, new byte[0]), 400, "MALFORMED_MULTIPART");
  }

  @Test
  void refusesAnotherMediaType() throws Exception {
    assertProblem(
        post("/dicom-web/studies", "application/json", "{}".getBytes(StandardCharsets.UTF_8)),
        415,
        "UNSUPPORTED_FORMAT");
  }

  @Test
  void refusesAnObjectAndARequestThatAreTooLong() throws Exception {
    Attributes ct = TestInstances.ct(1);
    ct.setBytes(Tag.PixelData, VR.OW, new byte[200_000]);
    byte[] large = Part10.encode(ct);

    assertProblem(post("/dicom-web/studies", MULTIPART, body(large)), 413, "TOO_LARGE");
    assertProblem(postUntilAnswered(body(large, large, large)), 413, "TOO_LARGE");
  }

  @Test
  void saysWhenTheStoreIsFull() throws Exception {
    diskFull = true;

    assertProblem(
        post("/dicom-web/studies", MULTIPART, body(Part10.encode(TestInstances.ct(1)))),
        507,
        "OUT_OF_RESOURCES");
  }

  @Test
  void answersOtherMethodsAndPathsWithProblems() throws Exception {
    HttpRequest get = HttpRequest.newBuilder(uri("/dicom-web/studies")).build();
    assertProblem(send(get), 405, "METHOD_NOT_ALLOWED");
    assertProblem(post("/elsewhere", MULTIPART, new byte[0]), 404, "NOT_FOUND");
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code)
      throws IOException {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).path("code").asText()).isEqualTo(code);
    assertThat(json(response).path("status").asInt()).isEqualTo(status);
  }

  private HttpResponse<String> post(String path, String contentType, byte[] body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  /**
   * A server that answers before it has read the body closes the connection, and the answer may be
   * lost on the way (RFC 9112, 9.6): then the client asks again.
   */
  private HttpResponse<String> postUntilAnswered(byte[] body) throws Exception {
    for (int attempt = 1; attempt < 20; attempt++) {
      try {
        return post("/dicom-web/studies", MULTIPART, body);
      } catch (IOException closedWhileSending) {
        continue;
      }
    }
    return post("/dicom-web/studies", MULTIPART, body);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + http.port() + path);
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }

  private static byte[] body(byte[]... parts) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      body.write(
          "--B0undary\r\nContent-Type: application/dicom\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      body.write(part);
      body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.write("--B0undary--\r\n".getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }
}
