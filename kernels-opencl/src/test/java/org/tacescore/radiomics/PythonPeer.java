package org.tacescore.radiomics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Debian's Python with a module that others wrote, asked for numbers to compare ours with. */
public final class PythonPeer {
  private static final String PYTHON = "/usr/bin/python3";

  private PythonPeer() {}

  /** The test is skipped where a module cannot be imported, and fails where CI is set. */
  public static void require(String modules, String debianPackages) {
    boolean there =
        Files.isExecutable(Path.of(PYTHON)) && answer("import " + modules, "").status() == 0;
    String message =
        "python3 with %s is missing: Debian packages %s".formatted(modules, debianPackages);
    if (!there && "true".equals(System.getenv("CI"))) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(there, message);
  }

  /** What the script prints when it reads the input. */
  public static String run(String script, String input) {
    Answer answer = answer(script, input);
    Assertions.assertEquals(0, answer.status(), answer.text());
    return answer.text();
  }

  private static Answer answer(String script, String input) {
    try {
      Path file = Files.createTempFile("peer", ".txt");
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
