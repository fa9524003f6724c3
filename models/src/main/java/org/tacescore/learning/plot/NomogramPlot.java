package org.tacescore.learning.plot;

import java.util.List;

/**
 * A nomogram: points of each variable, their sum, and what it predicts. 100 points are the range of
 * the variable with the largest effect.
 */
public record NomogramPlot(String title, List<Variable> variables, Prediction prediction)
    implements Plot {
  private static final int MOST_VARIABLES = 40;

  /** One to 40 variables, of which one has an effect. */
  public NomogramPlot {
    variables = List.copyOf(variables);
    InvalidPlotException.require(
        !variables.isEmpty() && variables.size() <= MOST_VARIABLES,
        "a nomogram shows 1 to %d variables, got %d",
        MOST_VARIABLES,
        variables.size());
    InvalidPlotException.require(
        variables.stream().anyMatch(variable -> variable.highest() > variable.lowest()),
        "no variable of the nomogram has an effect");
  }

  /** A term of the linear predictor. */
  public sealed interface Variable {
    /** With its unit. */
    String name();

    /** Its least part of the linear predictor. */
    double lowest();

    /** Its largest part of the linear predictor. */
    double highest();
  }

  /**
   * A number.
   *
   * @param coefficient of the linear predictor, per unit
   * @param least where its scale begins
   * @param most where its scale ends
   */
  public record Continuous(String name, double coefficient, double least, double most)
      implements Variable {
    /** Finite; the range is not empty. */
    public Continuous {
      InvalidPlotException.require(
          Double.isFinite(coefficient * least) && Double.isFinite(coefficient * most),
          "the effect of %s is not finite",
          name);
      InvalidPlotException.require(
          least < most, "the range of %s is empty: %s to %s", name, least, most);
    }

    @Override
    public double lowest() {
      return Math.min(coefficient * least, coefficient * most);
    }

    @Override
    public double highest() {
      return Math.max(coefficient * least, coefficient * most);
    }
  }

  /** A variable with named values. */
  public record Categorical(String name, List<Level> levels) implements Variable {
    /** At least one level. */
    public Categorical {
      levels = List.copyOf(levels);
      InvalidPlotException.require(!levels.isEmpty(), "%s has no levels", name);
    }

    @Override
    public double lowest() {
      return levels.stream().mapToDouble(Level::effect).min().orElse(0);
    }

    @Override
    public double highest() {
      return levels.stream().mapToDouble(Level::effect).max().orElse(0);
    }
  }

  /** A named value and its part of the linear predictor, 0 for the reference. */
  public record Level(String name, double effect) {
    /** A finite effect. */
    public Level {
      InvalidPlotException.require(Double.isFinite(effect), "the effect of %s is not finite", name);
    }
  }

  /** What the sum of the terms predicts. */
  public sealed interface Prediction {}

  /** The probability of an outcome, 1 / (1 + exp(-(intercept + terms))). */
  public record Probability(String outcome, double intercept) implements Prediction {
    /** A finite intercept. */
    public Probability {
      InvalidPlotException.require(
          Double.isFinite(intercept), "the intercept is not finite: %s", intercept);
    }
  }

  /** Survival beyond given times, baseline ^ exp(terms - centre). */
  public record Survival(List<Horizon> horizons, double centre) implements Prediction {
    /** At least one horizon. */
    public Survival {
      horizons = List.copyOf(horizons);
      InvalidPlotException.require(!horizons.isEmpty(), "a survival nomogram needs a horizon");
      InvalidPlotException.require(Double.isFinite(centre), "the centre is not finite");
    }
  }

  /**
   * A time of prediction.
   *
   * @param name e.g. {@code 12-month survival}
   * @param baseline survival where terms equal the centre, above 0 and below 1
   */
  public record Horizon(String name, double baseline) {
    /** Above 0 and below 1. */
    public Horizon {
      InvalidPlotException.require(
          baseline > 0 && baseline < 1, "baseline survival of %s is %s", name, baseline);
    }
  }

  @Override
  public Drawing drawing() {
    return new NomogramDrawing(this).draw();
  }
}
