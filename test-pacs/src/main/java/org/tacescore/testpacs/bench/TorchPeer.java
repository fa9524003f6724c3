package org.tacescore.testpacs.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** torchvision's ResNet-34 in a Python of this machine, with the same weights and images. */
final class TorchPeer {
  private static final String SCRIPT = "torch_peer.py";

  private final String python;
  private final Path folder;

  /**
   * A peer.
   *
   * @param python program, e.g. {@code /usr/bin/python3}
   * @param folder where the script may be written; holds {@code weights.safetensors} and {@code
   *     images.bin} (image, channel, row, column; little-endian floats)
   */
  TorchPeer(String python, Path folder) {
    this.python = python;
    this.folder = folder;
  }

  /** Writes {@code network.onnx}; false where this Python has no torchvision. */
  boolean export(int batch) throws IOException {
    return run("export", batch, 0, 1).isPresent();
  }

  /** Wall and processor times of the later half of the runs; empty as {@link #export}. */
  Optional<JsonNode> time(int batch, int runs, int threads) throws IOException {
    return run("time", batch, runs, threads);
  }

  private Optional<JsonNode> run(String work, int batch, int runs, int threads) throws IOException {
    Path script = folder.resolve(SCRIPT);
    try (InputStream in = TorchPeer.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is missing from the build");
      }
      Files.write(script, in.readAllBytes());
    }
    Process process;
    try {
      process =
          new ProcessBuilder(
                  python,
                  script.toString(),
                  work,
                  folder.toString(),
                  String.valueOf(batch),
                  String.valueOf(runs),
                  String.valueOf(threads))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
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
