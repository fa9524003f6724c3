package org.tacescore.volume;

/**
 * The singular values and vectors of a 3 x 3 matrix: A = U S V'.
 *
 * <p>Found by bidiagonalisation with Householder reflections and implicitly shifted QR steps (Golub
 * and Reinsch, Numerische Mathematik 14:403-420, 1970, doi:10.1007/BF02163027), in the order of
 * operations of LINPACK's routine DSVDC (Dongarra et al., LINPACK Users' Guide, SIAM 1979, chapter
 * 11). ITK inverts its matrices through that routine. Where a voxel lies half-way between two
 * others, the last bit of the inverse decides which of them is the nearer; hence the same bits
 * here.
 */
final class SingularValues {
  private static final int N = 3;
  private static final int MOST_STEPS = 30;

  private final double[][] x = new double[N][N];
  private final double[][] u = new double[N][N];
  private final double[][] v = new double[N][N];
  private final double[] s = new double[N];
  private final double[] e = new double[N];

  /**
   * @param matrix 3 x 3, row by row, not singular
   */
  private SingularValues(double[] matrix) {
    for (int row = 0; row < N; row++) {
      for (int column = 0; column < N; column++) {
        x[column][row] = matrix[N * row + column];
      }
    }
  }

  /**
   * The inverse of a matrix that is not singular, V S^-1 U'.
   *
   * @param matrix 3 x 3, row by row
   */
  static double[] inverse(double[] matrix) {
    SingularValues svd = new SingularValues(matrix);
    svd.bidiagonalise();
    svd.makeLeft();
    svd.makeRight();
    svd.iterate();
    double[] inverse = new double[N * N];
    for (int row = 0; row < N; row++) {
      for (int column = 0; column < N; column++) {
        double sum = 0;
        for (int k = 0; k < N; k++) {
          sum += svd.v[k][row] * (1 / svd.s[k]) * svd.u[k][column];
        }
        inverse[N * row + column] = sum;
      }
    }
    return inverse;
  }

  /** Reflections from the left and the right; what they were stays in the vectors. */
  private void bidiagonalise() {
    for (int l = 0; l < N - 1; l++) {
      s[l] = -reflector(x[l], l);
      for (int j = l + 1; j < N; j++) {
        if (s[l] != 0) {
          reflect(x[l], x[j], l);
        }
        e[j] = x[j][l];
      }
      System.arraycopy(x[l], l, u[l], l, N - l);
      if (l < N - 2) {
        reflectRows(l);
      }
    }
    s[N - 1] = x[N - 1][N - 1];
    e[N - 2] = x[N - 1][N - 2];
    e[N - 1] = 0;
  }

  private void reflectRows(int l) {
    e[l] = -reflector(e, l + 1);
    if (e[l] != 0) {
      double[] work = new double[N];
      for (int j = l + 1; j < N; j++) {
        for (int i = l + 1; i < N; i++) {
          work[i] += e[j] * x[j][i];
        }
      }
      for (int j = l + 1; j < N; j++) {
        double factor = -e[j] / e[l + 1];
        for (int i = l + 1; i < N; i++) {
          x[j][i] += factor * work[i];
        }
      }
    }
    System.arraycopy(e, l + 1, v[l], l + 1, N - l - 1);
  }

  /** Turns a column from an element on into its reflection, and returns its length with sign. */
  private static double reflector(double[] column, int from) {
    double length = length(column, from);
    if (length != 0) {
      if (column[from] != 0) {
        length = Math.copySign(length, column[from]);
      }
      double factor = 1 / length;
      for (int i = from; i < N; i++) {
        column[i] *= factor;
      }
      column[from] += 1;
    }
    return length;
  }

  private static double length(double[] column, int from) {
    if (from == N - 1) {
      return Math.abs(column[from]);
    }
    double scale = 0;
    double sum = 1;
    for (int i = from; i < N; i++) {
      double size = Math.abs(column[i]);
      if (size != 0) {
        if (scale < size) {
          double part = scale / size;
          sum = sum * (part * part) + 1;
          scale = size;
        } else {
          double part = size / scale;
          sum += part * part;
        }
      }
    }
    return scale * Math.sqrt(sum);
  }

  private static void reflect(double[] mirror, double[] column, int from) {
    double dot = 0;
    for (int i = from; i < N; i++) {
      dot += mirror[i] * column[i];
    }
    double factor = -dot / mirror[from];
    for (int i = from; i < N; i++) {
      column[i] += factor * mirror[i];
    }
  }

