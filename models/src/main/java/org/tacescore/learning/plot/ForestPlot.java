package org.tacescore.learning.plot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Estimates of several centres, subgroups or variables below each other.
 *
 * @param subject what a row is, e.g. {@code Centre} or {@code Variable}
 * @param measure e.g. {@code AUC} or {@code Hazard ratio}
 * @param reference where there is no effect: 0.5 of an AUC, 1 of a hazard ratio
 * @param pooled drawn as a diamond
 */
public record ForestPlot(
    String title,
    String subject,
    String measure,
    Scale scale,
    double reference,
    List<Row> rows,
    Optional<Row> pooled)
    implements Plot {
  private static final int MOST_ROWS = 200;

  /** One to 200 rows; on a logarithmic scale all that is known is positive. */
  public ForestPlot {
    rows = List.copyOf(rows);
    InvalidPlotException.require(
        !rows.isEmpty() && rows.size() <= MOST_ROWS,
        "a forest plot shows 1 to %d rows, got %d",
        MOST_ROWS,
        rows.size());
    InvalidPlotException.require(
        Double.isFinite(reference), "the reference must be finite, got %s", reference);
    if (scale == Scale.LOGARITHMIC) {
      InvalidPlotException.require(reference > 0, "the reference must be positive");
      Stream.concat(rows.stream(), pooled.stream()).forEach(ForestPlot::requirePositive);
    }
  }

  /** How the axis runs. */
  public enum Scale {
    /** For differences and AUC. */
    LINEAR,
    /** For ratios. */
    LOGARITHMIC
  }

  /**
   * One centre.
   *
   * @param n patients
   * @param weight its share in the pooled estimate, 0 to 1
   */
  public record Row(String name, Estimate estimate, int n, OptionalDouble weight) {
    /** A weight is 0 to 1. */
    public Row {
      InvalidPlotException.require(
          weight.isEmpty() || (weight.getAsDouble() >= 0 && weight.getAsDouble() <= 1),
          "the weight of %s must be 0 to 1, got %s",
          name,
          weight);
    }
  }

  private static void requirePositive(Row row) {
    Estimate estimate = row.estimate;
    InvalidPlotException.require(
        !(estimate.value() <= 0) && !(estimate.lower() < 0),
        "%s is not positive on a logarithmic axis: %s",
        row.name,
        estimate);
  }

  @Override
  public Drawing drawing() {
    return new ForestDrawing(this).draw();
  }
}
