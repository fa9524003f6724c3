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

/** Puts readings together to a total of points. */
final class PointsAssembly {
  private final RecipeBundle bundle;
  private final PointsCombination combination;

  PointsAssembly(RecipeBundle bundle, PointsCombination combination) {
    this.bundle = bundle;
    this.combination = combination;
  }

  /** The score, without supplements, with those warnings alone that its points give. */
  Score score(Map<String, Reading> readings) {
    Set<String> counting = counting(readings);
    BigDecimal total = combination.total(counting);
    Cutoff cutoff = combination.appliedCutoff();
    return new Score(
        combination.concept(),
        total,
        combination.unit(),
        combination.groupOf(total, cutoff),
        cutoff,
        cutoff.isTie(total),
        contributions(readings),
        List.of(),
        combination.variants().stream().map(v -> sensitivity(v, counting)).toList(),
        combination.onlyDriver().map(name -> driverWarning(name, cutoff)).stream().toList());
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

  private Set<String> counting(Map<String, Reading> readings) {
    return combination.measures().stream()
        .filter(
            name -> readings.containsKey(name) && ScoreAssembly.required(readings, name).counts())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Contribution> contributions(Map<String, Reading> readings) {
    List<Contribution> contributions = new ArrayList<>();
    for (PointsCombination.Term term : combination.terms()) {
      Reading reading = ScoreAssembly.required(readings, term.measure());
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
    return bundle.recipe().measure(name).orElseThrow();
  }
}
