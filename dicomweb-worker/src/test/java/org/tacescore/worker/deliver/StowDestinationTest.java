package org.tacescore.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.queue.Courier.ReadBack;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.TransientFault;

class StowDestinationTest {
  private static final String STORED = "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{}]}}";

  @TempDir Path data;
  private Outgoing outgoing;
  private HttpServer server;
  private int status = 200;
  private byte[] answer = STORED.getBytes(StandardCharsets.UTF_8);
  private String answerType = "application/dicom+json";
  private byte[] received = new byte[0];
  private String receivedType = "";
  private String path = "";

  @BeforeEach
  void open() throws IOException {
    outgoing = new Outgoing(data);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    outgoing.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      received = exchange.getRequestBody().readAllBytes();
      path = exchange.getRequestURI().getPath();
      receivedType = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
      exchange.getResponseHeaders().set("Content-Type", answerType);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private StowDestination destination() {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dicom-web/");
    return new StowDestination(
        new DicomWebSettings("pacs", base, Optional.empty(), Duration.ofSeconds(5), true),
        outgoing.store);
  }

  private void answers(int code, String text) {
    status = code;
    answer = text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void postsTheStoredFileAsTheOnePart() {
    assertThat(destination().send(outgoing.item)).isEmpty();

    assertThat(path).isEqualTo("/dicom-web/studies");
    assertThat(FirstPart.of(receivedType, received)).isEqualTo(outgoing.file);
  }

  @Test
  void aFailureReasonSaysWhetherToTryLater() {
    answers(409, "{\"00081198\":{\"Value\":[{\"00081197\":{\"Value\":[42752]}}]}}");
    assertThatThrownBy(() -> destination().send(outgoing.item))
        .isInstanceOf(TransientFault.class)
        .hasMessageContaining("A700");

    answers(202, "{\"00081198\":{\"Value\":[{\"00081197\":{\"Value\":[43264]}}]}}");
    assertThatThrownBy(() -> destination().send(outgoing.item))
        .isInstanceOf(DeliveryRefusedException.class)
        .hasMessageContaining("A900");
  }

  @Test
  void aServerErrorIsTriedLaterAndAClientErrorIsNot() {
    answers(503, "");
    assertThatThrownBy(() -> destination().send(outgoing.item)).isInstanceOf(TransientFault.class);

    answers(400, "no");
    assertThatThrownBy(() -> destination().send(outgoing.item))
        .isInstanceOf(DeliveryRefusedException.class);
  }

  @Test
  void anAnswerInXmlCountsByItsStatus() {
    answers(200, "<NativeDicomModel/>");

    assertThat(destination().send(outgoing.item)).isEmpty();
  }

  @Test
  void readsTheSameDataSetBackWhateverItsEncoding() throws IOException {
    var dataset = Part10.read(outgoing.file).dataset();
    returns(Part10.encode(dataset));
    assertThat(destination().readBack(outgoing.item)).isEqualTo(ReadBack.SAME);
    assertThat(path).isEqualTo("/dicom-web/studies/1.2/series/1.2.3/instances/1.2.3.4");
  }

  @Test
  void otherContentUnderOurUidIsAFailure() throws IOException {
    returns(Part10.encode(Outgoing.dataset("something else")));

    assertThatThrownBy(() -> destination().readBack(outgoing.item))
        .isInstanceOf(DeliveryRefusedException.class)
        .hasMessageContaining("other content");
  }

  @Test
  void anObjectThatIsNotThereYetIsAskedForAgain() {
    answers(404, "");

    assertThatThrownBy(() -> destination().readBack(outgoing.item))
        .isInstanceOf(TransientFault.class);
  }

  @Test
  void halfAnAnswerIsAskedForAgain() throws IOException {
    returns(outgoing.file);
    answer = Arrays.copyOf(answer, answer.length / 2);

    assertThatThrownBy(() -> destination().readBack(outgoing.item))
        .isInstanceOf(TransientFault.class);
  }

  private void returns(byte[] part10) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write("--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    body.write(part10);
    body.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    answer = body.toByteArray();
    answerType = "multipart/related; type=\"application/dicom\"; boundary=b";
  }
}
