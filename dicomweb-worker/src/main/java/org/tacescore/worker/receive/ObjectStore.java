package org.tacescore.worker.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Received and made files, named by what they hold: {@code objects/<2 hex>/<sha256>.dcm}.
 *
 * <p>A file grows under {@code objects/.incoming/<process>/}, in the same file system, and takes
 * its name when it is whole and on the disk. Several workers may share the folder: each holds a
 * lock on its own incoming folder, and one that starts removes the incoming folders whose lock
 * nobody holds.
 */
public final class ObjectStore implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String SUFFIX = ".dcm";
  private static final Pattern OBJECT_NAME = Pattern.compile("[0-9a-f]{64}\\.dcm");

  private final Path objects;
  private final Path incoming;
  private final FileChannel lock;
  private final long maxObjectBytes;
  private final Set<Path> durableFolders = new HashSet<>();

  /** Held while a name in the store gets or loses its file. */
  private final Object naming = new Object();

  private ObjectStore(Path objects, Path incoming, FileChannel lock, long maxObjectBytes) {
    this.objects = objects;
    this.incoming = incoming;
    this.lock = lock;
    this.maxObjectBytes = maxObjectBytes;
  }

  /**
   * Opens the store of a data folder, and removes what dead processes left half written.
   *
   * @param dataDir the worker's data folder; made when it is not there
   * @param maxObjectBytes length of the longest file that is taken
   * @throws StorageFaultException if the folder cannot be written
   */
  public static ObjectStore open(Path dataDir, long maxObjectBytes) {
    Path objects = dataDir.resolve("objects");
    Path allIncoming = objects.resolve(".incoming");
    try {
      DurableFiles.createFolders(allIncoming);
      removeLeftovers(allIncoming);
      Path own = Files.createTempDirectory(allIncoming, "worker-");
      FileChannel lock = openLock(own);
      // Released by the system when the process ends, however it ends.
      if (lock.tryLock() == null) {
        throw new IOException("another process holds the lock of a folder just made");
      }
      return new ObjectStore(objects, own, lock, maxObjectBytes);
    } catch (IOException e) {
      throw new StorageFaultException("cannot open the object store in " + objects, e);
    }
  }

  /** A new, empty file to be filled. */
  StagedObject stage() {
    try {
      return new StagedObject(Files.createTempFile(incoming, "", ".part"), maxObjectBytes, this);
    } catch (IOException e) {
      throw new StorageFaultException("cannot make a file in the object store", e);
    }
  }

  /**
   * Keeps bytes made by this software; they are durable on return.
   *
   * @throws StorageFaultException if they cannot be written
   */
  public StoredObject put(byte[] bytes) {
    try (StagedObject staged = stage()) {
      staged.write(bytes, 0, bytes.length);
      staged.seal();
      return staged.commit();
    }
  }

  /** Every whole file, by its name; contents are not read. */
  public List<StoredObject> objects() {
    try (Stream<Path> files = Files.walk(objects, 2)) {
      List<StoredObject> found = new ArrayList<>();
      for (Path file : files.filter(ObjectStore::isObject).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        found.add(
            new StoredObject(name.substring(0, name.length() - SUFFIX.length()), Files.size(file)));
      }
      return found;
    } catch (IOException | UncheckedIOException e) {
      throw new StorageFaultException("cannot list the object store", e);
    }
  }

  private static boolean isObject(Path file) {
    return OBJECT_NAME.matcher(String.valueOf(file.getFileName())).matches();
  }

  /** Where the file with this hash lies below a data folder. */
  public static Path place(String sha256) {
    return Path.of("objects", sha256.substring(0, 2), fileName(sha256));
  }

  /** Where the file with this hash lies, or would lie. */
  public Path path(String sha256) {
    return folder(sha256).resolve(fileName(sha256));
  }

  /** Ends the use of the store; files in the making are left to the next start. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StorageFaultException("cannot release the lock of the object store", e);
    }
  }

  void adopt(Path staged, String sha256) {
    try {
      Path folder = folder(sha256);
      requireFolder(folder);
      synchronized (naming) {
        DurableFiles.move(staged, folder, fileName(sha256));
      }
    } catch (IOException e) {
      throw new StorageFaultException("cannot store object " + sha256, e);
    }
  }

  /**
   * Removes a file unless it was written after an instant. One that this process is just writing
   * anew under the same name stays.
   *
   * @return whether it was removed
   */
  boolean removeOlderThan(String sha256, Instant newest) {
    synchronized (naming) {
      try {
        Path file = path(sha256);
        return Files.getLastModifiedTime(file).toInstant().isBefore(newest)
            && Files.deleteIfExists(file);
      } catch (NoSuchFileException gone) {
        return false;
      } catch (IOException e) {
        throw new StorageFaultException("cannot remove object " + sha256, e);
      }
    }
  }

  private Path folder(String sha256) {
    return objects.resolve(sha256.substring(0, 2));
  }

  private static String fileName(String sha256) {
    return sha256 + SUFFIX;
  }

  /**
   * Makes a folder, and brings its entry to the disk on this process' first use of it: one that
   * merely exists may have been made by another thread or process a moment ago.
   */
  private synchronized void requireFolder(Path folder) throws IOException {
    if (!durableFolders.contains(folder)) {
      Files.createDirectories(folder);
      DurableFiles.sync(objects);
      durableFolders.add(folder);
    }
  }

  private static void removeLeftovers(Path allIncoming) throws IOException {
    try (DirectoryStream<Path> owners = Files.newDirectoryStream(allIncoming)) {
      for (Path owner : owners) {
        if (isAbandoned(owner)) {
          removeFolder(owner);
        }
      }
    }
  }

  private static boolean isAbandoned(Path owner) throws IOException {
    try (FileChannel channel = openLock(owner);
        FileLock free = channel.tryLock()) {
      return free != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }

  private static FileChannel openLock(Path owner) throws IOException {
    return FileChannel.open(
        owner.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void removeFolder(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
