package org.tacescore.worker.receive;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.SpaceFloor;

/**
 * Closed while the disk is nearly full, so that a sender keeps what would else be lost; what the
 * worker makes itself still finds room. Opens by itself. Safe for use by many threads.
 */
public final class StoreDoor {
  private static final Logger LOG = LoggerFactory.getLogger(StoreDoor.class);

  private final DiskSpace disk;
  private final Path folder;
  private final SpaceFloor floor;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param folder of the store
   */
  public StoreDoor(DiskSpace disk, Path folder, SpaceFloor floor) {
    this.disk = disk;
    this.folder = folder;
    this.floor = floor;
  }

  /** One that never closes. */
  public static StoreDoor open() {
    return new StoreDoor(
        folder -> new DiskSpace.Space(Long.MAX_VALUE, Long.MAX_VALUE),
        Path.of(""),
        new SpaceFloor(0, 0));
  }

  /** Looks at the disk. */
  public boolean isOpen() {
    DiskSpace.Space space = disk.of(folder);
    boolean now = floor.isAbove(space.freeBytes(), space.totalBytes());
    if (closed.getAndSet(now) != now) {
      LOG.warn(
          "{} bytes of {} are free: {}",
          space.freeBytes(),
          space.totalBytes(),
          now ? "nothing is accepted any more" : "objects are accepted again");
    }
    return !now;
  }

  /**
   * @throws NoSpaceException if nothing is accepted now
   */
  void requireOpen() {
    if (!isOpen()) {
      throw new NoSpaceException("the disk of the object store is nearly full");
    }
  }
}
