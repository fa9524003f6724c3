package org.tacescore.radiomics.feature;

import java.util.Arrays;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;

/**
 * Variances of a region's voxel centres along its three principal axes, in square millimetres.
 *
 * @param major largest
 * @param minor middle
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
    double[][] scatter = scatter(roi);
    int n = roi.voxelCount() - (divisor == Divisor.VOXELS ? 0 : 1);
    double[] values = Arrays.stream(eigenvalues(scatter)).map(value -> value / n).toArray();
    Arrays.sort(values);
    // A plane's smallest eigenvalue is zero; rounding may leave it a little below.
    return new PrincipalAxes(values[2], Math.max(0, values[1]), Math.max(0, values[0]));
  }

  private static double[][] scatter(Roi roi) {
    int[] offsets = roi.offsets();
    double[] mean = new double[3];
    for (int offset : offsets) {
      double[] position = position(roi, offset);
      for (int axis = 0; axis < 3; axis++) {
        mean[axis] += position[axis] / offsets.length;
      }
    }
    double[][] scatter = new double[3][3];
    for (int offset : offsets) {
      double[] position = position(roi, offset);
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          scatter[a][b] += (position[a] - mean[a]) * (position[b] - mean[b]);
        }
      }
    }
    return scatter;
  }

  private static double[] position(Roi roi, int offset) {
    GridSize size = roi.size();
    Spacing mm = roi.spacing();
    int line = offset / size.columns();
    int column = offset % size.columns();
    int row = line % size.rows();
    int slice = line / size.rows();
    return new double[] {column * mm.columnMm(), row * mm.rowMm(), slice * mm.sliceMm()};
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
