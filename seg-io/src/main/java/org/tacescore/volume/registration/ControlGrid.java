package org.tacescore.volume.registration;

import org.tacescore.volume.Vector3;

/**
 * The control points of a free-form deformation: a lattice along x, y and z that covers a box.
 *
 * <p>A displacement is the tensor product of cubic B-splines over the 4 x 4 x 4 points around a
 * position; beyond the box it goes on as at its border. Coefficients are mm, x, y and z of each
 * point together, points with x fastest. Source: Rueckert et al., IEEE Trans Med Imaging
 * 18(8):712-721, 1999, doi 10.1109/42.796284.
 *
 * @param first position of the first control point
 * @param mm distance of neighbours
 * @param nx points along x, at least 4
 * @param ny along y
 * @param nz along z
 */
record ControlGrid(Vector3 first, double mm, int nx, int ny, int nz) {

  /** The lattice that covers a box, centred on it. */
  static ControlGrid covering(Vector3 low, Vector3 high, double mm) {
    Vector3 size = high.minus(low);
    int cx = cells(size.x(), mm);
    int cy = cells(size.y(), mm);
    int cz = cells(size.z(), mm);
    Vector3 covered = new Vector3(cx * mm, cy * mm, cz * mm);
    Vector3 first = low.plus(high).minus(covered).times(0.5).minus(new Vector3(mm, mm, mm));
    return new ControlGrid(first, mm, cx + 3, cy + 3, cz + 3);
  }

  private static int cells(double length, double mm) {
    return (int) Math.max(1, Math.ceil(length / mm));
  }

  /** The lattice of half the distance over the same box. */
  ControlGrid refined() {
    double half = mm / 2;
    return new ControlGrid(
        first.plus(new Vector3(half, half, half)),
        half,
        2 * (nx - 3) + 3,
        2 * (ny - 3) + 3,
        2 * (nz - 3) + 3);
  }

  /** The coefficients of {@link #refined} that give the same displacements. */
  double[] refine(double[] coefficients) {
    ControlGrid fine = refined();
    double[] alongX = halved(coefficients, 3, nx, ny * nz, fine.nx);
    double[] alongY = halved(alongX, 3 * fine.nx, ny, nz, fine.ny);
    return halved(alongY, 3 * fine.nx * fine.ny, nz, 1, fine.nz);
  }

  /** Subdivision of a uniform cubic B-spline: (1 6 1)/8 at the old points, (1 1)/2 between. */
  private static double[] halved(double[] c, int inner, int points, int blocks, int finePoints) {
    double[] fine = new double[inner * finePoints * blocks];
    for (int to = 0; to < fine.length; to++) {
      int j = to / inner % finePoints;
      int from = (to / inner / finePoints * points + (j + 1) / 2) * inner + to % inner;
      fine[to] =
          j % 2 == 0
              ? (c[from] + c[from + inner]) / 2
              : (c[from - inner] + 6 * c[from] + c[from + inner]) / 8;
    }
    return fine;
  }

  int parameters() {
    return 3 * nx * ny * nz;
  }

  /** Offset of the first of the four points along an axis that a position needs, and its part. */
  private static double cell(double position, double first, double mm, int points) {
    return Math.max(0, Math.min(points - 3 - 1e-9, (position - first) / mm - 1));
  }

  /**
   * Where a position lies among the control points.
   *
   * @param weights takes the twelve weights, x first
   * @param slopes takes their derivatives per mm; may be empty
   * @return offset of the parameters of the first of the 64 points
   */
  int locate(double x, double y, double z, double[] weights, double[] slopes) {
    double u = cell(x, first.x(), mm, nx);
    double v = cell(y, first.y(), mm, ny);
    double w = cell(z, first.z(), mm, nz);
    int i = (int) u;
    int j = (int) v;
    int k = (int) w;
    CubicSpline.weights(u - i, weights, 0);
    CubicSpline.weights(v - j, weights, 4);
    CubicSpline.weights(w - k, weights, 8);
    if (slopes.length > 0) {
      CubicSpline.slopes(u - i, slopes, 0);
      CubicSpline.slopes(v - j, slopes, 4);
      CubicSpline.slopes(w - k, slopes, 8);
      for (int s = 0; s < slopes.length; s++) {
        slopes[s] /= mm;
      }
    }
    return 3 * ((k * ny + j) * nx + i);
  }

