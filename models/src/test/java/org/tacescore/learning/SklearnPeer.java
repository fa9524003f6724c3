package org.tacescore.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Debian's Python with scikit-learn; asked in a process of its own. */
public final class SklearnPeer {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String HEAD =
      """
      import sys
      rows = [[float.fromhex(v) for v in line.split()] for line in sys.stdin]
      y = [row[0] for row in rows]
      x = [row[1:] for row in rows]
      """;

  private SklearnPeer() {}

  /** Skips the test where scikit-learn is missing; fails it where CI is true. */
  public static void require() {
    boolean there =
        Files.isExecutable(Path.of(PYTHON)) && answer("import sklearn", "").status() == 0;
    String message = "python3 with scikit-learn is missing: Debian package python3-sklearn";
    if (!there && "true".equals(System.getenv("CI"))) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(there, message);
  }

  /**
   * Runs a script.
   *
   * @param script finds lists {@code x} of rows and {@code y} of 0 and 1; prints numbers
   */
  public static double[] run(String script, FeatureTable table, BinaryOutcome outcome) {
    StringBuilder input = new StringBuilder();
    for (int row = 0; row < table.rows(); row++) {
      input.append(outcome.positive(row) ? 1.0 : 0.0);
      for (double value : table.row(row)) {
        input.append(' ').append(Double.toHexString(value));
      }
      input.append('\n');
    }
    Answer answer = answer(HEAD + script, input.toString());
    Assertions.assertEquals(0, answer.status(), answer.text());
    return Arrays.stream(answer.text().trim().split("\\s+"))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static Answer answer(String script, String input) {
    try {
      Path file = Files.createTempFile("sklearn", ".txt");
      try {
        Files.writeString(file, input);
        Process process =
            new ProcessBuilder(PYTHON, "-c", script)
                .redirectErrorStream(true)
                .redirectInput(file.toFile())
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + PYTHON, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + PYTHON, e);
    }
  }

  private record Answer(int status, String text) {}
}
