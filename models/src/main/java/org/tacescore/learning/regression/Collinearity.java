package org.tacescore.learning.regression;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * Says which columns determine another: what is left of a column beside those before it is less
 * than 1e-7 of it, the tolerance of R's lm.
 */
final class Collinearity {
  private static final double TOLERANCE = 1e-7;
  private static final int NAMED = 6;

  private final List<String> names;
  private final List<double[]> basis = new ArrayList<>();
  private final List<double[]> shares = new ArrayList<>();

  private Collinearity(List<String> names) {
    this.names = names;
  }

  /**
   * @param columns that vary
   * @throws DegenerateDataException when two are equal but for shift and scale, or one is a
   *     combination of those before it
   */
  static void refuse(List<String> names, StandardColumns columns) {
    Collinearity before = new Collinearity(names);
    for (int c = 0; c < columns.width(); c++) {
      before.add(columns.values(c));
    }
  }

  private void add(double[] column) {
    double[] rest = column.clone();
    double[] share = new double[basis.size() + 1];
    // Twice, since one pass of Gram-Schmidt leaves rounding in nearly dependent columns.
    for (int pass = 0; pass < 2; pass++) {
      for (int b = 0; b < basis.size(); b++) {
        double part = Columns.dot(basis.get(b), rest);
        share[b] += part;
        Columns.add(-part, basis.get(b), rest);
      }
    }
    double length = Math.sqrt(Columns.dot(rest, rest));
    if (length <= TOLERANCE * Math.sqrt(Columns.dot(column, column))) {
      throw refusal(share);
    }
    share[basis.size()] = length;
    for (int row = 0; row < rest.length; row++) {
      rest[row] /= length;
    }
    basis.add(rest);
    shares.add(share);
  }

  private DegenerateDataException refusal(double[] share) {
    String name = names.get(basis.size());
    List<String> parts = parts(share);
    String detail =
        parts.size() == 1
            ? "columns %s and %s are equal but for shift and scale".formatted(parts.get(0), name)
            : "column %s is a combination of %s".formatted(name, listed(parts));
    return new DegenerateDataException(Degeneracy.DUPLICATE_COLUMN, detail);
  }

  /** The columns of which the coefficients, by back substitution, are not rounding. */
  private List<String> parts(double[] share) {
    double[] rest = share.clone();
    List<String> parts = new ArrayList<>();
    for (int b = basis.size() - 1; b >= 0; b--) {
      double coefficient = rest[b] / shares.get(b)[b];
      for (int k = 0; k < b; k++) {
        rest[k] -= coefficient * shares.get(b)[k];
      }
      if (Math.abs(coefficient) > 1e-5) {
        parts.add(0, names.get(b));
      }
    }
    return parts;
  }

  private static String listed(List<String> parts) {
    return parts.size() <= NAMED
        ? String.join(", ", parts)
        : "%s and %d more"
            .formatted(String.join(", ", parts.subList(0, NAMED)), parts.size() - NAMED);
  }
}
