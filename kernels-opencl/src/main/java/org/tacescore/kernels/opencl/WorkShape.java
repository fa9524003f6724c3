package org.tacescore.kernels.opencl;

/**
 * How work is shared out on a device: a CPU's cores take a stretch each, a GPU's work-items stand
 * next to each other in groups.
 *
 * <p>Few different group sizes, as PoCL compiles a kernel for each.
 */
final class WorkShape {
  private static final int GPU_GROUP = 256;
  private static final int ROW_GROUP = 64;
  private static final long GROUPS_PER_COMPUTE_UNIT = 16L;

  private final OpenClDevice device;
  private final Counting counting;

  WorkShape(OpenClDevice device, Counting counting) {
    this.device = device;
    this.counting = counting;
  }

  Counting counting() {
    return counting;
  }

  /** Whether a work-item is a group of its own. */
  boolean isPrivate() {
    return counting == Counting.PRIVATE;
  }

  /**
   * Cores or multiprocessors, and no less than two: so the parts of several are put together on
   * every device, also on a simulated one that looks for faults there.
   */
  int computeUnits() {
    return Math.max(2, device.computeUnits());
  }

  /** Bytes of local memory for a kernel's own use. */
  long localMemory() {
    return device.localMemory() - Long.BYTES * GPU_GROUP;
  }

  /** Work-items of a group. */
  int group() {
    return isPrivate() ? 1 : Math.min(GPU_GROUP, device.mostWorkGroup());
  }

  /** Work-items that share some units of work. */
  long items(long units) {
    return items(units, GROUPS_PER_COMPUTE_UNIT * computeUnits());
  }

  /** The same in no more than some groups. */
  long items(long units, long mostGroups) {
    if (isPrivate()) {
      return Math.max(1, Math.min(units, computeUnits()));
    }
    long groups = (units + group() - 1) / group();
    return group() * Math.max(1, Math.min(groups, mostGroups));
  }

  /** Work-items of a group that stands along a row. */
  int rowGroup() {
    return isPrivate() ? 1 : Math.min(ROW_GROUP, device.mostWorkGroup());
  }

  /** Work-items for a row, one for each of its values, rounded up to whole groups. */
  long rowItems(int values) {
    return (values + rowGroup() - 1L) / rowGroup() * rowGroup();
  }
}
