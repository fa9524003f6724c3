package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledTrainingTest {
  @TempDir Path folder;

  /** One process is killed between two steps of an epoch; another, new one goes on. */
  @Test
  @Tag("slow")
  @Timeout(120)
  void aKilledTrainingEndsWhereAnUninterruptedOneDoes() throws Exception {
    Process first = start(2, 1);
    Process second = start(0, 0);
    try (BufferedReader said = first.inputReader();
        BufferedReader saidNext = second.inputReader()) {
      String whole = lineWith(said, "[whole");
      go(first);
      lineWith(said, "standing");
      first.destroyForcibly().waitFor();
      assertThat(folder.toFile().list()).containsExactly("checkpoint.safetensors");
      go(second);
      assertThat(lineWith(saidNext, "[resumed")).isEqualTo(whole.replace("[whole", "[resumed"));
      assertThat(second.waitFor()).isZero();
    } finally {
      first.destroyForcibly();
      second.destroyForcibly();
    }
  }

  private Process start(int epoch, int step) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            TrainingProcess.class.getName(),
            folder.toString(),
            Integer.toString(epoch),
            Integer.toString(step));
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void go(Process process) throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  private static String lineWith(BufferedReader said, String start) throws IOException {
    String line = said.readLine();
    while (line != null && !line.startsWith(start)) {
      line = said.readLine();
    }
    assertThat(line).as("a line with %s", start).isNotNull();
    return line;
  }
}
