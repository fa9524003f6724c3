package org.tacescore.worker.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tacescore.worker.queue.DatabaseCopy;

/**
 * Puts a backup into a data folder that is empty but for what a worker makes again by itself.
 *
 * <p>Every file is copied to a folder within it and checked by its digest before the first one
 * takes its place.
 */
public final class Restore {
  private static final String PART = ".restore.part";

  /** What a start makes again, and what a file system has of its own. */
  private static final Set<String> OF_NO_WEIGHT =
      Set.of("native", "networks", "shipped", "lost+found");

  private final Path dataDir;
  private final CopyListener listener;

  public Restore(Path dataDir, CopyListener listener) {
    this.dataDir = dataDir;
    this.listener = listener;
  }

  /**
   * Restores a backup, or leaves the data folder as it is.
   *
   * @param backup the folder that {@link Backup} wrote
   * @throws BackupRefusedException if the backup is not whole or of a later version, or the data
   *     folder not empty
   * @throws IOException if nothing can be written
   */
  public BackupManifest from(Path backup) throws IOException {
    requireEmpty();
    BackupManifest manifest = BackupManifest.read(backup);
    if (manifest.schema() > DatabaseCopy.newestSchema()) {
      throw new BackupRefusedException(
          BackupRefusal.NEWER_SCHEMA,
          "the backup's tables are of version %d, this software knows %d: use a later one"
              .formatted(manifest.schema(), DatabaseCopy.newestSchema()));
    }
    FileSums sums = FileSums.read(backup, manifest);
    boolean made = Files.notExists(dataDir);
    Files.createDirectories(dataDir);
    Path part = dataDir.resolve(PART);
    boolean done = false;
    try {
      requireSpace(manifest);
      FolderFiles.makePrivate(part);
      copy(backup, part, sums);
      FolderFiles.sync(part);
      putInPlace(part);
      done = true;
      return manifest;
    } finally {
      FolderFiles.remove(part);
      if (made && !done) {
        Files.delete(dataDir);
      }
    }
  }

  private void requireEmpty() throws IOException {
    if (Files.notExists(dataDir)) {
      return;
    }
    try (Stream<Path> entries = Files.list(dataDir)) {
      List<String> found =
          entries
              .map(entry -> String.valueOf(entry.getFileName()))
              .filter(name -> !OF_NO_WEIGHT.contains(name))
              .sorted()
              .toList();
      if (!found.isEmpty()) {
        throw new BackupRefusedException(
            BackupRefusal.TARGET_NOT_EMPTY, "%s holds %s".formatted(dataDir, found));
      }
    }
  }

  private void requireSpace(BackupManifest manifest) throws IOException {
    long free = Files.getFileStore(dataDir).getUsableSpace();
    if (free < manifest.bytes()) {
      throw new BackupRefusedException(
          BackupRefusal.NO_SPACE,
          "%d bytes are free in %s, needed: more than %d"
              .formatted(free, dataDir, manifest.bytes()));
    }
  }

  private void copy(Path backup, Path part, FileSums sums) throws IOException {
    listener.begins(sums.all().size());
    for (Map.Entry<String, String> each : sums.all().entrySet()) {
      String path = each.getKey();
      try {
        if (!FolderFiles.copy(backup.resolve(path), part.resolve(path)).equals(each.getValue())) {
          throw new BackupRefusedException(BackupRefusal.DAMAGED, path);
        }
      } catch (NoSuchFileException gone) {
        throw new BackupRefusedException(BackupRefusal.MISSING_FILE, path);
      }
      listener.copied();
    }
    Path zip = part.resolve(FileSums.DATABASE);
    DatabaseCopy.unpack(zip, part.resolve("db"));
    Files.delete(zip);
    for (Path file : FolderFiles.below(part.resolve("db"))) {
      FolderFiles.syncOne(file);
    }
  }

  /** The database last: what it knows is there when it is. */
  private void putInPlace(Path part) throws IOException {
    for (String name : List.of("bundles", "objects", "db")) {
      if (Files.exists(part.resolve(name))) {
        Files.move(part.resolve(name), dataDir.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    FolderFiles.syncOne(dataDir);
  }
}
