package org.tacescore.worker.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.config.Destination.CStore;

/** Delivery to dcmtk's storescp. */
@Tag("peers")
@Timeout(60)
class StorescpPeerTest {
  private static final Path STORESCP = Path.of("/usr/bin/storescp");

  @TempDir Path data;
  @TempDir Path pacs;

  @Test
  void storescpKeepsOurReport() throws Exception {
    if (!Files.isExecutable(STORESCP)) {
      assertThat(System.getenv()).as("storescp is missing").doesNotContain(Map.entry("CI", "true"));
      assumeTrue(false, "storescp is missing: install dcmtk");
    }
    int port = StoringScp.freePort();
    Process storescp =
        new ProcessBuilder(
                STORESCP.toString(), "--output-directory", pacs.toString(), Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (Outgoing outgoing = new Outgoing(data)) {
      awaitPort(port);
      var configured = new CStore("pacs", "127.0.0.1", port, new AeTitle("STORESCP"));
      Deliveries deliveries =
          Deliveries.of(
              List.of(configured),
              new AeTitle("TACESCORE"),
              Duration.ofSeconds(10),
              outgoing.store);

      assertThat(deliveries.send(outgoing.item)).isEmpty();

      try (Stream<Path> files = Files.list(pacs)) {
        Path kept = files.findFirst().orElseThrow();
        assertThat(Part10.read(kept).dataset()).isEqualTo(Part10.read(outgoing.file).dataset());
      }
    } finally {
      storescp.destroyForcibly().waitFor();
    }
  }

  private static void awaitPort(int port) throws InterruptedException {
    for (int i = 0; i < 200; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
  }
}
