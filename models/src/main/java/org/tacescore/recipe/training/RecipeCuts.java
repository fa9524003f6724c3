package org.tacescore.recipe.training;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.recipe.Combination;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.PointsCombination;
import org.tacescore.recipe.SingleCombination;
import org.tacescore.recipe.training.CutLearning.LearnedCut;
import org.tacescore.recipe.training.CutLearning.Marked;
import org.tacescore.recipe.training.UntrainableException.Fault;
import org.tacescore.score.Cutoff;
import org.tacescore.score.RiskGroup;

/**
 * The learned cutoffs of a recipe, all from the same patients, and what they make of others: those
 * of the measures, and those of the variants' totals, which need the former.
 */
final class RecipeCuts {
  private static final int HUNDREDTHS = 2;

  private final RecipeTemplate template;
  private final Combination combination;
  private final Map<String, LearnedCut> measures = new LinkedHashMap<>();
  private final Map<String, LearnedCut> variants = new LinkedHashMap<>();
  private final Map<String, UntrainableException> failed = new LinkedHashMap<>();

  private RecipeCuts(RecipeTemplate template) {
    this.template = template;
    this.combination = template.recipe().combination();
  }

  /**
   * Learns all cutoffs.
   *
   * @throws UntrainableException when a measure's cannot be learned; a variant's that cannot is
   *     among {@link #failed}
   */
  static RecipeCuts learn(RecipeTemplate template, List<MeasuredPatient> patients) {
    RecipeCuts cuts = new RecipeCuts(template);
    template.measureCuts().forEach((name, cut) -> cuts.learnMeasure(name, cut, patients));
    template.training().totals().forEach(total -> cuts.learnVariant(total, patients));
    return cuts;
  }

  private void learnMeasure(String name, CutTraining cut, List<MeasuredPatient> patients) {
    Optional<SingleCombination> whole =
        Optional.of(combination)
            .filter(SingleCombination.class::isInstance)
            .map(SingleCombination.class::cast)
            .filter(single -> single.measure().equals(name));
    List<Marked> values =
        patients.stream()
            .filter(one -> one.value(name).isPresent())
            .map(
                one -> {
                  double value = one.value(name).orElseThrow();
                  return new Marked(
                      whole.map(single -> single.total(value).doubleValue()).orElse(value),
                      one.label(),
                      one.outcome());
                })
            .toList();
    OptionalInt decimals =
        whole.map(single -> OptionalInt.of(single.decimals())).orElse(OptionalInt.empty());
    try {
      measures.put(name, CutLearning.learn(cut, values, decimals));
    } catch (DegenerateDataException e) {
      throw UntrainableException.notLearnable(cut.part(), e);
    }
  }

  /** Totals are counted in whole hundredths, which doubles hold exactly. */
  private void learnVariant(TotalTraining total, List<MeasuredPatient> patients) {
    PointsCombination.Variant variant = variant(total.variant());
    List<Marked> totals =
        patients.stream()
            .filter(one -> counting(one).isPresent())
            .map(one -> new Marked(hundredths(variant, one), one.label(), one.outcome()))
            .toList();
    if (totals.stream().map(Marked::value).distinct().count() < 2) {
      failed.put(
          total.variant(),
          new UntrainableException(
              Fault.ONE_TOTAL,
              "%s: the totals of %d patients are all equal"
                  .formatted(total.cut().part(), totals.size())));
      return;
    }
    try {
      LearnedCut cut = CutLearning.learn(total.cut(), totals, OptionalInt.empty());
      Cutoff points =
          new Cutoff(cut.cutoff().value().movePointLeft(HUNDREDTHS), cut.cutoff().comparator());
      variants.put(total.variant(), new LearnedCut(points, cut.patients()));
    } catch (DegenerateDataException e) {
      failed.put(total.variant(), UntrainableException.notLearnable(total.cut().part(), e));
    }
  }

  private double hundredths(PointsCombination.Variant variant, MeasuredPatient patient) {
    return points()
        .total(variant, counting(patient).orElseThrow())
        .movePointRight(HUNDREDTHS)
        .doubleValue();
  }

  private PointsCombination.Variant variant(String id) {
    return points().variants().stream().filter(v -> v.id().equals(id)).findFirst().orElseThrow();
  }

  /** These cutoffs, where every variant has its own. */
  RecipeCuts requireAll() {
    failed.values().stream()
        .findFirst()
        .ifPresent(
            fault -> {
              throw fault;
            });
    return this;
  }

  /** Ids of variants without a cutoff. */
  Set<String> failed() {
    return Set.copyOf(failed.keySet());
  }

  /** The learned cutoffs by the names of their parts. */
  Map<String, LearnedCut> parts() {
    Map<String, LearnedCut> parts = new LinkedHashMap<>();
    template.measureCuts().forEach((name, cut) -> parts.put(cut.part(), measure(name)));
    for (TotalTraining total : template.training().totals()) {
      Optional.ofNullable(variants.get(total.variant()))
          .ifPresent(cut -> parts.put(total.cut().part(), cut));
    }
    return parts;
  }

  private LearnedCut measure(String name) {
    return Optional.ofNullable(measures.get(name)).orElseThrow();
  }

  private PointsCombination points() {
    return (PointsCombination) combination;
  }

  /** The terms that count; empty where one cannot be told. */
  private Optional<Set<String>> counting(MeasuredPatient patient) {
    Set<String> counting = new HashSet<>();
    for (String name : combination.measures()) {
      Optional<Double> value = patient.value(name);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      if (counts(name, value.get())) {
        counting.add(name);
      }
    }
    return Optional.of(counting);
  }

  private boolean counts(String name, double value) {
    return template.recipe().measure(name).orElseThrow() instanceof Measure.Clinical
        ? value == 1
        : measure(name).cutoff().isHigh(new BigDecimal(value));
  }

  /** The total under the recipe's own cutoff; empty where a value that it needs is missing. */
  Optional<Prediction.Tally> total(MeasuredPatient patient) {
    if (combination instanceof SingleCombination single) {
      return patient
          .value(single.measure())
          .map(value -> tally(single.total(value), measure(single.measure()).cutoff()));
    }
    return counting(patient)
        .map(counting -> tally(points().total(counting), points().appliedCutoff()));
  }

  /** The total of each variant that has a cutoff; empty where a value is missing. */
  Map<String, Prediction.Tally> variants(MeasuredPatient patient) {
    Map<String, Prediction.Tally> tallies = new LinkedHashMap<>();
    if (combination instanceof SingleCombination) {
      return tallies;
    }
    counting(patient)
        .ifPresent(
            counting -> {
              for (PointsCombination.Variant variant : points().variants()) {
                cutoff(variant)
                    .ifPresent(
                        cutoff ->
                            tallies.put(
                                variant.id(), tally(points().total(variant, counting), cutoff)));
              }
            });
    return tallies;
  }

  private Optional<Cutoff> cutoff(PointsCombination.Variant variant) {
    return variant.cut().isEmpty()
        ? Optional.of(points().cutoffUnder(variant.comparator()))
        : Optional.ofNullable(variants.get(variant.id())).map(LearnedCut::cutoff);
  }

  private Prediction.Tally tally(BigDecimal total, Cutoff cutoff) {
    return new Prediction.Tally(
        total, cutoff.isHigh(total) ? RiskGroup.Side.HIGH : RiskGroup.Side.LOW);
  }
}
