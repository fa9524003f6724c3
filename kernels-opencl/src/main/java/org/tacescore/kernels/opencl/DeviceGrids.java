package org.tacescore.kernels.opencl;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.volume.GridSize;

/**
 * Level grids on the device: each is uploaded once for all that is counted in it, as long as memory
 * lasts, and one that is too large in parts.
 *
 * <p>A quarter of the memory is theirs. A grid stays until it is garbage to the JVM or others need
 * its place; the longest unused goes first.
 */
final class DeviceGrids implements AutoCloseable {
  /** Work-items add their number to an offset; this leaves room for it in 31 bits. */
  private static final long MOST_VOXELS = 1L << 30;

  private final ClSession session;
  private final long mostBytes;
  private final Deque<Resident> residents = new ArrayDeque<>();

  private record Resident(WeakReference<LevelGrid> levels, ClBuffer ranks) {}

  DeviceGrids(ClSession session) {
    this.session = session;
    this.mostBytes = session.memory().total() / 4;
  }

  /** Bytes of the grids that lie on the device now. */
  long bytes() {
    return residents.stream().mapToLong(resident -> resident.ranks().bytes()).sum();
  }

  /** Works with a whole grid. */
  <T> T whole(LevelGrid levels, Function<GridPart, T> work) {
    dropGarbage();
    requireAddressable(levels.paddedSize());
    Optional<ClBuffer> resident = resident(levels);
    if (resident.isPresent()) {
      return work.apply(wholeOf(levels, resident.get()));
    }
    long bytes = bytesOf(levels);
    makeRoom(bytes);
    if (bytes <= mostBytes) {
      ClBuffer ranks = session.copyOf(levels.toArray(), 0, levels.paddedSize().voxels());
      residents.addFirst(new Resident(new WeakReference<>(levels), ranks));
      return work.apply(wholeOf(levels, ranks));
    }
    try (ClBuffer ranks = session.copyOf(levels.toArray(), 0, levels.paddedSize().voxels())) {
      return work.apply(wholeOf(levels, ranks));
    }
  }

  /** Works with a grid in as many parts as memory asks for: for what can be added up. */
  void inParts(LevelGrid levels, Consumer<GridPart> work) {
    if (bytesOf(levels) <= mostBytes) {
      whole(
          levels,
          part -> {
            work.accept(part);
            return part;
          });
      return;
    }
    dropGarbage();
    makeRoom(mostBytes);
    GridSize size = levels.paddedSize();
    int plane = size.columns() * size.rows();
    int margin = levels.margin();
    long slices = Math.min(mostBytes / Character.BYTES, MOST_VOXELS) / plane - 2L * margin;
    if (slices < 1) {
      throw new BeyondDeviceException(
          "%d slices of %d x %d voxels are needed at once and %d bytes are free"
              .formatted(1 + 2 * margin, size.columns(), size.rows(), mostBytes));
    }
    char[] ranks = levels.toArray();
    for (int slice = margin; slice < size.slices() - margin; slice += (int) slices) {
      int count = (int) Math.min(slices, size.slices() - margin - slice);
      int first = (slice - margin) * plane;
      try (ClBuffer part = session.copyOf(ranks, first, (count + 2 * margin) * plane)) {
        work.accept(new GridPart(part, margin * plane, (margin + count) * plane));
      }
    }
  }

  private static GridPart wholeOf(LevelGrid levels, ClBuffer ranks) {
    GridSize size = levels.paddedSize();
    int plane = size.columns() * size.rows();
    return new GridPart(ranks, levels.margin() * plane, (size.slices() - levels.margin()) * plane);
  }

  private static long bytesOf(LevelGrid levels) {
    return (long) levels.paddedSize().voxels() * Character.BYTES;
  }

  private static void requireAddressable(GridSize size) {
    if (size.voxels() > MOST_VOXELS) {
      throw new BeyondDeviceException(size + " has more than %d voxels".formatted(MOST_VOXELS));
    }
  }

  /** The buffer of a grid that lies on the device; it becomes the one used last. */
  private Optional<ClBuffer> resident(LevelGrid levels) {
    Optional<Resident> found =
        residents.stream().filter(resident -> resident.levels().refersTo(levels)).findFirst();
    found.ifPresent(
        resident -> {
          residents.remove(resident);
          residents.addFirst(resident);
        });
    return found.map(Resident::ranks);
  }

  private void dropGarbage() {
    residents.removeIf(
        resident -> {
          boolean garbage = resident.levels().refersTo(null);
          if (garbage) {
            resident.ranks().close();
          }
          return garbage;
        });
  }

  private void makeRoom(long bytes) {
    while (!residents.isEmpty() && bytes() + bytes > mostBytes) {
      residents.removeLast().ranks().close();
    }
  }

  @Override
  public void close() {
    residents.forEach(resident -> resident.ranks().close());
    residents.clear();
  }
}
