package org.tacescore.report;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Another project's command line tool, run on a file of ours. */
public final class PeerTool {
  private PeerTool() {}

  /**
   * @param exitCode of the tool
   * @param output standard output and error
   */
  public record Result(int exitCode, String output) {}

  /** Runs the command; where it is missing the test is skipped, and with CI=true fails. */
  public static Result run(String debianPackage, List<String> command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return missing(command.get(0) + " is missing: Debian package " + debianPackage);
    }
    try (InputStream out = process.getInputStream()) {
      String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    }
  }

  public static Result missing(String message) {
    return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
  }
}
