package org.tacescore.learning.survival;

import java.util.stream.IntStream;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/** Says which columns of a singular Cox regression are to blame. */
final class CoxCollinearity {
  private CoxCollinearity() {}

  /**
   * @throws DegenerateDataException when a column depends on others, or does not vary where events
   *     happen
   */
  static void refuse(CoxDesign design, Cholesky information) {
    if (information.dependent().isEmpty()) {
      return;
    }
    int column = information.dependent().getAsInt();
    String name = design.names().get(column);
    if (constantAtEvents(design, column)) {
      throw new DegenerateDataException(
          Degeneracy.CONSTANT_COLUMN,
          "column %s has one value among those at risk at each event".formatted(name));
    }
    throw IntStream.range(0, column)
        .filter(other -> same(design, other, column))
        .mapToObj(other -> "columns %s and %s are equal".formatted(design.names().get(other), name))
        .findFirst()
        .map(detail -> new DegenerateDataException(Degeneracy.DUPLICATE_COLUMN, detail))
        .orElseGet(
            () ->
                new DegenerateDataException(
                    Degeneracy.DUPLICATE_COLUMN,
                    "column %s is a combination of those before it among rows at risk at events"
                        .formatted(name)));
  }

  private static boolean constantAtEvents(CoxDesign design, int column) {
    TimeOrder order = design.order();
    int first =
        IntStream.range(0, order.count())
            .filter(k -> order.events(k) > 0)
            .findFirst()
            .orElseThrow();
    double last = design.at(design.rows() - 1, column);
    return IntStream.range(order.from(first), design.rows())
        .allMatch(i -> design.at(i, column) == last);
  }

  /** Equal but for shift and scale. */
  private static boolean same(CoxDesign design, int first, int second) {
    double sign = Math.signum(design.at(0, first) * design.at(0, second));
    return IntStream.range(0, design.rows())
        .allMatch(i -> Math.abs(design.at(i, first) - sign * design.at(i, second)) < 1e-9);
  }
}
