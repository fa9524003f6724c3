package org.tacescore.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomOptions;

/**
 * The files of a phantom patient, made once however many tests want a copy of them: making a
 * patient takes longer than most of what is tested with it.
 */
final class PhantomFiles {
  private static final Map<PhantomOptions, PhantomFiles> MADE = new ConcurrentHashMap<>();

  private final String patient;
  private final Map<String, byte[]> files = new TreeMap<>();

  private PhantomFiles(Path folder) {
    patient = folder.getFileName().toString();
    try {
      for (Path file : StudyCopy.filesBelow(folder)) {
        files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the first patient of these options into a new folder, and returns it. */
  static Path write(PhantomOptions options, Path parent) {
    return MADE.computeIfAbsent(
            options,
            making -> new PhantomFiles(new PhantomGenerator(making).patient(0).writeTo(parent)))
        .writeTo(parent);
  }

  private Path writeTo(Path parent) {
    Path folder = parent.resolve(patient);
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path to = folder.resolve(file.getKey());
        Files.createDirectories(to.resolveSibling(""));
        Files.write(to, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }
}
