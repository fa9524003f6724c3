package org.tacescore.segio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program that others wrote, run to judge our files. */
public final class PeerProgram {
  private final String path;

  private PeerProgram(String path) {
    this.path = path;
  }

  /** The test is skipped where the program is missing, and fails where CI is set. */
  public static PeerProgram required(String program, String debianPackage) {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    require(there, program, "Debian package " + debianPackage);
    return new PeerProgram(program);
  }

  /** Debian's Python, if it has the modules. */
  static PeerProgram pythonWith(String module, String debianPackage) {
    PeerProgram python = new PeerProgram("/usr/bin/python3");
    boolean there =
        Files.isExecutable(Path.of(python.path))
            && python.run("-c", "import " + module).exitStatus() == 0;
    require(there, "python3 with " + module, "Debian package " + debianPackage);
    return python;
  }

  /** Skips the test, or fails it where CI is set, unless the peer is there. */
  static void require(boolean there, String peer, String origin) {
    String message = peer + " is missing: " + origin;
    if (!there && "true".equals(System.getenv("CI"))) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(there, message);
  }

  public Answer run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(path));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (IOException e) {
      throw new IllegalStateException("cannot run " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + path, e);
    }
  }

  public record Answer(int exitStatus, String text) {}
}