  private void makeLeft() {
    u[N - 1] = unit(N - 1);
    for (int l = N - 2; l >= 0; l--) {
      if (s[l] == 0) {
        u[l] = unit(l);
        continue;
      }
      for (int j = l + 1; j < N; j++) {
        reflect(u[l], u[j], l);
      }
      for (int i = 0; i < N; i++) {
        u[l][i] = i < l ? 0 : -u[l][i];
      }
      u[l][l] += 1;
    }
  }

  private void makeRight() {
    for (int l = N - 1; l >= 0; l--) {
      if (l < N - 2 && e[l] != 0) {
        for (int j = l + 1; j < N; j++) {
          reflect(v[l], v[j], l + 1);
        }
      }
      v[l] = unit(l);
    }
  }

  private static double[] unit(int axis) {
    double[] unit = new double[N];
    unit[axis] = 1;
    return unit;
  }

  private void iterate() {
    int m = N;
    int steps = 0;
    while (m > 0) {
      int l = m - 2;
      while (l >= 0 && !isNegligible(l)) {
        l--;
      }
      if (l >= 0) {
        e[l] = 0;
      }
      if (l == m - 2) {
        settle(m - 1);
        m--;
        steps = 0;
      } else if (steps++ < MOST_STEPS) {
        step(l + 1, m - 1);
      } else {
        throw new InvalidGeometryException("the axes of a grid have no inverse");
      }
    }
  }

  private boolean isNegligible(int l) {
    double test = Math.abs(s[l]) + Math.abs(s[l + 1]);
    return test + Math.abs(e[l]) == test;
  }

  /** One shifted QR step on the rows first to last. */
  private void step(int first, int last) {
    double f = shifted(first, last);
    double g = s[first] / scale(first, last) * (e[first] / scale(first, last));
    for (int k = first; k < last; k++) {
      double[] turn = rotation(f, g);
      if (k != first) {
        e[k - 1] = turn[2];
      }
      double c = turn[0];
      double n = turn[1];
      f = c * s[k] + n * e[k];
      e[k] = c * e[k] - n * s[k];
      g = n * s[k + 1];
      s[k + 1] = c * s[k + 1];
      rotate(v[k], v[k + 1], c, n);
      turn = rotation(f, g);
      s[k] = turn[2];
      c = turn[0];
      n = turn[1];
      f = c * e[k] + n * s[k + 1];
      s[k + 1] = -n * e[k] + c * s[k + 1];
      g = n * e[k + 1];
      e[k + 1] = c * e[k + 1];
      rotate(u[k], u[k + 1], c, n);
    }
    e[last - 1] = f;
  }

  private double scale(int first, int last) {
    double scale = Math.max(Math.abs(s[last]), Math.abs(s[last - 1]));
    scale = Math.max(scale, Math.abs(e[last - 1]));
    return Math.max(Math.max(scale, Math.abs(s[first])), Math.abs(e[first]));
  }

  private double shifted(int first, int last) {
    double scale = scale(first, last);
    double sm = s[last] / scale;
    double before = s[last - 1] / scale;
    double em = e[last - 1] / scale;
    double sl = s[first] / scale;
    double b = ((before + sm) * (before - sm) + em * em) / 2;
    double c = sm * em * (sm * em);
    double shift = 0;
    if (b != 0 || c != 0) {
      shift = Math.sqrt(b * b + c);
      shift = c / (b + (b < 0 ? -shift : shift));
    }
    return (sl + sm) * (sl - sm) + shift;
  }

  /** Cosine, sine and length of the rotation that turns (a, b) onto the first axis. */
  private static double[] rotation(double a, double b) {
    double scale = Math.abs(a) + Math.abs(b);
    if (scale == 0) {
      return new double[] {1, 0, 0};
    }
    double x = a / scale;
    double y = b / scale;
    double length =
        Math.copySign(scale * Math.sqrt(x * x + y * y), Math.abs(a) > Math.abs(b) ? a : b);
    return new double[] {a / length, b / length, length};
  }

  private static void rotate(double[] a, double[] b, double c, double n) {
    for (int i = 0; i < N; i++) {
      double turned = c * a[i] + n * b[i];
      b[i] = c * b[i] - n * a[i];
      a[i] = turned;
    }
  }

  /** Makes a singular value positive and moves it to its place in descending order. */
  private void settle(int found) {
    if (s[found] < 0) {
      s[found] = -s[found];
      for (int i = 0; i < N; i++) {
        v[found][i] = -v[found][i];
      }
    }
    for (int l = found; l < N - 1 && s[l] < s[l + 1]; l++) {
      swap(l);
    }
  }

  private void swap(int l) {
    double value = s[l];
    s[l] = s[l + 1];
    s[l + 1] = value;
    double[] right = v[l];
    v[l] = v[l + 1];
    v[l + 1] = right;
    double[] left = u[l];
    u[l] = u[l + 1];
    u[l + 1] = left;
  }
}
