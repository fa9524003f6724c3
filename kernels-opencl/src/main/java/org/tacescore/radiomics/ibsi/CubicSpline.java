package org.tacescore.radiomics.ibsi;

import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;

/**
 * Coefficients of the cubic B-spline that passes through the voxels of a grid, mirrored at its
 * border voxels (Unser, IEEE Signal Processing Magazine 1999, doi:10.1109/79.799930, box 2).
 */
final class CubicSpline {
  private static final double POLE = Math.sqrt(3) - 2;
  private static final double GAIN = 6;

  /** Beyond this many voxels a power of the pole is below any double's precision. */
  private static final int HORIZON = 60;

  private CubicSpline() {}

  /** Index of the voxel that an index beyond the border mirrors. */
  static int mirrored(int index, int count) {
    if (count == 1) {
      return 0;
    }
    int period = 2 * (count - 1);
    int inPeriod = Math.floorMod(index, period);
    return inPeriod < count ? inPeriod : period - inPeriod;
  }

  /** Turns samples into coefficients along an axis (0 column, 1 row, 2 slice), in place. */
  static void prefilter(double[] samples, GridSize size, int axis) {
    int[] counts = {size.columns(), size.rows(), size.slices()};
    int[] strides = {1, size.columns(), size.columns() * size.rows()};
    int count = counts[axis];
    if (count == 1) {
      return;
    }
    int u = axis == 0 ? 1 : 0;
    int v = axis == 2 ? 1 : 2;
    IntStream.range(0, counts[v])
        .parallel()
        .forEach(
            outer -> {
              double[] line = new double[count];
              for (int inner = 0; inner < counts[u]; inner++) {
                int first = outer * strides[v] + inner * strides[u];
                for (int k = 0; k < count; k++) {
                  line[k] = samples[first + k * strides[axis]];
                }
                prefilter(line);
                for (int k = 0; k < count; k++) {
                  samples[first + k * strides[axis]] = line[k];
                }
              }
            });
  }

  static void prefilter(double[] line) {
    int n = line.length;
    double sum = line[0];
    double power = 1;
    for (int k = 1; k <= HORIZON; k++) {
      power *= POLE;
      sum += line[mirrored(k, n)] * power;
    }
    line[0] = sum;
    for (int k = 1; k < n; k++) {
      line[k] += POLE * line[k - 1];
    }
    line[n - 1] = POLE / (POLE * POLE - 1) * (line[n - 1] + POLE * line[n - 2]);
    for (int k = n - 2; k >= 0; k--) {
      line[k] = POLE * (line[k + 1] - line[k]);
    }
    for (int k = 0; k < n; k++) {
      line[k] *= GAIN;
    }
  }
}
