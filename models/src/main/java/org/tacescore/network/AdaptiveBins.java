package org.tacescore.network;

/**
 * The bins of an adaptive pooling along one axis, as torch defines them: output {@code i} of {@code
 * n} covers inputs {@code floor(i * length / n)} up to, and without, {@code ceil((i + 1) * length /
 * n)}. Bins may overlap.
 *
 * @param length inputs along the axis
 * @param bins outputs along the axis
 */
record AdaptiveBins(int length, int bins) {
  AdaptiveBins {
    if (bins <= 0 || length < bins) {
      throw new IllegalArgumentException(
          "cannot pool %d inputs to %d outputs".formatted(length, bins));
    }
  }

  int start(int bin) {
    return bin * length / bins;
  }

  /** Exclusive. */
  int end(int bin) {
    return ((bin + 1) * length + bins - 1) / bins;
  }

  /** Inputs of the widest bin. */
  int widest() {
    int widest = 0;
    for (int bin = 0; bin < bins; bin++) {
      widest = Math.max(widest, end(bin) - start(bin));
    }
    return widest;
  }

  /**
   * For each bin {@link #widest} input indices; a narrower bin repeats its last one, which leaves
   * its maximum as it is.
   */
  int[] indices() {
    int width = widest();
    int[] indices = new int[bins * width];
    for (int bin = 0; bin < bins; bin++) {
      for (int i = 0; i < width; i++) {
        indices[bin * width + i] = Math.min(start(bin) + i, end(bin) - 1);
      }
    }
    return indices;
  }
}
