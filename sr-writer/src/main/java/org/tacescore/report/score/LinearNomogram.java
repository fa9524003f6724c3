package org.tacescore.report.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The nomogram of a linear predictor with one patient's values: 100 points are the range of the
 * term with the largest effect.
 *
 * <p>It draws what a score has computed; the places follow from the same coefficients.
 *
 * @param title what it predicts
 * @param terms of the linear predictor
 * @param predictions below the sum
 */
public record LinearNomogram(String title, List<Term> terms, List<Prediction> predictions) {
  /** Those that must stand come first; the rest where there is room. */
  private static final List<Double> PROBABILITIES =
      List.of(0.5, 0.1, 0.9, 0.3, 0.7, 0.2, 0.8, 0.4, 0.6, 0.01, 0.99, 0.05, 0.95);

  private static final double ROOM = 0.045;

  public LinearNomogram {
    terms = List.copyOf(terms);
    predictions = List.copyOf(predictions);
    InvalidScorePageException.require(
        terms.stream().anyMatch(term -> term.range() > 0), "no term of %s has an effect", title);
  }

  /**
   * A term.
   *
   * @param name of its variable, with the unit
   * @param marks values on its scale with their parts of the predictor; the first and last in size
   *     are the ends of the scale
   * @param effect the patient's part of the predictor
   * @param told the patient's value
   */
  public record Term(String name, List<Mark> marks, double effect, String told) {
    public Term {
      marks = List.copyOf(marks);
      InvalidScorePageException.require(
          marks.size() >= 2 && Double.isFinite(effect),
          "the scale of %s needs two marks and a finite effect, got %d and %s",
          name,
          marks.size(),
          effect);
    }

    /**
     * A number times a coefficient.
     *
     * @param least where the scale begins, or at the patient's value if that is less
     * @param most where the scale ends, or at the patient's value if that is more
     */
    public static Term ofNumber(
        String name, double coefficient, double least, double most, double value, String told) {
      List<Mark> marks = new ArrayList<>();
      for (double at : steps(Math.min(least, value), Math.max(most, value))) {
        marks.add(new Mark(plain(at), coefficient * at));
      }
      return new Term(name, marks, coefficient * value, told);
    }

    double lowest() {
      double marked = marks.stream().mapToDouble(Mark::effect).min().orElse(0);
      return Math.min(effect, marked);
    }

    double highest() {
      double marked = marks.stream().mapToDouble(Mark::effect).max().orElse(0);
      return Math.max(effect, marked);
    }

    double range() {
      return highest() - lowest();
    }
  }

  /** A value on a scale and its part of the linear predictor. */
  public record Mark(String label, double effect) {}

  /**
   * What the linear predictor predicts.
   *
   * @param name e.g. the probability of an outcome
   * @param logit the linear predictor's sum of terms where this is predicted is {@code logit}
   *     applied to the probability
   * @param told the patient's prediction
   */
  public record Prediction(String name, DoubleUnaryOperator logit, String told) {
    /** 1 / (1 + exp(-(intercept + terms))). */
    public static Prediction ofProbability(String name, double intercept, String told) {
      return new Prediction(name, p -> Math.log(p / (1 - p)) - intercept, told);
    }

    /** Survival, {@code baseline ^ exp(terms - centre)}. */
    public static Prediction ofSurvival(String name, double baseline, double centre, String told) {
      double hazard = Math.log(-Math.log(baseline));
      return new Prediction(name, p -> Math.log(-Math.log(p)) - hazard + centre, told);
    }
  }

  /** The scales with the patient's place on each. */
  public Nomogram drawn() {
    double widest = terms.stream().mapToDouble(Term::range).max().orElse(1);
    double sum = terms.stream().mapToDouble(Term::range).sum();
    double least = terms.stream().mapToDouble(Term::lowest).sum();
    double total = terms.stream().mapToDouble(term -> term.effect() - term.lowest()).sum();
    List<Nomogram.Axis> axes = new ArrayList<>();
    axes.add(new Nomogram.Axis("Points", 0, 1, ticks(100), OptionalDouble.empty(), ""));
    terms.forEach(term -> axes.add(axis(term, widest)));
    String points = points(total, widest);
    double at = total / sum;
    axes.add(
        new Nomogram.Axis(
            "Total points", 0, 1, ticks(100 * sum / widest), OptionalDouble.of(at), points));
    predictions.forEach(prediction -> axes.add(axis(prediction, least, sum, at)));
    return new Nomogram(title, axes);
  }

  private static Nomogram.Axis axis(Term term, double widest) {
    double lowest = term.lowest();
    List<Nomogram.Tick> ticks = new ArrayList<>();
    for (Mark mark : term.marks()) {
      offer(ticks, (mark.effect() - lowest) / widest, mark.label());
    }
    double at = (term.effect() - lowest) / widest;
    String told = term.told() + ": " + points(term.effect() - lowest, widest);
    return new Nomogram.Axis(
        term.name(), 0, term.range() / widest, ticks, OptionalDouble.of(at), told);
  }

  private static Nomogram.Axis axis(Prediction prediction, double least, double sum, double at) {
    List<Nomogram.Tick> ticks = new ArrayList<>();
    double from = at;
    double to = at;
    for (double probability : PROBABILITIES) {
      double place = (prediction.logit().applyAsDouble(probability) - least) / sum;
      if (place >= 0 && place <= 1) {
        offer(ticks, place, plain(probability * 100) + " %");
        from = Math.min(from, place);
        to = Math.max(to, place);
      }
    }
    return new Nomogram.Axis(
        prediction.name(), from, to, ticks, OptionalDouble.of(at), prediction.told());
  }

  private static String points(double effect, double widest) {
    return BigDecimal.valueOf(100 * effect / widest).setScale(0, RoundingMode.HALF_UP) + " P";
  }

  private static List<Nomogram.Tick> ticks(double most) {
    List<Nomogram.Tick> ticks = new ArrayList<>();
    for (double at : steps(0, most)) {
      offer(ticks, at / most, plain(at));
    }
    return ticks;
  }

  private static void offer(List<Nomogram.Tick> ticks, double at, String label) {
    double room = Math.max(ROOM, 0.009 * label.length());
    if (ticks.stream().noneMatch(tick -> Math.abs(tick.at() - at) < room)) {
      ticks.add(new Nomogram.Tick(Math.min(1, Math.max(0, at)), label));
    }
  }

  /** Round numbers in a range, four to ten, and the ends where none is near. */
  private static List<Double> steps(double from, double to) {
    InvalidScorePageException.require(
        Double.isFinite(to - from) && from < to, "a scale from %s to %s", from, to);
    double rough = (to - from) / 5;
    double unit = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = rough / unit < 2 ? unit : rough / unit < 5 ? 2 * unit : 5 * unit;
    List<Double> steps = new ArrayList<>();
    for (long k = (long) Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
      steps.add(k * step);
    }
    return steps;
  }

  private static String plain(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
