package org.tacescore.volume;

/** Trilinear interpolation; beyond the centres of the border voxels their values go on. */
record LinearSampler(Volume image) implements Sampler {

  @Override
  public double at(double column, double row, double slice) {
    GridSize size = image.geometry().size();
    int i = Math.max(0, Sampler.floor(column));
    int j = Math.max(0, Sampler.floor(row));
    int k = Math.max(0, Sampler.floor(slice));
    double u = column - i;
    double v = row - j;
    double w = slice - k;
    int alongColumn = u > 0 && i + 1 < size.columns() ? 1 : 0;
    int alongRow = v > 0 && j + 1 < size.rows() ? size.columns() : 0;
    int alongSlice = w > 0 && k + 1 < size.slices() ? size.columns() * size.rows() : 0;
    int at = size.offset(i, j, k);
    double near = inSlice(at, alongColumn, alongRow, u, v);
    return alongSlice == 0
        ? near
        : between(near, inSlice(at + alongSlice, alongColumn, alongRow, u, v), w);
  }

  private double inSlice(int at, int alongColumn, int alongRow, double u, double v) {
    double near = inRow(at, alongColumn, u);
    return alongRow == 0 ? near : between(near, inRow(at + alongRow, alongColumn, u), v);
  }

  private double inRow(int at, int alongColumn, double u) {
    double near = image.at(at);
    return alongColumn == 0 ? near : between(near, image.at(at + alongColumn), u);
  }

  private static double between(double a, double b, double part) {
    return a + (b - a) * part;
  }
}
