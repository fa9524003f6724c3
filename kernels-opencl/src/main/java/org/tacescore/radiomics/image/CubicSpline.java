package org.tacescore.radiomics.image;

import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/**
 * The cubic spline through an image's voxels, which is mirrored at the image's borders, for values
 * at places shifted from the voxels.
 *
 * <p>Coefficients after M. Unser, A. Aldroubi and M. Eden, "Fast B-spline transforms for continuous
 * image representation and interpolation", IEEE Trans Pattern Anal Mach Intell 13:277-285, 1991;
 * first values and order of operations are scipy's.
 */
final class CubicSpline {
  private static final double POLE = -0.267949192431122706472553658494127633; // sqrt(3) - 2
  private static final double GAIN = (1 - POLE) * (1 - 1 / POLE);
  private static final int TAPS = 4;

  private final GridSize size;
  private final double[] coefficients;

  private CubicSpline(GridSize size, double[] coefficients) {
    this.size = size;
    this.coefficients = coefficients;
  }

  static CubicSpline through(Volume image) {
    CubicSpline spline = new CubicSpline(image.geometry().size(), image.toArray());
    int columns = spline.size.columns();
    int rows = spline.size.rows();
    int slices = spline.size.slices();
    spline.filter(rows, slices, columns * rows, columns, 1, columns);
    spline.filter(slices, rows, columns, columns * rows, 1, columns);
    spline.filter(slices, columns, 1, columns * rows, columns, rows);
    return spline;
  }

  /** Filters all lines of a length and a stride, which begin on a lattice of two strides. */
  private void filter(
      int outer, int length, int stride, int outerStride, int innerStride, int inner) {
    if (length == 1) {
      return;
    }
    IntStream.range(0, outer)
        .parallel()
        .forEach(
            o -> {
              double[] line = new double[length];
              for (int i = 0; i < inner; i++) {
                int start = o * outerStride + i * innerStride;
                for (int k = 0; k < length; k++) {
                  line[k] = coefficients[start + k * stride] * GAIN;
                }
                filter(line);
                for (int k = 0; k < length; k++) {
                  coefficients[start + k * stride] = line[k];
                }
              }
            });
  }

  private static void filter(double[] c) {
    int n = c.length;
    double last = Math.pow(POLE, n - 1);
    double power = POLE;
    c[0] += last * c[n - 1];
    for (int i = 1; i < n - 1; i++) {
      c[0] += power * (c[i] + last * c[n - 1 - i]);
      power *= POLE;
    }
    c[0] /= 1 - last * last;
    for (int i = 1; i < n; i++) {
      c[i] += POLE * c[i - 1];
    }
    c[n - 1] = (POLE * c[n - 2] + c[n - 1]) * POLE / (POLE * POLE - 1);
    for (int i = n - 2; i >= 0; i--) {
      c[i] = POLE * (c[i + 1] - c[i]);
    }
  }

  /** What is read along an axis for the places of all its voxels, shifted by the same way. */
  static final class Shift {
    private final boolean[] isInside;
    private final int[] indices;
    private final double[] weights;

    /**
     * Prepares a shift.
     *
     * @param length voxels along the axis
     * @param way by which places are shifted, in voxels
     */
    Shift(int length, double way) {
      isInside = new boolean[length];
      indices = new int[TAPS * length];
      weights = new double[TAPS * length];
      for (int i = 0; i < length; i++) {
        double place = i + way;
        isInside[i] = place >= 0 && place <= length - 1;
        if (isInside[i]) {
          prepare(place, length, TAPS * i);
        }
      }
    }

    private void prepare(double place, int length, int at) {
      double y = place - Math.floor(place);
      double z = 1 - y;
      weights[at + 1] = (y * y * (y - 2) * 3 + 4) / 6;
      weights[at + 2] = (z * z * (z - 2) * 3 + 4) / 6;
      weights[at] = z * z * z / 6;
      weights[at + 3] = 1 - weights[at] - weights[at + 1] - weights[at + 2];
      for (int tap = 0; tap < TAPS; tap++) {
        indices[at + tap] = mirrored((int) Math.floor(place) - 1 + tap, length);
      }
    }

    private static int mirrored(int index, int length) {
      if (length == 1) {
        return 0;
      }
      int folded = Math.floorMod(index, 2 * length - 2);
      return folded < length ? folded : 2 * length - 2 - folded;
    }
  }

  /** The value at a voxel's place, shifted along each axis; 0 outside the image. */
  double at(int column, int row, int slice, Shift columns, Shift rows, Shift slices) {
    if (!columns.isInside[column] || !rows.isInside[row] || !slices.isInside[slice]) {
      return 0;
    }
    double sum = 0;
    for (int k = TAPS * slice; k < TAPS * slice + TAPS; k++) {
      for (int j = TAPS * row; j < TAPS * row + TAPS; j++) {
        int first = size.offset(0, rows.indices[j], slices.indices[k]);
        for (int i = TAPS * column; i < TAPS * column + TAPS; i++) {
          sum +=
              coefficients[first + columns.indices[i]]
                  * slices.weights[k]
                  * rows.weights[j]
                  * columns.weights[i];
        }
      }
    }
    return sum;
  }
}
