package org.tacescore.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Python with torch and torchvision, whose own classes judge our networks. Scripts lie in
 * the resource folder {@code torch} and share its {@code peer.py}.
 */
public final class TorchPeer {
  private static final String PYTHON = "/usr/bin/python3";

  private TorchPeer() {}

  /** The test is skipped where torch or torchvision is missing, and fails where CI is set. */
  public static void require() {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && answer(List.of("-c", "import torch, torchvision")).status() == 0;
    String message =
        "python3 with torch and torchvision is missing:"
            + " Debian packages python3-torch python3-torchvision";
    if (!there && "true".equals(System.getenv("CI"))) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(there, message);
  }

  /**
   * Runs a script to its end.
   *
   * @param script a file of the resource folder, e.g. {@code classes.py}
   * @param arguments its command line; paths and numbers by their text
   * @return what it printed; warnings among it
   */
  public static String run(String script, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(file(script).toString()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Answer answer = answer(command);
    Assertions.assertEquals(0, answer.status(), answer.text());
    return answer.text();
  }

  /** What {@code write_values} of peer.py wrote: little-endian floats, the last axis fastest. */
  public static float[] floats(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes what {@code read_values} of peer.py reads. */
  public static void write(Path file, float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    try {
      Files.write(file, bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static Path file(String script) {
    URL url = Objects.requireNonNull(TorchPeer.class.getResource("/torch/" + script), script);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(url + " is no file", e);
    }
  }

  /** Python leaves no compiled files beside the scripts. */
  private static Answer answer(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-B"));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + PYTHON, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + PYTHON, e);
    }
  }

  private record Answer(int status, String text) {}
}
