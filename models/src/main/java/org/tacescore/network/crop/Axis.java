package org.tacescore.network.crop;

/**
 * The pixel centres of a crop along one axis of the reference grid, as continuous indices of it:
 * {@code centre + ((i + 0.5) * step - half) / unit}.
 *
 * @param size number of pixels
 * @param pitchMm distance of neighbouring pixel centres, mm
 */
record Axis(int size, double centre, double step, double half, double unit, double pitchMm) {

  /** Pixels that fill a length about a centre. */
  static Axis scaled(int size, double centre, double halfMm, double voxelMm) {
    double stepMm = 2 * halfMm / size;
    return new Axis(size, centre, stepMm, halfMm, voxelMm, stepMm);
  }

  /** The reference grid's own voxels, from one on; without rounding. */
  static Axis whole(int size, int first, double voxelMm) {
    return new Axis(size, first, 1, 0.5, 1, voxelMm);
  }

  double at(int pixel) {
    return centre + ((pixel + 0.5) * step - half) / unit;
  }
}
