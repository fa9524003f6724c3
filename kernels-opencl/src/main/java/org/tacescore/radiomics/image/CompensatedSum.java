package org.tacescore.radiomics.image;

/**
 * A sum of doubles that keeps what rounding loses (Kahan, Communications of the ACM 8(1):40, 1965,
 * doi:10.1145/363707.363723).
 */
public final class CompensatedSum {
  private double sum;
  private double lost;

  public void add(double term) {
    double mended = term - lost;
    double next = sum + mended;
    lost = (next - sum) - mended;
    sum = next;
  }

  public double value() {
    return sum;
  }
}
