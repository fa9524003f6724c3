package org.tacescore.testpacs.phantom;

import org.tacescore.volume.GridSize;
import org.tacescore.volume.VolumeGeometry;

/**
 * The blur of a scanner in the plane: a Gaussian, sampled at the voxels, cut at three standard
 * deviations and made to sum to 1. The slice's edge is repeated outside of it.
 */
final class PointSpread {

  private final GridSize size;
  private final double[] alongRow;
  private final double[] alongColumn;

  /**
   * A blur.
   *
   * @param sigmaMm standard deviation, mm; 0 = none
   */
  PointSpread(double sigmaMm, VolumeGeometry grid) {
    this.size = grid.size();
    this.alongRow = taps(sigmaMm, grid.spacingMm().columnMm());
    this.alongColumn = taps(sigmaMm, grid.spacingMm().rowMm());
  }

  /** Blurs one slice in its place; leaves the values' bits alone where there is no blur. */
  void blur(float[] values, int slice) {
    if (alongRow.length == 1 && alongColumn.length == 1) {
      return;
    }
    int rows = size.rows();
    int columns = size.columns();
    int start = size.offset(0, 0, slice);
    for (int row = 0; row < rows; row++) {
      pass(values, start + row * columns, 1, columns, alongRow);
    }
    for (int column = 0; column < columns; column++) {
      pass(values, start + column, columns, rows, alongColumn);
    }
  }

  private static void pass(float[] values, int start, int step, int count, double[] taps) {
    double[] line = new double[count];
    for (int i = 0; i < count; i++) {
      line[i] = values[start + i * step];
    }
    int reach = taps.length - 1;
    for (int i = 0; i < count; i++) {
      double sum = taps[0] * line[i];
      for (int k = 1; k <= reach; k++) {
        sum += taps[k] * (line[Math.max(0, i - k)] + line[Math.min(count - 1, i + k)]);
      }
      values[start + i * step] = (float) sum;
    }
  }

  /** Weights of the voxel itself and of those on either side. */
  private static double[] taps(double sigmaMm, double spacingMm) {
    double sigma = sigmaMm / spacingMm;
    double[] taps = new double[sigma == 0 ? 1 : 1 + (int) Math.ceil(3 * sigma)];
    double sum = 0;
    for (int k = 0; k < taps.length; k++) {
      taps[k] = k == 0 ? 1 : Math.exp(-0.5 * k * k / (sigma * sigma));
      sum += k == 0 ? taps[k] : 2 * taps[k];
    }
    for (int k = 0; k < taps.length; k++) {
      taps[k] /= sum;
    }
    return taps;
  }
}
