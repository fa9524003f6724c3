package org.tacescore.kernels.opencl;

/**
 * How tables of one size, one a step, are made in the memory there is: some steps at once, or one
 * step in several ranges of rows.
 *
 * @param steps steps at once
 * @param rows rows of a table at once
 * @param slabs tables of each step that are counted apart and then added up
 */
record TablePlan(int steps, int rows, int slabs) {
  /** More than this takes longer to clear and read than it is worth. */
  private static final long MOST_BYTES = 1L << 30;

  /**
   * Tables of all steps up to this size stay in a core's cache, and a stretch looks once a voxel.
   */
  private static final long CACHED_BYTES = 1L << 20;

  /** Each range of rows looks at the whole grid again. */
  private static final int MOST_RANGES = 64;

  /** A plan for tables of all steps. */
  static TablePlan of(ClSession session, WorkShape shape, int steps, int rows, int columns) {
    // Reading lists the cells in use, which takes up to twice the table; a quarter is the grid's.
    long most =
        Math.min(MOST_BYTES, Math.min(session.memory().largest(), session.memory().free() / 4));
    long rowBytes = (long) columns * Integer.BYTES;
    long tableBytes = rows * rowBytes;
    int slabs = (int) Math.max(1, Math.min(slabs(shape, steps, tableBytes), most / tableBytes));
    long stepsAtOnce = Math.min(steps, most / (tableBytes * slabs));
    if (stepsAtOnce >= 1) {
      return new TablePlan((int) stepsAtOnce, rows, slabs);
    }
    long rowsAtOnce = most / rowBytes;
    if (rowsAtOnce < 1 || (rows + rowsAtOnce - 1) / rowsAtOnce > MOST_RANGES) {
      throw new BeyondDeviceException(
          "a table of %d x %d counts is needed and %d bytes are free"
              .formatted(rows, columns, most));
    }
    return new TablePlan(1, (int) rowsAtOnce, 1);
  }

  private static long slabs(WorkShape shape, int steps, long tableBytes) {
    if (!shape.isPrivate()) {
      return 1;
    }
    return steps * tableBytes <= CACHED_BYTES
        ? shape.computeUnits()
        : (shape.computeUnits() + steps - 1) / steps;
  }

  /** Work-items that share the steps of a stretch, each some of them. */
  int groupsOfSteps(int stepsNow, int columns) {
    return (long) steps * rows * columns * Integer.BYTES <= CACHED_BYTES ? 1 : stepsNow;
  }
}
