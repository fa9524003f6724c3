package org.tacescore.worker.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tacescore.worker.cohort.WholeFile;

/**
 * The patients that were measured so far, one file each in a folder, so that a killed run goes on
 * and a second one measures nothing. A file's name is the key of all that its content depends on;
 * it tells no patient.
 */
final class MeasurementStore {
  private final Path folder;

  /**
   * A store.
   *
   * @param folder is made where it is not there
   */
  MeasurementStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** What was measured under a key; a file that is not whole counts for nothing. */
  Optional<MeasuredImages> find(String key) throws IOException {
    Path file = file(key);
    return Files.exists(file) ? MeasurementFile.read(Files.readAllBytes(file)) : Optional.empty();
  }

  void put(String key, MeasuredImages measured) throws IOException {
    WholeFile.write(file(key), MeasurementFile.write(measured));
  }

  private Path file(String key) {
    return folder.resolve(key + ".case");
  }
}
