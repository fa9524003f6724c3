package org.tacescore.worker.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/** Runs programs of other people; one that is missing skips the test, or with CI=true fails it. */
public final class PeerProgram {

  private PeerProgram() {}

  /**
   * What a program said.
   *
   * @param status exit status
   * @param output stdout and stderr
   */
  public record Result(int status, String output) {}

  public static Result run(String debianPackage, String... command) throws Exception {
    require(command[0], debianPackage);
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    return new Result(process.waitFor(), output);
  }

  private static void require(String program, String debianPackage) {
    boolean there =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    String missing =
        String.format(Locale.ROOT, "%s is missing: Debian package %s", program, debianPackage);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as(missing).isTrue();
    }
    Assumptions.assumeTrue(there, missing);
  }
}
