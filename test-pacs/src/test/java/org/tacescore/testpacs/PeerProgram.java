package org.tacescore.testpacs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program of another project that tests run; a missing one skips the test, in CI it fails it. */
public final class PeerProgram {

  private PeerProgram() {}

  /** What a program said, both streams together. */
  public record Output(int exitCode, String text) {}

  public static void require(String program, String debianPackage) {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    String message = program + " is missing: install the Debian package " + debianPackage;
    if (!there && "true".equals(System.getenv("CI"))) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(there, message);
  }

  public static Output run(String... command) throws IOException, InterruptedException {
    return run(List.of(command));
  }

  public static Output run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Output(process.waitFor(), text);
  }
}
