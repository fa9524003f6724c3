package org.tacescore.kernels.opencl;

import org.tacescore.kernels.CountMatrix;

/**
 * A table of counts on the device, zero at the start, with one for each slab where slabs count
 * apart.
 */
final class DeviceTables implements AutoCloseable {
  private static final String PROGRAM = "tables.cl";

  /** A table up to this size is read as it is; of a larger one the cells in use are read. */
  private static final int MOST_CELLS_READ = 1 << 14;

  private static final int PART_CELLS = 1 << 10;

  private final ClSession session;
  private final WorkShape shape;
  private final ClBuffer buffer;
  private final int cells;
  private final int slabs;

  DeviceTables(ClSession session, WorkShape shape, int cells, int slabs) {
    this.session = session;
    this.shape = shape;
    this.cells = cells;
    this.slabs = slabs;
    this.buffer = session.zeros((long) slabs * cells * Integer.BYTES);
  }

  ClBuffer buffer() {
    return buffer;
  }

  /**
   * What was counted.
   *
   * @param matrices how many matrices of equal size the table holds
   * @param columns columns of each
   */
  CountMatrix[] read(int matrices, int columns) {
    sumSlabs();
    Cells found = cells <= MOST_CELLS_READ ? Cells.of(session.readInts(buffer, cells)) : readUsed();
    return found.matrices(matrices, cells / matrices, columns);
  }

  /** The table as it is. */
  int[] readAll() {
    sumSlabs();
    return session.readInts(buffer, cells);
  }

  private void sumSlabs() {
    if (slabs > 1) {
      session
          .program(PROGRAM)
          .run(
              "tables_sum",
              new long[] {shape.items(cells)},
              new long[] {shape.group()},
              buffer,
              ClArgument.of(slabs),
              ClArgument.of(cells));
    }
  }

  private Cells readUsed() {
    int parts = (cells + PART_CELLS - 1) / PART_CELLS;
    try (ClBuffer found = session.allocate((long) parts * Integer.BYTES)) {
      long[] global = {(long) parts * shape.group()};
      long[] local = {shape.group()};
      ClProgram program = session.program(PROGRAM);
      program.run(
          "tables_find",
          global,
          local,
          buffer,
          ClArgument.of(cells),
          ClArgument.of(PART_CELLS),
          found,
          ClArgument.local(Integer.BYTES));
      int[] firsts = session.readInts(found, parts);
      int used = 0;
      for (int part = 0; part < parts; part++) {
        int inPart = firsts[part];
        firsts[part] = used;
        used += inPart;
      }
      long bytes = (long) used * Integer.BYTES;
      try (ClBuffer before = session.copyOf(firsts);
          ClBuffer places = session.allocate(bytes);
          ClBuffer counts = session.allocate(bytes)) {
        program.run(
            "tables_list",
            global,
            local,
            buffer,
            ClArgument.of(cells),
            ClArgument.of(PART_CELLS),
            before,
            places,
            counts,
            ClArgument.local((1L + shape.group()) * Integer.BYTES));
        return new Cells(session.readInts(places, used), session.readInts(counts, used));
      }
    }
  }

  @Override
  public void close() {
    buffer.close();
  }
}
