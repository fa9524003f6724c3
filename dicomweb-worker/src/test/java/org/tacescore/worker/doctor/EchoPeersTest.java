package org.tacescore.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.worker.config.AeTitle;
import org.tacescore.worker.deliver.Echo;
import org.tacescore.worker.doctor.Finding.Verdict;

/** C-ECHO to dcmtk's storescp, and to one that declines. */
@Tag("peers")
@Timeout(120)
class EchoPeersTest {
  private static final Path STORESCP = Path.of("/usr/bin/storescp");

  @TempDir Path folder;

  @Test
  void storescpAnswers() throws Exception {
    Finding found = asked();

    assertThat(found.verdict()).as(found.toString()).isEqualTo(Verdict.OK);
    assertThat(found.found()).contains("answers C-ECHO");
  }

  @Test
  void storescpDeclines() throws Exception {
    Finding found = asked("--refuse");

    assertThat(found.verdict()).as(found.toString()).isEqualTo(Verdict.FAIL);
    assertThat(found.found()).contains("rejects the association");
    assertThat(found.remedy()).contains("register TACESCORE");
  }

  private Finding asked(String... options) throws Exception {
    if (!Files.isExecutable(STORESCP)) {
      assertThat(System.getenv()).as("storescp is missing").doesNotContain(Map.entry("CI", "true"));
      assumeTrue(false, "storescp is missing: install dcmtk");
    }
    int port = freePort();
    ProcessBuilder command = new ProcessBuilder(STORESCP.toString());
    command.command().addAll(List.of(options));
    command.command().add(Integer.toString(port));
    Process storescp =
        command
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      awaitPort(port);
      AeTitle called = new AeTitle("STORESCP");
      AeTitle own = new AeTitle("TACESCORE");
      Echo echo = new Echo("127.0.0.1", port, called, own, Duration.ofSeconds(20));
      return new EchoCheck("destination pacs", echo).look();
    } finally {
      storescp.destroyForcibly().waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
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
