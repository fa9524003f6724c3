package org.tacescore.recipe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tacescore.score.Cutoff;
import org.tacescore.score.Finding;
import org.tacescore.score.Score;
import org.tacescore.score.Sensitivity;
import org.tacescore.score.Supplement;
import org.tacescore.score.Warning;

/** Puts readings together to a score with its supplements and warnings. */
final class ScoreAssembly {
  private final RecipeBundle bundle;
  private final Recipe recipe;

  ScoreAssembly(RecipeBundle bundle) {
    this.bundle = bundle;
    this.recipe = bundle.recipe();
  }

  /**
   * The score.
   *
   * @param timePoint what a reader must know of the time of the images
   */
  Score score(
      Map<String, Reading> readings, Map<RoiRule, PhaseImage> regions, List<Warning> timePoint) {
    Score score =
        recipe.combination() instanceof PointsCombination points
            ? new PointsAssembly(bundle, points).score(readings)
            : single((SingleCombination) recipe.combination(), readings);
    List<Warning> warnings = new ArrayList<>();
    warnings.add(new Warning(bundle.status().name(), bundle.status().sentence()));
    if (score.tie()) {
      warnings.add(new Warning("TIE_AT_CUTOFF", tieText(score)));
    }
    warnings.addAll(score.warnings());
    regions.forEach((rule, image) -> warnings.addAll(RegionWarnings.of(rule, image.region())));
    warnings.addAll(timePoint);
    recipe.notices().forEach(n -> warnings.add(new Warning(n.code(), n.text())));
    return new Score(
        score.concept(),
        score.value(),
        score.unit(),
        score.group(),
        score.cutoff(),
        score.tie(),
        score.contributions(),
        supplements(readings),
        score.sensitivities(),
        warnings);
  }

  /** A measure that is the score has a cutoff. */
  private Score single(SingleCombination single, Map<String, Reading> readings) {
    Reading reading = required(readings, single.measure());
    Finding.Measured measured = (Finding.Measured) reading.finding();
    BigDecimal total = single.total(reading.number());
    Cutoff cutoff = measured.cutoff();
    return new Score(
        recipe.measure(single.measure()).orElseThrow().concept(),
        total,
        measured.unit(),
        single.groupOf(total, cutoff),
        cutoff,
        cutoff.isTie(total),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** What the combination does not take, and what a measure tells beside its value. */
  private List<Supplement> supplements(Map<String, Reading> readings) {
    Set<String> taken = Set.copyOf(recipe.combination().measures());
    List<Supplement> supplements = new ArrayList<>();
    for (Measure measure : recipe.measures()) {
      Reading reading = required(readings, measure.name());
      if (!taken.contains(measure.name())) {
        supplements.add(new Supplement(measure.name(), measure.concept(), reading.finding()));
      }
      supplements.addAll(reading.more());
    }
    return supplements;
  }

  static Reading required(Map<String, Reading> readings, String measure) {
    return Optional.ofNullable(readings.get(measure))
        .orElseThrow(() -> new IllegalStateException("no reading of measure " + measure));
  }

  /**
   * What the total would be in either state of a missing clinical value, in words; empty where it
   * is no term of the total that counts or does not.
   */
  static Optional<String> rangeWithout(
      RecipeBundle bundle, Measure missing, Map<String, Reading> readings) {
    return bundle.recipe().combination() instanceof PointsCombination points
            && points.measures().contains(missing.name())
        ? Optional.of(new PointsAssembly(bundle, points).rangeWithout(missing, readings))
        : Optional.empty();
  }

  private static String tieText(Score score) {
    StringBuilder text = new StringBuilder();
    text.append("The total %s equals the cutoff".formatted(score.value().toPlainString()));
    text.append(
        "; under '%s' it is %s"
            .formatted(score.cutoff().comparator().symbol(), score.group().label()));
    for (Sensitivity other : score.sensitivities()) {
      if (other.isOfTheSame(score.value(), score.cutoff())) {
        text.append(
            "; under '%s' it would be %s"
                .formatted(other.cutoff().comparator().symbol(), other.group().label()));
      }
    }
    return text.append('.').toString();
  }
}
