package org.tacescore.volume;

/** The value of the nearest voxel. */
record NearestSampler(Volume image) implements Sampler {

  @Override
  public double at(double column, double row, double slice) {
    return image.at(offset(image.geometry().size(), column, row, slice));
  }

  static int offset(GridSize size, double column, double row, double slice) {
    return size.offset(
        nearest(column, size.columns()), nearest(row, size.rows()), nearest(slice, size.slices()));
  }

  private static int nearest(double index, int voxels) {
    return Math.max(0, Math.min(voxels - 1, Sampler.round(index)));
  }
}
