package org.tacescore.worker.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.tacescore.digest.Sha256;
import org.tacescore.worker.queue.DatabaseCopy;
import org.tacescore.worker.receive.ObjectStore;

/**
 * Writes a worker's database, the objects that it needs and the site's bundles into a folder.
 *
 * <p>The database is copied first, so that every object it knows is there already: objects never
 * change. What the worker gives up for its age meanwhile is told by a second copy of the database.
 */
public final class Backup {
  private static final String BUNDLES = "bundles";
  private static final String CHECKED = ".checked";
  private static final int TRIES = 3;

  private final Path dataDir;
  private final DatabaseSource database;
  private final Clock clock;
  private final CopyListener listener;

  public Backup(Path dataDir, DatabaseSource database, Clock clock, CopyListener listener) {
    this.dataDir = dataDir;
    this.database = database;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Writes the backup beside, as {@code <folder>.part}, and gives it its name when it is whole and
   * on the disk.
   *
   * @param folder the backup, which must not be there
   * @throws BackupRefusedException if it cannot be a whole one
   * @throws IOException if it cannot be written
   */
  public BackupManifest write(Path folder) throws IOException, InterruptedException {
    Path target = folder.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    for (Path taken : List.of(target, part)) {
      if (Files.exists(taken)) {
        throw new BackupRefusedException(
            BackupRefusal.TARGET_NOT_EMPTY, taken + " is there already");
      }
    }
    if (!DatabaseCopy.isDatabase(dataDir.resolve("db"))) {
      throw new BackupRefusedException(
          BackupRefusal.NOTHING_THERE, "no database in " + dataDir.resolve("db"));
    }
    Path beside =
        Objects.requireNonNull(target.getParent(), "only the root has none, and is there");
    Files.createDirectories(beside);
    FolderFiles.makePrivate(part);
    try {
      BackupManifest manifest = fill(part);
      FolderFiles.sync(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      FolderFiles.syncOne(beside);
      return manifest;
    } finally {
      FolderFiles.remove(part);
    }
  }

  private BackupManifest fill(Path part) throws IOException, InterruptedException {
    FileSums sums = new FileSums();
    DatabaseCopy copied = copyDatabase(part);
    Set<String> there = new HashSet<>();
    List<Path> bundles = FolderFiles.below(dataDir.resolve(BUNDLES));
    listener.begins(copied.neededFiles().size() + bundles.size() + 1);
    for (int tries = 1; !copyObjects(copied, there, part, tries == TRIES); tries++) {
      copied = copyDatabase(part);
    }
    for (String sha256 : copied.neededFiles()) {
      sums.add(slashed(ObjectStore.place(sha256)), sha256);
    }
    for (Path file : bundles) {
      Path place = Path.of(BUNDLES).resolve(dataDir.resolve(BUNDLES).relativize(file));
      sums.add(slashed(place), FolderFiles.copy(file, part.resolve(place)));
      listener.copied();
    }
    for (String given : there) {
      if (!copied.neededFiles().contains(given)) {
        Files.delete(part.resolve(ObjectStore.place(given)));
      }
    }
    Path zip = part.resolve(FileSums.DATABASE);
    sums.add(FileSums.DATABASE, new Sha256().add(zip).hex());
    listener.copied();
    return describe(part, sums, copied.schema());
  }

  private BackupManifest describe(Path part, FileSums sums, int schema) throws IOException {
    long bytes = 0;
    for (String path : sums.all().keySet()) {
      bytes += Files.size(part.resolve(path));
    }
    BackupManifest manifest =
        new BackupManifest(clock.instant(), schema, sums.all().size(), bytes, sums.write(part));
    manifest.write(part);
    FolderFiles.syncOne(part.resolve(FileSums.FILE));
    FolderFiles.syncOne(part.resolve(BackupManifest.FILE));
    return manifest;
  }

  /** A copy that does not open again is none. */
  private DatabaseCopy copyDatabase(Path part) throws IOException, InterruptedException {
    Path zip = part.resolve(FileSums.DATABASE);
    Path checked = part.resolve(CHECKED);
    Files.deleteIfExists(zip);
    database.copyTo(zip);
    FolderFiles.syncOne(zip);
    DatabaseCopy.unpack(zip, checked);
    DatabaseCopy copied = DatabaseCopy.read(checked);
    FolderFiles.remove(checked);
    if (copied.schema() != DatabaseCopy.newestSchema()) {
      throw new BackupRefusedException(
          BackupRefusal.OTHER_SCHEMA,
          "the database's tables are of version %d, needed %d: use the version that wrote them"
              .formatted(copied.schema(), DatabaseCopy.newestSchema()));
    }
    return copied;
  }

  /**
   * @param there what was copied before, and is now
   * @return false where an object is gone, so that the database must be asked again
   */
  private boolean copyObjects(DatabaseCopy copied, Set<String> there, Path part, boolean last)
      throws IOException {
    for (String sha256 : new TreeSet<>(copied.neededFiles())) {
      if (there.contains(sha256)) {
        continue;
      }
      Path place = ObjectStore.place(sha256);
      try {
        if (!FolderFiles.copy(dataDir.resolve(place), part.resolve(place)).equals(sha256)) {
          throw new BackupRefusedException(
              BackupRefusal.DAMAGED, "%s of %s".formatted(place, dataDir));
        }
      } catch (NoSuchFileException gone) {
        if (last) {
          throw new BackupRefusedException(
              BackupRefusal.MISSING_FILE, "%s of %s".formatted(place, dataDir));
        }
        return false;
      }
      there.add(sha256);
      listener.copied();
    }
    return true;
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
