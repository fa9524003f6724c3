package org.tacescore.radiomics.feature;

/**
 * Entropies in bits of a co-occurrence matrix and of its marginals.
 *
 * <p>PyRadiomics adds eps = 2^-52 inside each logarithm. Here p log2(p + eps) is p log2 p + eps /
 * ln 2, which differs by less than eps² / p and saves a logarithm for each of the Ng² products of
 * marginals: the entropy of the products, without eps, is the sum of the marginals' entropies. So
 * it is for the cross entropy of P and the products, as the sums over P's rows and columns are the
 * marginals. Where a product is so small that eps is no small part of it, which only weights by
 * distance bring about, its term is computed as it stands.
 *
 * @param joint entropy of P (HXY)
 * @param row entropy of the row marginal (HX)
 * @param column entropy of the column marginal (HY)
 * @param cross of P with the products of the marginals (HXY1)
 * @param product entropy of the products of the marginals (HXY2)
 */
record GlcmEntropies(double joint, double row, double column, double cross, double product) {
  private static final double EPSILON = Math.ulp(1.0);
  private static final double LN_2 = Math.log(2);
  private static final double EPSILON_BITS = EPSILON / LN_2;

  /** Products below are not expanded. */
  private static final double SMALL_PRODUCT = 1e-12;

  /** x ln x of whole numbers. */
  private static final double[] X_LN_X = new double[4096];

  static {
    for (int x = 2; x < X_LN_X.length; x++) {
      X_LN_X[x] = x * Math.log(x);
    }
  }

  static GlcmEntropies of(Cooccurrence matrix) {
    double row = 0;
    double column = 0;
    int rows = 0;
    int columns = 0;
    for (int k = 0; k < matrix.levels(); k++) {
      double px = matrix.rowMarginal(k);
      double py = matrix.columnMarginal(k);
      row -= px == 0 ? 0 : px * Math.log(px) / LN_2;
      column -= py == 0 ? 0 : py * Math.log(py) / LN_2;
      rows += px == 0 ? 0 : 1;
      columns += py == 0 ? 0 : 1;
    }
    return new GlcmEntropies(
        joint(matrix),
        row - EPSILON_BITS * rows,
        column - EPSILON_BITS * columns,
        row + column - correction(matrix),
        row + column - EPSILON_BITS * rows * columns);
  }

  private static double joint(Cooccurrence matrix) {
    WeightedCounts counts = matrix.counts();
    if (matrix.levels() == 1) {
      // Exactly, so that a flat region has no information, as PyRadiomics finds.
      return -EPSILON_BITS;
    }
    double sum = 0;
    double onDiagonal = 0;
    int diagonal = 0;
    for (int row = 0; row < matrix.levels(); row++) {
      for (int k = counts.start(row); k < counts.start(row + 1); k++) {
        double weight = counts.weight(k);
        sum += timesLogarithm(weight, counts.isWhole());
        if (counts.column(k) == row + 1) {
          onDiagonal += weight;
          diagonal++;
        }
      }
    }
    double total = matrix.total();
    double nats = Math.log(total) - sum / total;
    if (!matrix.isSymmetric()) {
      return nats / LN_2 - EPSILON_BITS * counts.entries();
    }
    double halves = (total - onDiagonal) / total;
    return nats / LN_2 + halves - EPSILON_BITS * (2.0 * counts.entries() - diagonal);
  }

  private static double timesLogarithm(double weight, boolean whole) {
    return whole && weight < X_LN_X.length ? X_LN_X[(int) weight] : weight * Math.log(weight);
  }

  /** What eps takes from the cross entropy: the sum of eps p / (px py), in bits. */
  private static double correction(Cooccurrence matrix) {
    WeightedCounts counts = matrix.counts();
    double[] inverse = new double[matrix.levels()];
    for (int k = 0; k < inverse.length; k++) {
      inverse[k] = 1 / matrix.columnMarginal(k);
    }
    double sum = 0;
    for (int row = 0; row < matrix.levels(); row++) {
      double ofRow = 0;
      double px = matrix.rowMarginal(row);
      for (int k = counts.start(row); k < counts.start(row + 1); k++) {
        int column = counts.column(k) - 1;
        double ratio = inverse[column];
        ofRow +=
            px > SMALL_PRODUCT * ratio
                ? counts.weight(k) * ratio
                : counts.weight(k) * px * exact(px / ratio);
      }
      sum += px == 0 ? 0 : ofRow / px;
    }
    return EPSILON_BITS * sum / matrix.total();
  }

  /** (log2(q + eps) - log2 q) ln 2 / eps. */
  private static double exact(double product) {
    return Math.log1p(EPSILON / product) / EPSILON;
  }

  /** Informational measure of correlation 1; 0 where the marginals have no entropy. */
  double firstInformationMeasure() {
    double most = Math.max(row, column);
    return most == 0 ? 0 : (joint - cross) / most;
  }

  /** Informational measure of correlation 2; 0 where rounding leaves no information. */
  double secondInformationMeasure() {
    return product <= joint ? 0 : Math.sqrt(1 - Math.exp(-2 * (product - joint)));
  }
}
