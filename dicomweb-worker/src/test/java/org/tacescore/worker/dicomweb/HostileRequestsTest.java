package org.tacescore.worker.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.worker.receive.TestInstances;

/** Requests that nobody sends with good intentions end in a 4xx and tell nothing. */
class HostileRequestsTest {
  private static final String VIEWER = "https://viewer.example.org";

  @TempDir static Path folder;
  private static ServedStore served;

  @BeforeAll
  static void start() {
    served = ServedStore.start(folder, ServedStore.allowing(VIEWER));
    served.receive(TestInstances.ct(1));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  /** The whole answer to a request line as it is written here, which no client would send. */
  private static String raw(String requestLine, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
      socket.setSoTimeout(10_000);
      String request =
          requestLine + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + String.join("", headers);
      socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/studies/../../../etc/passwd",
        "/studies/..%2f..%2fetc%2fpasswd",
        "/studies/%2e%2e/%2e%2e/etc/passwd",
        "/studies/..%252f..%252fetc/metadata",
        "/studies/1.2.3/series/1.2.3.4/instances/../../../../objects/metadata",
        "/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.1/bulkdata/../../../../../etc/passwd",
        "/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.1/bulkdata/%2e%2e%2f7FE00010",
        "/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.1/frames/..%2f1",
        "/studies/1.2.3%00/metadata",
        "/studies/1.2.3;x=1/metadata/x",
        "/studies//metadata",
        "/studies/1.2.3/metadata/",
        "/studies/1.2.x",
        "/studies/1.2.3.",
        "/studies/'or'1'='1/metadata",
        "/studies/*",
        "/studies/1.2.3/series/*/metadata",
        "/studies/<script>alert(1)</script>/metadata",
        "/studies/" + LONG + "/metadata",
        "/studies/1.2.4",
        "/studies/1.2.3/series/1.2.3.5",
        "/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.2",
        "/studies/1.2.4/series/1.2.3.4/instances/1.2.3.4.1/frames/1",
        "/objects",
        "/"
      })
  void pathsLeadNowhere(String path) throws IOException {
    String answer = raw("GET /dicom-web" + path);

    assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*");
    assertThat(answer)
        .contains("application/problem+json", "Content-Security-Policy: default-src 'none'")
        .doesNotContain("<script>", "root:", folder.toString(), "Exception");
  }

  private static final String LONG =
      "1.1111111111111111111111111111111111111111111111111111111111111111";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/related; type=\"application/dicom",
        ";;;;",
        "a/b/c",
        "multipart/related; type=multipart/related",
        "\"",
        "application/dicom; transfer-syntax=",
        "image/*"
      })
  void acceptHeadersWithoutSenseAreRefused(String accept) throws IOException {
    String answer = raw("GET /dicom-web/studies/1.2.3", "Accept: " + accept + "\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 (400|406) .*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/studies?PatientName=%",
        "/studies?PatientName=%ff%fe",
        "/studies?%",
        "/studies?limit=%00",
        "/studies?=x",
        "/studies?PatientID.PatientName=x",
        "/studies?........=x"
      })
  void queriesWithoutSenseAreRefusedOrFindNothing(String path) throws IOException {
    String answer = raw("GET /dicom-web" + path);

    assertThat(answer).matches("(?s)HTTP/1.1 (400|204) .*").doesNotContain("Exception");
  }

  @Test
  void methodsThatChangeSomethingAreNotThere() throws IOException {
    for (String method : new String[] {"PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"}) {
      assertThat(raw(method + " /dicom-web/studies/1.2.3/metadata")).startsWith("HTTP/1.1 405 ");
    }
  }

  @Test
  void pagesOfOtherSitesReadOnlyWhereTheyMay() {
    HttpResponse<byte[]> allowed = served.get("/studies", "Origin", VIEWER);
    HttpResponse<byte[]> other = served.get("/studies", "Origin", VIEWER + ".evil.example");
    HttpResponse<byte[]> asked =
        served.send(
            "OPTIONS",
            "/studies/1.2.3/metadata",
            "Origin",
            VIEWER,
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "Accept");
    HttpResponse<byte[]> error = served.get("/studies/1.2.9", "Origin", VIEWER);

    assertThat(ServedStore.header(allowed, "Access-Control-Allow-Origin")).isEqualTo(VIEWER);
    assertThat(ServedStore.header(allowed, "Access-Control-Allow-Credentials")).isEmpty();
    assertThat(ServedStore.header(other, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(ServedStore.header(asked, "Access-Control-Allow-Methods")).contains("GET");
    assertThat(ServedStore.header(asked, "Access-Control-Allow-Methods")).doesNotContain("POST");
    assertThat(error.statusCode()).isEqualTo(404);
    assertThat(ServedStore.header(error, "Access-Control-Allow-Origin")).isEqualTo(VIEWER);
  }
}