  /** The sum of the 64 coefficients around a position, each with the product of its weights. */
  void sum(double[] c, int at, double[] wx, double[] wy, double[] wz, double[] to) {
    double w0 = wx[0];
    double w1 = wx[1];
    double w2 = wx[2];
    double w3 = wx[3];
    double x = 0;
    double y = 0;
    double z = 0;
    for (int k = 0; k < 4; k++) {
      for (int j = 0; j < 4; j++) {
        double line = wz[8 + k] * wy[4 + j];
        int p = at + 3 * ((k * ny + j) * nx);
        x += line * (w0 * c[p] + w1 * c[p + 3] + w2 * c[p + 6] + w3 * c[p + 9]);
        y += line * (w0 * c[p + 1] + w1 * c[p + 4] + w2 * c[p + 7] + w3 * c[p + 10]);
        z += line * (w0 * c[p + 2] + w1 * c[p + 5] + w2 * c[p + 8] + w3 * c[p + 11]);
      }
    }
    to[0] = x;
    to[1] = y;
    to[2] = z;
  }

  /**
   * The coefficients of a line along x: their sums over the 4 x 4 points around it, three for each
   * point along x.
   */
  double[] alongX(double[] coefficients, double y, double z) {
    double v = cell(y, first.y(), mm, ny);
    double w = cell(z, first.z(), mm, nz);
    double[] weights = new double[8];
    CubicSpline.weights(v - (int) v, weights, 0);
    CubicSpline.weights(w - (int) w, weights, 4);
    double[] line = new double[3 * nx];
    for (int k = 0; k < 4; k++) {
      for (int j = 0; j < 4; j++) {
        double weight = weights[j] * weights[4 + k];
        int from = 3 * (((int) w + k) * ny + (int) v + j) * nx;
        for (int i = 0; i < line.length; i++) {
          line[i] += weight * coefficients[from + i];
        }
      }
    }
    return line;
  }

  /**
   * The displacement at a position of such a line.
   *
   * @param weights room for four numbers
   */
  void sumAlongX(double[] line, double x, double[] weights, double[] to) {
    double u = cell(x, first.x(), mm, nx);
    int at = 3 * (int) u;
    CubicSpline.weights(u - (int) u, weights, 0);
    for (int axis = 0; axis < 3; axis++) {
      int p = at + axis;
      to[axis] =
          weights[0] * line[p]
              + weights[1] * line[p + 3]
              + weights[2] * line[p + 6]
              + weights[3] * line[p + 9];
    }
  }

  /**
   * Adds the bending energy, per mm^2: the mean over the control points of the squared second
   * differences of the three components along each axis and of twice the squared mixed ones, per
   * mm^2 of the distance each.
   *
   * @param factor of the energy and of its derivative
   * @param gradient takes the derivative, added to what is there
   * @return the energy times the factor
   */
  double addBending(double[] coefficients, double factor, double[] gradient) {
    double weight = factor / (mm * mm * mm * mm * nx * ny * nz);
    int[] step = {3, 3 * nx, 3 * nx * ny};
    double energy = 0;
    for (int k = 0; k < nz; k++) {
      for (int j = 0; j < ny; j++) {
        for (int i = 0; i < nx; i++) {
          int at = 3 * ((k * ny + j) * nx + i);
          boolean[] next = {i + 1 < nx, j + 1 < ny, k + 1 < nz};
          boolean[] both = {next[0] && i > 0, next[1] && j > 0, next[2] && k > 0};
          for (int a = 0; a < 3; a++) {
            int b = (a + 1) % 3;
            if (both[a]) {
              energy += straight(coefficients, at, step[a], weight, gradient);
            }
            if (next[a] && next[b]) {
              energy += mixed(coefficients, at, step[a], step[b], 2 * weight, gradient);
            }
          }
        }
      }
    }
    return energy;
  }

  private static double straight(double[] c, int at, int step, double weight, double[] gradient) {
    double energy = 0;
    for (int p = at; p < at + 3; p++) {
      double d = c[p - step] - 2 * c[p] + c[p + step];
      energy += weight * d * d;
      gradient[p - step] += 2 * weight * d;
      gradient[p] -= 4 * weight * d;
      gradient[p + step] += 2 * weight * d;
    }
    return energy;
  }

  private static double mixed(
      double[] c, int at, int one, int other, double weight, double[] gradient) {
    double energy = 0;
    for (int p = at; p < at + 3; p++) {
      double d = c[p] - c[p + one] - c[p + other] + c[p + one + other];
      energy += weight * d * d;
      gradient[p] += 2 * weight * d;
      gradient[p + one] -= 2 * weight * d;
      gradient[p + other] -= 2 * weight * d;
      gradient[p + one + other] += 2 * weight * d;
    }
    return energy;
  }
}
