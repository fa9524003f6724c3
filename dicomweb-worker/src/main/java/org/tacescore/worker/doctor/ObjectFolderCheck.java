package org.tacescore.worker.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tacescore.worker.config.SpaceFloor;
import org.tacescore.worker.receive.DiskSpace;

/**
 * Whether the object folder can be written to the disk, and has room.
 *
 * @param dataDir the worker's data folder; objects lie in its {@code objects}
 * @param floor below which the worker takes nothing
 */
record ObjectFolderCheck(Path dataDir, DiskSpace disk, SpaceFloor floor) implements Check {
  private static final double GB = 1e9;

  @Override
  public String name() {
    return "object folder";
  }

  @Override
  public Finding look() {
    Path objects = dataDir.resolve("objects");
    Path folder = existing(objects);
    if (!Files.isDirectory(folder)) {
      return Finding.fail(
          folder + " is no folder", "move that file away, or name another data-dir");
    }
    try {
      return judge(objects, folder, syncMillis(folder));
    } catch (IOException e) {
      return Finding.fail(
          "%s cannot be written to the disk (%s)".formatted(folder, e.getClass().getSimpleName()),
          "give the folder to the worker's account (chown -R), and run doctor as that account");
    }
  }

  private Finding judge(Path objects, Path folder, long millis) {
    DiskSpace.Space space = disk.of(folder);
    String found =
        "%s writable, on the disk in %d ms; %.1f of %.1f GB free"
            .formatted(folder, millis, space.freeBytes() / GB, space.totalBytes() / GB);
    if (floor.isAbove(space.freeBytes(), space.totalBytes())) {
      return Finding.fail(
          found + ", below store.stop-below: nothing is accepted",
          "free disk space, shorten store.retention, or lower store.stop-below");
    }
    if (floor.isAbove(space.freeBytes() / 2, space.totalBytes())) {
      return Finding.warn(
          found + ", less than twice store.stop-below",
          "free disk space, or shorten store.retention, before nothing is accepted any more");
    }
    return folder.equals(objects)
        ? Finding.ok(found)
        : Finding.ok(found + "; the worker's first start makes " + objects);
  }

  /** The folder itself, or the nearest above it that is there. */
  private static Path existing(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  /** A file of one byte comes and goes. */
  private static long syncMillis(Path folder) throws IOException {
    long before = System.nanoTime();
    Path probe = Files.createTempFile(folder, ".doctor", ".tmp");
    try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[1]));
      channel.force(true);
    } finally {
      Files.delete(probe);
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
    return (System.nanoTime() - before) / 1_000_000;
  }
}
