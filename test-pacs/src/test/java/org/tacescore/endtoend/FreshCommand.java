package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tacescore.testpacs.Main;

/**
 * A command of the launcher in a process of its own: one process keeps the number of threads with
 * which it ran its first network.
 */
final class FreshCommand {
  private FreshCommand() {}

  /**
   * Runs it to its end, which must be a good one.
   *
   * @param log gets all that it prints
   */
  static void run(Path log, Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "3");
    Process process = builder.start();
    try {
      int status = process.waitFor();
      assertThat(status).as(Files.readString(log)).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the command was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
