package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PyRadiomics in a Python of this machine, timed on the same files by a script that comes with the
 * software; on one thread, which is all it uses.
 */
final class PyRadiomicsPeer {
  private static final String SCRIPT = "pyradiomics_peer.py";

  private final String python;
  private final Path folder;

  /**
   * A peer.
   *
   * @param python program, e.g. {@code python3}
   * @param folder where the script and the case may be written
   */
  PyRadiomicsPeer(String python, Path folder) {
    this.python = python;
    this.folder = folder;
  }

  /** Processor and wall seconds of the second run; empty where this Python has no PyRadiomics. */
  Optional<JsonNode> time(BenchCase one, Path settings) throws IOException {
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = PyRadiomicsPeer.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is missing from the build");
      }
      Files.write(script, in.readAllBytes());
    }
    Path image = NrrdFiles.write(folder.resolve(one.name() + ".nrrd"), one.image());
    Path mask = NrrdFiles.write(folder.resolve(one.name() + "-mask.nrrd"), one.mask());
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                python, script.toString(), image.toString(), mask.toString(), settings.toString()));
    Process process;
    try {
      process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      // There is no such program.
      return Optional.empty();
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return ended(process) == 0 ? Optional.of(new JsonMapper().readTree(said)) : Optional.empty();
  }

  private static int ended(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
