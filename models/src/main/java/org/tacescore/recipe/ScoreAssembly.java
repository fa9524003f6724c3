package org.tacescore.recipe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.score.Contribution;
import org.tacescore.score.Cutoff;
import org.tacescore.score.RiskGroup;
import org.tacescore.score.Score;
import org.tacescore.score.Sensitivity;
import org.tacescore.score.Warning;

/** Puts readings together to a score with its warnings. */
final class ScoreAssembly {
  private final RecipeBundle bundle;
  private final Recipe recipe;
  private final PointsCombination combination;

  ScoreAssembly(RecipeBundle bundle) {
    this.bundle = bundle;
    this.recipe = bundle.recipe();
    this.combination = (PointsCombination) recipe.combination();
  }

  /**
   * The score.
   *
   * @param timePoint what a reader must know of the time of the images
   */
  Score score(
      Map<String, Reading> readings, Map<RoiRule, PhaseImage> regions, List<Warning> timePoint) {
    Set<String> counting = counting(readings);
    BigDecimal total = combination.total(counting);
    Cutoff cutoff = combination.appliedCutoff();
    RiskGroup group = combination.groupOf(total, cutoff);
    List<Sensitivity> sensitivities =
        combination.variants().stream().map(v -> sensitivity(v, counting)).toList();
    return new Score(
        combination.concept(),
        total,
        combination.unit(),
        group,
        cutoff,
        cutoff.isTie(total),
        contributions(readings),
        List.of(),
        sensitivities,
        warnings(total, cutoff, sensitivities, regions, timePoint));
  }

  /** What the total would be in either state of a missing measure, in words. */
  String rangeWithout(Measure missing, Map<String, Reading> readings) {
    Set<String> negative = counting(readings);
    Set<String> positive = new HashSet<>(negative);
    positive.add(missing.name());
    return "With the other inputs the total would be %s if negative and %s if positive"
        .formatted(totalAndGroup(negative), totalAndGroup(positive));
  }

  private String totalAndGroup(Set<String> counting) {
    BigDecimal total = combination.total(counting);
    RiskGroup group = combination.groupOf(total, combination.appliedCutoff());
    return "%s (%s)".formatted(total.toPlainString(), group.label());
  }

  private static Set<String> counting(Map<String, Reading> readings) {
    return readings.entrySet().stream()
        .filter(entry -> entry.getValue().counts())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Contribution> contributions(Map<String, Reading> readings) {
    List<Contribution> contributions = new ArrayList<>();
    for (PointsCombination.Term term : combination.terms()) {
      Reading reading = readings.get(term.measure());
      if (reading == null) {
        throw new IllegalStateException("no reading of measure " + term.measure());
      }
      contributions.add(
          new Contribution(
              term.measure(),
              measure(term.measure()).concept(),
              reading.finding(),
              reading.counts(),
              term.points(),
              term.source()));
    }
    return contributions;
  }

  private Sensitivity sensitivity(PointsCombination.Variant variant, Set<String> counting) {
    Cutoff cutoff =
        variant.cut().isEmpty()
            ? combination.cutoffUnder(variant.comparator())
            : new Cutoff(bundle.cut(variant.cut()).value(), variant.comparator());
    BigDecimal total = combination.total(variant, counting);
    return new Sensitivity(
        variant.id(), variant.label(), total, cutoff, combination.groupOf(total, cutoff));
  }

  private List<Warning> warnings(
      BigDecimal total,
      Cutoff cutoff,
      List<Sensitivity> sensitivities,
      Map<RoiRule, PhaseImage> regions,
      List<Warning> timePoint) {
    List<Warning> warnings = new ArrayList<>();
    warnings.add(new Warning(bundle.status().name(), bundle.status().sentence()));
    if (cutoff.isTie(total)) {
      warnings.add(
          new Warning(
              "TIE_AT_CUTOFF",
              tieText(total, cutoff, combination.groupOf(total, cutoff), sensitivities)));
    }
    combination.onlyDriver().ifPresent(name -> warnings.add(driverWarning(name, cutoff)));
    regions.forEach((rule, image) -> warnings.addAll(RegionWarnings.of(rule, image.region())));
    warnings.addAll(timePoint);
    recipe.notices().forEach(n -> warnings.add(new Warning(n.code(), n.text())));
    return warnings;
  }

  private static String tieText(
      BigDecimal total, Cutoff cutoff, RiskGroup group, List<Sensitivity> sensitivities) {
    StringBuilder text = new StringBuilder();
    text.append("The total %s equals the cutoff".formatted(total.toPlainString()));
    text.append("; under '%s' it is %s".formatted(cutoff.comparator().symbol(), group.label()));
    for (Sensitivity other : sensitivities) {
      if (!other.isOfTheSame(total, cutoff)) {
        continue;
      }
      text.append(
          "; under '%s' it would be %s"
              .formatted(other.cutoff().comparator().symbol(), other.group().label()));
    }
    return text.append('.').toString();
  }

  private Warning driverWarning(String name, Cutoff cutoff) {
    return new Warning(
        "GROUP_HAS_ONE_DRIVER",
        "Under '%s' at %s the group follows %s alone; the other inputs change the total, not the group."
            .formatted(
                cutoff.comparator().symbol(),
                cutoff.value().toPlainString(),
                measure(name).concept().meaning()));
  }

  private Measure measure(String name) {
    return recipe.measures().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }
}
