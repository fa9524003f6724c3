package org.tacescore.kernels;

/**
 * The coefficients of a recursive filter along a line that smooths it with a Gaussian, or takes the
 * second derivative of the smoothed line.
 *
 * <p>A causal and an anti-causal recursion of order 4 are added. With x the line's values, extended
 * to both sides by its first and its last value:
 *
 * <pre>
 * y[i] = n0 x[i] + n1 x[i-1] + n2 x[i-2] + n3 x[i-3] - (d1 y[i-1] + d2 y[i-2] + d3 y[i-3] + d4 y[i-4])
 * z[i] = m1 x[i+1] + m2 x[i+2] + m3 x[i+3] + m4 x[i+4] - (d1 z[i+1] + d2 z[i+2] + d3 z[i+3] + d4 z[i+4])
 * </pre>
 *
 * and where y[i-k] does not exist, {@code bnk x[first]} stands for {@code dk y[i-k]}; where z[i+k]
 * does not, {@code bmk x[last]}.
 *
 * <p>Source: R. Deriche, "Recursively implementing the Gaussian and its derivatives", INRIA report
 * 1893, 1993, with the constants and the normalisation of G. Farneback and C.-F. Westin, "Improving
 * Deriche-style recursive Gaussian filters", J Math Imaging Vis 26:293-299, 2006,
 * doi:10.1007/s10851-006-8464-z, in the order of operations of the Insight Toolkit, whose bits
 * these are.
 */
public final class RecursiveGaussian {
  private static final double W1 = 0.6681;
  private static final double L1 = -1.3932;
  private static final double W2 = 2.0787;
  private static final double L2 = -1.3732;
  private static final Series SMOOTH = new Series(1.3530, 1.8151, -0.3531, 0.0902);
  private static final Series CURVED = new Series(-1.3563, 5.2318, 0.3446, -2.2355);

  /** Weights of the two damped waves of which the Gaussian or its derivative is composed. */
  private record Series(double a1, double b1, double a2, double b2) {}

  private final double[] coefficients;

  private RecursiveGaussian(double[] coefficients) {
    this.coefficients = coefficients;
  }

  /** Smoothing; the sum of a line's values is kept. */
  public static RecursiveGaussian smoothing(double sigmaMm, double spacingMm) {
    Waves waves = new Waves(sigmaMm / spacingMm);
    Numerator n = waves.numerator(SMOOTH);
    return waves.filter(n, 1.0 / (2 * n.sum / waves.sum - n.n0));
  }

  /** Second derivative, times the square of sigma in millimetres. */
  public static RecursiveGaussian secondDerivative(double sigmaMm, double spacingMm) {
    Waves waves = new Waves(sigmaMm / spacingMm);
    Numerator smooth = waves.numerator(SMOOTH);
    Numerator curved = waves.numerator(CURVED);
    double beta =
        -(2 * curved.sum - waves.sum * curved.n0) / (2 * smooth.sum - waves.sum * smooth.n0);
    Numerator n = curved.plus(beta, smooth);
    double sd = waves.sum;
    double dd = waves.first;
    double alpha =
        n.second * sd * sd
            - waves.second * n.sum * sd
            - 2 * n.first * dd * sd
            + 2 * dd * dd * n.sum;
    alpha /= sd * sd * sd;
    return waves.filter(n, sigmaMm * sigmaMm / alpha);
  }

  /** A copy of n0..n3, d1..d4, m1..m4, bn1..bn4, bm1..bm4. */
  public double[] coefficients() {
    return coefficients.clone();
  }

  /** The feed-forward coefficients of one series, their sum and their first two moments. */
  private record Numerator(
      double n0, double n1, double n2, double n3, double sum, double first, double second) {

    Numerator plus(double factor, Numerator other) {
      return new Numerator(
          n0 + factor * other.n0,
          n1 + factor * other.n1,
          n2 + factor * other.n2,
          n3 + factor * other.n3,
          sum + factor * other.sum,
          first + factor * other.first,
          second + factor * other.second);
    }
  }

  /** The two damped waves at one sigma, and the feedback coefficients that they give. */
  private static final class Waves {
    private final double sin1;
    private final double sin2;
    private final double cos1;
    private final double cos2;
    private final double exp1;
    private final double exp2;
    private final double d1;
    private final double d2;
    private final double d3;
    private final double d4;
    private final double sum;
    private final double first;
    private final double second;

    Waves(double sigma) {
      sin1 = RoundedFunctions.sin(W1 / sigma);
      sin2 = RoundedFunctions.sin(W2 / sigma);
      cos1 = RoundedFunctions.cos(W1 / sigma);
      cos2 = RoundedFunctions.cos(W2 / sigma);
      exp1 = RoundedFunctions.exp(L1 / sigma);
      exp2 = RoundedFunctions.exp(L2 / sigma);
      d4 = exp1 * exp1 * exp2 * exp2;
      d3 = -2 * cos1 * exp1 * exp2 * exp2 + -2 * cos2 * exp2 * exp1 * exp1;
      d2 = 4 * cos2 * cos1 * exp1 * exp2 + (exp1 * exp1 + exp2 * exp2);
      d1 = -2 * (exp2 * cos2 + exp1 * cos1);
      sum = 1.0 + d1 + d2 + d3 + d4;
      first = d1 + 2 * d2 + 3 * d3 + 4 * d4;
      second = d1 + 4 * d2 + 9 * d3 + 16 * d4;
    }

    Numerator numerator(Series s) {
      double n0 = s.a1 + s.a2;
      double n1 = exp2 * (s.b2 * sin2 - (s.a2 + 2 * s.a1) * cos2);
      n1 += exp1 * (s.b1 * sin1 - (s.a1 + 2 * s.a2) * cos1);
      double n2 = (s.a1 + s.a2) * cos2 * cos1;
      n2 -= s.b1 * cos2 * sin1 + s.b2 * cos1 * sin2;
      n2 *= 2 * exp1 * exp2;
      n2 += s.a2 * exp1 * exp1 + s.a1 * exp2 * exp2;
      double n3 = exp2 * exp1 * exp1 * (s.b2 * sin2 - s.a2 * cos2);
      n3 += exp1 * exp2 * exp2 * (s.b1 * sin1 - s.a1 * cos1);
      return new Numerator(
          n0, n1, n2, n3, n0 + n1 + n2 + n3, n1 + 2 * n2 + 3 * n3, n1 + 4 * n2 + 9 * n3);
    }

    RecursiveGaussian filter(Numerator n, double factor) {
      double n0 = n.n0 * factor;
      double n1 = n.n1 * factor;
      double n2 = n.n2 * factor;
      double n3 = n.n3 * factor;
      double m1 = n1 - d1 * n0;
      double m2 = n2 - d2 * n0;
      double m3 = n3 - d3 * n0;
      double m4 = -d4 * n0;
      double sn = n0 + n1 + n2 + n3;
      double sm = m1 + m2 + m3 + m4;
      return new RecursiveGaussian(
          new double[] {
            n0,
            n1,
            n2,
            n3,
            d1,
            d2,
            d3,
            d4,
            m1,
            m2,
            m3,
            m4,
            d1 * sn / sum,
            d2 * sn / sum,
            d3 * sn / sum,
            d4 * sn / sum,
            d1 * sm / sum,
            d2 * sm / sum,
            d3 * sm / sum,
            d4 * sm / sum
          });
    }
  }
}
