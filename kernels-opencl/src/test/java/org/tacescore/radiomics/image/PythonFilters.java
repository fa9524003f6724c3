package org.tacescore.radiomics.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;

/** The filters of {@code filtered_images.py}, run by Debian's Python. */
final class PythonFilters {
  private static final String PYTHON = "/usr/bin/python3";

  private final Path folder;

  /** The test is skipped where a module is missing, and fails where CI is set. */
  PythonFilters(Path folder, String modules) {
    this.folder = folder;
    boolean there =
        Files.isExecutable(Path.of(PYTHON)) && run(List.of("-c", "import " + modules)).isEmpty();
    String message = "python3 with %s is missing: Debian packages python3-...".formatted(modules);
    if (!there && "true".equals(System.getenv("CI"))) {
      Assertions.fail(message);
    }
    Assumptions.assumeTrue(there, message);
  }

  /** Does jobs on an image; what they give is there for {@link #image} afterwards. */
  void filter(Volume image, List<String> jobs) {
    GridSize size = image.geometry().size();
    Spacing mm = image.geometry().spacingMm();
    ByteBuffer bytes = ByteBuffer.allocate(size.voxels() * Double.BYTES);
    bytes.asDoubleBuffer().put(image.toArray());
    List<String> arguments = new ArrayList<>();
    try (InputStream script = getClass().getResourceAsStream("filtered_images.py")) {
      Path copy = folder.resolve("filtered_images.py");
      Files.write(copy, script.readAllBytes());
      Files.write(folder.resolve("image"), bytes.array());
      arguments.add(copy.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    arguments.add(folder.toString());
    for (int length : List.of(size.columns(), size.rows(), size.slices())) {
      arguments.add(Integer.toString(length));
    }
    arguments.add(
        switch (image.type()) {
          case FLOAT -> "float32";
          case DOUBLE -> "float64";
          default -> image.type().name().toLowerCase(Locale.ROOT);
        });
    for (double spacing : List.of(mm.columnMm(), mm.rowMm(), mm.sliceMm())) {
      arguments.add(Double.toString(spacing));
    }
    arguments.addAll(jobs);
    assertThat(run(arguments)).isEmpty();
  }

  /** An image that a job gave. */
  double[] image(int job, String name) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(job + "-" + name)));
      double[] values = new double[bytes.remaining() / Double.BYTES];
      bytes.asDoubleBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many images a job gave. */
  long images(int job) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(job + "-")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-W", "ignore"));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? "" : "failed: " + text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + PYTHON, e);
    }
  }
}
