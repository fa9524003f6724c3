package org.tacescore.recipe.training;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.survival.CutpointTest;
import org.tacescore.learning.survival.MaximallySelectedRank;
import org.tacescore.score.Cutoff;
import org.tacescore.score.HighWhen;

/** Learns cutoffs of values. */
final class CutLearning {
  /** Decimal digits that tell every double from its neighbours. */
  private static final int DIGITS = 18;

  private CutLearning() {}

  /**
   * A value with what became of its patient.
   *
   * @param value higher for those who are expected to do worse, or to be positive
   */
  record Marked(double value, EndpointLabel label, PatientOutcome outcome) {}

  /**
   * A learned cutoff.
   *
   * @param patients from whose values it was learned
   */
  record LearnedCut(Cutoff cutoff, int patients) {}

  /**
   * The cutoff of values: by survival from patients whose survival is known, by the endpoint from
   * those that it classifies, the median of all.
   *
   * @param decimals that the values are rounded to; empty where they are not
   * @throws DegenerateDataException when there is none
   */
  static LearnedCut learn(CutTraining cut, List<Marked> values, OptionalInt decimals) {
    if (cut instanceof CutTraining.Maxstat maxstat) {
      List<Marked> followed =
          values.stream().filter(one -> one.outcome().timeDays().isPresent()).toList();
      return learned(bySurvival(maxstat, followed), cut, followed, decimals);
    }
    if (cut instanceof CutTraining.Median) {
      return learned(median(values), cut, values, decimals);
    }
    List<Marked> classified = values.stream().filter(one -> one.label().eligible()).toList();
    Roc roc = Roc.of(outcome(classified), numbers(classified));
    return learned(youden(roc), cut, classified, decimals);
  }

  /**
   * Where a score is worse than none, the best threshold has everybody on one side; then the best
   * of those that part the patients.
   */
  private static double youden(Roc roc) {
    if (Double.isFinite(roc.youden().threshold())) {
      return roc.youden().threshold();
    }
    return roc.curve().stream()
        .filter(point -> Double.isFinite(point.threshold()))
        .max(Comparator.comparingDouble(point -> point.sensitivity() + point.specificity()))
        .orElseThrow()
        .threshold();
  }

  private static LearnedCut learned(
      double threshold, CutTraining cut, List<Marked> from, OptionalInt decimals) {
    Cutoff cutoff =
        decimals.isPresent()
            ? rounded(threshold, cut.comparator(), decimals.getAsInt())
            : cutoff(threshold, cut.comparator());
    return new LearnedCut(cutoff, from.size());
  }

  /** High is above the cutpoint: for {@code >=} the cutoff is the next value above it. */
  private static double bySurvival(CutTraining.Maxstat cut, List<Marked> followed) {
    double[] numbers = numbers(followed);
    double cutpoint =
        MaximallySelectedRank.of(
                survival(followed), numbers, cut.minprop(), 1 - cut.minprop(), CutpointTest.LAU94)
            .cutpoint();
    if (cut.comparator() == HighWhen.GREATER) {
      return cutpoint;
    }
    return followed.stream()
        .mapToDouble(Marked::value)
        .filter(value -> value > cutpoint)
        .min()
        .orElseThrow();
  }

  /** Of an even number of values the mean of the two in the middle. */
  private static double median(List<Marked> values) {
    if (values.isEmpty()) {
      throw new DegenerateDataException(Degeneracy.TOO_FEW_ROWS, "there is no value");
    }
    double[] sorted = Arrays.stream(numbers(values)).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Rounded to the side on which a value that equals it stays in its group: up where equal is low,
   * down where equal is high.
   */
  private static Cutoff cutoff(double threshold, HighWhen comparator) {
    RoundingMode side = comparator == HighWhen.GREATER ? RoundingMode.CEILING : RoundingMode.FLOOR;
    BigDecimal exact =
        new BigDecimal(threshold).round(new MathContext(DIGITS, side)).stripTrailingZeros();
    return new Cutoff(exact.scale() < 0 ? exact.setScale(0) : exact, comparator);
  }

  /**
   * With as many decimals as the values have: a threshold between two of them goes to the one that
   * parts them as it does.
   */
  private static Cutoff rounded(double threshold, HighWhen comparator, int decimals) {
    RoundingMode side = comparator == HighWhen.GREATER ? RoundingMode.FLOOR : RoundingMode.CEILING;
    return new Cutoff(BigDecimal.valueOf(threshold).setScale(decimals, side), comparator);
  }

  private static double[] numbers(List<Marked> values) {
    return values.stream().mapToDouble(Marked::value).toArray();
  }

  private static BinaryOutcome outcome(List<Marked> classified) {
    boolean[] positive = new boolean[classified.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = classified.get(i).label() == EndpointLabel.POSITIVE;
    }
    return BinaryOutcome.of(positive);
  }

  private static SurvivalOutcome survival(List<Marked> followed) {
    if (followed.isEmpty()) {
      throw new DegenerateDataException(Degeneracy.TOO_FEW_ROWS, "survival is known of no patient");
    }
    double[] times = new double[followed.size()];
    boolean[] events = new boolean[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = followed.get(i).outcome().timeDays().orElseThrow();
      events[i] = followed.get(i).outcome().event().orElseThrow();
    }
    return SurvivalOutcome.of(times, events);
  }
}
