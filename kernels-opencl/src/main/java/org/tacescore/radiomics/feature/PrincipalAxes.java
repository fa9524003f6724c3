package org.tacescore.radiomics.feature;

import java.math.BigInteger;
import java.util.Arrays;
import org.tacescore.volume.Spacing;

/**
 * Variances of a region's voxel centres along its three principal axes, in square millimetres.
 *
 * <p>Sums are whole numbers and so exact: a region whose centres lie in a plane or on a line has
 * variances that are exactly 0, where rounding would leave something on either side of it.
 *
 * @param major largest
 * @param minor middle; 0 for a line
 * @param least smallest; 0 for a plane
 */
public record PrincipalAxes(double major, double minor, double least) {
  private static final int MOST_SWEEPS = 50;

  /** What the scatter of N voxels is divided by. */
  public enum Divisor {
    /** N, as PyRadiomics. */
    VOXELS,
    /** N - 1, as IBSI's reference values. */
    VOXELS_LESS_ONE
  }

  static PrincipalAxes of(Roi roi, Divisor divisor) {
    BigInteger[][] scatter = VoxelMoments.of(roi).scatter();
    double n = roi.voxelCount();
    double parts = n * (divisor == Divisor.VOXELS ? n : n - 1);
    Spacing spacing = roi.spacing();
    double[] mm = {spacing.columnMm(), spacing.rowMm(), spacing.sliceMm()};
    double[][] covariance = new double[3][3];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        covariance[a][b] = scatter[a][b].doubleValue() / parts * (mm[a] * mm[b]);
      }
    }
    double[] values = eigenvalues(covariance);
    Arrays.sort(values);
    int rank = rank(scatter);
    return new PrincipalAxes(
        values[2], rank < 2 ? 0 : Math.max(0, values[1]), rank < 3 ? 0 : Math.max(0, values[0]));
  }

  /** Of a symmetric matrix without negative eigenvalues: the number of dimensions it fills. */
  private static int rank(BigInteger[][] m) {
    BigInteger rows12 = minor(m, 1, 2, 1, 2);
    BigInteger determinant =
        m[0][0]
            .multiply(rows12)
            .subtract(m[0][1].multiply(minor(m, 1, 2, 0, 2)))
            .add(m[0][2].multiply(minor(m, 1, 2, 0, 1)));
    if (determinant.signum() != 0) {
      return 3;
    }
    BigInteger areas = rows12.add(minor(m, 0, 2, 0, 2)).add(minor(m, 0, 1, 0, 1));
    return areas.signum() != 0 ? 2 : 1;
  }

  private static BigInteger minor(BigInteger[][] m, int a, int b, int c, int d) {
    return m[a][c].multiply(m[b][d]).subtract(m[a][d].multiply(m[b][c]));
  }

  /** Jacobi rotations of a symmetric matrix, which is overwritten. */
  private static double[] eigenvalues(double[][] m) {
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double off = Math.abs(m[0][1]) + Math.abs(m[0][2]) + Math.abs(m[1][2]);
      if (off == 0) {
        break;
      }
      rotate(m, 0, 1);
      rotate(m, 0, 2);
      rotate(m, 1, 2);
    }
    return new double[] {m[0][0], m[1][1], m[2][2]};
  }

  private static void rotate(double[][] m, int p, int q) {
    if (m[p][q] == 0) {
      return;
    }
    double theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double c = 1 / Math.hypot(t, 1);
    double s = t * c;
    double pivot = m[p][q];
    int r = 3 - p - q;
    double rp = m[r][p];
    double rq = m[r][q];
    m[p][p] -= t * pivot;
    m[q][q] += t * pivot;
    m[p][q] = 0;
    m[q][p] = 0;
    m[r][p] = c * rp - s * rq;
    m[p][r] = m[r][p];
    m[r][q] = s * rp + c * rq;
    m[q][r] = m[r][q];
  }
}
