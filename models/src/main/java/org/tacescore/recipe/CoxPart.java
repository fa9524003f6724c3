package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A Cox regression with its baseline: what a nomogram of survival is drawn of. The linear predictor
 * is {@code sum(coefficient * value)}, survival {@code exp(-H0(t) * exp(linear predictor))}. The
 * baseline is kept at the recipe's horizons alone: its steps are the days on which patients died.
 *
 * @param terms one a column, each column once
 * @param baseline cumulative hazard where every column is 0, at ascending times
 * @param origin where the numbers come from
 */
public record CoxPart(List<Term> terms, List<Hazard> baseline, String origin) implements Part {
  /**
   * A term.
   *
   * @param column as {@link FeatureColumn#name}
   * @param coefficient logarithm of the hazard ratio of one unit
   */
  public record Term(String column, double coefficient) {
    public Term {
      FeatureColumn.parse(column);
      requireFinite(coefficient);
    }
  }

  /**
   * The cumulative baseline hazard at a time.
   *
   * @param months after treatment, of 30.4375 days
   * @param cumulative 0 or more
   */
  public record Hazard(double months, double cumulative) {
    public Hazard {
      requireFinite(months);
      requireFinite(cumulative);
      if (!(months > 0) || cumulative < 0) {
        throw new IllegalArgumentException(
            "a hazard needs months above 0 and a cumulative of 0 or more, got %s and %s"
                .formatted(months, cumulative));
      }
    }
  }

  public CoxPart {
    terms = List.copyOf(terms);
    baseline = List.copyOf(baseline);
    if (terms.isEmpty() || terms.stream().map(Term::column).distinct().count() != terms.size()) {
      throw new IllegalArgumentException("a cox part needs columns, each once");
    }
    for (int i = 1; i < baseline.size(); i++) {
      if (!(baseline.get(i).months() > baseline.get(i - 1).months())
          || baseline.get(i).cumulative() < baseline.get(i - 1).cumulative()) {
        throw new IllegalArgumentException(
            "the baseline's months must ascend, its hazards not fall");
      }
    }
  }

  private static void requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a cox part needs finite numbers, got " + value);
    }
  }

  /** The columns that it takes. */
  @JsonIgnore
  public List<FeatureColumn> columns() {
    return terms.stream().map(term -> FeatureColumn.parse(term.column())).toList();
  }

  /** The linear predictor for these values. */
  public double linearPredictor(ToDoubleFunction<FeatureColumn> values) {
    double sum = 0;
    for (Term term : terms) {
      sum += term.coefficient() * values.applyAsDouble(FeatureColumn.parse(term.column()));
    }
    return sum;
  }

  /** Whether the baseline has this time. */
  boolean knows(double months) {
    return baseline.stream().anyMatch(hazard -> hazard.months() == months);
  }

  /** The probability of no event up to a time that the baseline has. */
  public double survival(double linearPredictor, double months) {
    double cumulative =
        baseline.stream()
            .filter(hazard -> hazard.months() == months)
            .findFirst()
            .orElseThrow()
            .cumulative();
    return Math.exp(-cumulative * Math.exp(linearPredictor));
  }
}
