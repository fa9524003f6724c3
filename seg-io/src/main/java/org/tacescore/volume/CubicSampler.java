package org.tacescore.volume;

/**
 * The cubic B-spline with given coefficients: the sum over 4 x 4 x 4 of them, column fastest, each
 * with the product of its three weights (Unser, IEEE Signal Processing Magazine 16(6):22-38, 1999,
 * doi:10.1109/79.799930).
 */
final class CubicSampler implements Sampler {
  private static final int WIDTH = 4;

  private final CubicCoefficients coefficients;
  private final double[][] weights = new double[3][WIDTH];
  private final int[][] steps = new int[3][WIDTH];

  CubicSampler(CubicCoefficients coefficients) {
    this.coefficients = coefficients;
  }

  @Override
  public double at(double column, double row, double slice) {
    place(0, column);
    place(1, row);
    place(2, slice);
    double sum = 0;
    for (int k = 0; k < WIDTH; k++) {
      for (int j = 0; j < WIDTH; j++) {
        int first = steps[1][j] + steps[2][k];
        double ofRow = weights[1][j];
        double ofSlice = weights[2][k];
        for (int i = 0; i < WIDTH; i++) {
          double weight = weights[0][i] * ofRow * ofSlice;
          sum += weight * coefficients.at(first + steps[0][i]);
        }
      }
    }
    return sum;
  }

  /** The four indices that count along an axis, mirrored at the border, and their weights. */
  private void place(int axis, double index) {
    // ITK looks for the interval in single precision and measures within it in double.
    int below = (int) Math.floor((float) index);
    double t = index - below;
    double[] w = weights[axis];
    w[3] = (1.0 / 6.0) * t * t * t;
    w[0] = (1.0 / 6.0) + 0.5 * t * (t - 1.0) - w[3];
    w[2] = t + w[0] - 2.0 * w[3];
    w[1] = 1.0 - w[0] - w[2] - w[3];
    for (int k = 0; k < WIDTH; k++) {
      steps[axis][k] = coefficients.step(axis, below - 1 + k);
    }
  }
}
