package org.tacescore.learning.report;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;

/**
 * A yes or no outcome of those patients of a cohort in whom it is known.
 *
 * @param definition what counts as yes, with its time window
 * @param rows places in the cohort, from 0, of the patients in whom the outcome is known
 * @param outcome one value for each of {@code rows}, in their order
 * @param excluded patients left out because the outcome is not known, e.g. lost to follow-up
 */
public record BinaryEndpoint(
    String definition, List<Integer> rows, BinaryOutcome outcome, int excluded) {

  public BinaryEndpoint {
    rows = List.copyOf(rows);
    InvalidReportException.require(!definition.isBlank(), "a binary outcome needs a definition");
    InvalidReportException.require(
        outcome.rows() == rows.size(),
        "%s: %d outcomes for %d rows",
        definition,
        outcome.rows(),
        rows.size());
    InvalidReportException.require(
        new HashSet<>(rows).size() == rows.size() && rows.stream().allMatch(row -> row >= 0),
        "%s: rows must differ and be 0 or more",
        definition);
    InvalidReportException.require(excluded >= 0, "%d patients excluded", excluded);
  }

  /** The outcome of all patients of a cohort. */
  public static BinaryEndpoint ofAll(String definition, BinaryOutcome outcome, int excluded) {
    List<Integer> rows = IntStream.range(0, outcome.rows()).boxed().toList();
    return new BinaryEndpoint(definition, rows, outcome, excluded);
  }

  /** These of one value a patient of the cohort. */
  double[] select(List<Double> values) {
    return rows.stream().mapToDouble(values::get).toArray();
  }
}
