package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of another project that a test talks to. */
public record PeerProgram(Path path) {

  /** What a finished program left: its exit status, and both its outputs in one text. */
  public record Result(int status, String output) {}

  /** Finds the program, or skips the test and names the Debian package; with CI=true it fails. */
  public static PeerProgram require(String name, String debianPackage) {
    String path = System.getenv("PATH") + ":/usr/sbin";
    return Stream.of(path.split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(PeerProgram::new)
        .orElseGet(() -> missing(name + " is not installed (Debian: " + debianPackage + ")"));
  }

  static Path requireFile(String file, String debianPackage) {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      missing(file + " is not installed (Debian: " + debianPackage + ")");
    }
    return path;
  }

  /** What was found, or skips the test with this message; with CI=true it fails. */
  static <T> T require(Optional<T> found, String message) {
    return found.orElseGet(() -> missing(message));
  }

  private static <T> T missing(String message) {
    if ("true".equals(System.getenv("CI"))) {
      return fail(message);
    }
    return abort(message);
  }

  public Result run(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path output = Files.createTempFile("peer", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return fail(path.getFileName() + " did not end within 120 s");
      }
      return new Result(
          process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.ISO_8859_1));
    } finally {
      Files.delete(output);
    }
  }
}
