package org.tacescore.radiomics.ibsi;

/**
 * Where the voxels of a new grid lie along one axis of an old grid, and from which of its voxels,
 * with which weights, their values come.
 *
 * <p>Positions outside the outer voxel centres take the value at the border.
 */
final class AxisSampling {
  /** A new grid is not made one voxel larger for less than this part of a voxel: rounding. */
  private static final double NEGLIGIBLE = 1e-4;

  private final int oldCount;
  private final double oldMm;
  private final int newCount;
  private final double newMm;
  private final Interpolation.Alignment alignment;

  /**
   * @param oldCount voxels of the old grid
   * @param oldMm spacing of the old grid
   * @param newMm spacing of the new grid
   */
  AxisSampling(int oldCount, double oldMm, double newMm, Interpolation.Alignment alignment) {
    this.oldCount = oldCount;
    this.oldMm = oldMm;
    this.newMm = newMm;
    this.newCount = (int) Math.max(1, Math.ceil(oldCount * oldMm / newMm - NEGLIGIBLE));
    this.alignment = alignment;
  }

  int newCount() {
    return newCount;
  }

  double newMm() {
    return newMm;
  }

  boolean isIdentity() {
    return newCount == oldCount && newMm == oldMm;
  }

  /** Index in the old grid of a voxel of the new one; need not be whole or inside. */
  double position(int voxel) {
    if (isIdentity()) {
      return voxel;
    }
    return switch (alignment) {
      case CENTRE ->
          (voxel * newMm + (oldCount - 1) * oldMm / 2 - (newCount - 1) * newMm / 2) / oldMm;
      case CORNER -> (voxel + 0.5) * newMm / oldMm - 0.5;
    };
  }

  /** For each new voxel the old voxels that contribute and their weights. */
  Taps taps(Interpolation.Method method) {
    Interpolation.Method needed = isIdentity() ? Interpolation.Method.NEAREST : method;
    int width =
        switch (needed) {
          case NEAREST -> 1;
          case LINEAR -> 2;
          case CUBIC -> 4;
        };
    Taps taps = new Taps(width, newCount);
    for (int voxel = 0; voxel < newCount; voxel++) {
      double position = Math.min(oldCount - 1.0, Math.max(0, position(voxel)));
      switch (needed) {
        case NEAREST -> taps.set(voxel, 0, (int) Math.floor(position + 0.5), 1);
        case LINEAR -> linear(taps, voxel, position);
        case CUBIC -> cubic(taps, voxel, position);
      }
    }
    return taps;
  }

  private void linear(Taps taps, int voxel, double position) {
    int below = (int) Math.floor(position);
    double t = position - below;
    taps.set(voxel, 0, below, 1 - t);
    taps.set(voxel, 1, Math.min(below + 1, oldCount - 1), t);
  }

  private void cubic(Taps taps, int voxel, double position) {
    int below = (int) Math.floor(position);
    double t = position - below;
    double s = 1 - t;
    taps.set(voxel, 0, CubicSpline.mirrored(below - 1, oldCount), s * s * s / 6);
    taps.set(voxel, 1, below, (4 - 6 * t * t + 3 * t * t * t) / 6);
    taps.set(
        voxel, 2, CubicSpline.mirrored(below + 1, oldCount), (4 - 6 * s * s + 3 * s * s * s) / 6);
    taps.set(voxel, 3, CubicSpline.mirrored(below + 2, oldCount), t * t * t / 6);
  }

  /** Contributions to each new voxel. */
  static final class Taps {
    private final int width;
    private final int[] from;
    private final double[] weight;

    private Taps(int width, int voxels) {
      this.width = width;
      this.from = new int[width * voxels];
      this.weight = new double[width * voxels];
    }

    private void set(int voxel, int tap, int source, double share) {
      from[voxel * width + tap] = source;
      weight[voxel * width + tap] = share;
    }

    /** Contributions a voxel. */
    int width() {
      return width;
    }

    /** The old voxel of a contribution. */
    int from(int voxel, int tap) {
      return from[voxel * width + tap];
    }

    double weight(int voxel, int tap) {
      return weight[voxel * width + tap];
    }
  }
}
