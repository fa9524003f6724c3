package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.evaluation.Proportion;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.score.RiskGroup;

/** The rows of a model card's table of results: each value of each group of patients. */
final class CardResults {
  private final List<Prediction> classified;

  /**
   * @param predictions of which those count that the endpoint classifies
   */
  CardResults(List<Prediction> predictions) {
    this.classified = predictions.stream().filter(p -> p.label().eligible()).toList();
  }

  /** Rows of Markdown. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    rows.addAll(rows("out of fold", Prediction.By.OUT_OF_FOLD));
    rows.addAll(rows("held-out centre", Prediction.By.HELD_OUT));
    return rows.isEmpty() ? List.of("| none | | 0 | | | | |") : rows;
  }

  private List<String> rows(String who, Prediction.By by) {
    List<Prediction> of = classified.stream().filter(p -> p.by() == by).toList();
    List<String> rows = new ArrayList<>();
    for (String measure : names(of, p -> p.measures().keySet())) {
      List<Prediction> with = of.stream().filter(p -> p.measures().containsKey(measure)).toList();
      rows.add(row(who, measure, with, scores(with, measure), Map.of()));
    }
    List<Prediction> scored = of.stream().filter(p -> p.total().isPresent()).toList();
    if (!scored.isEmpty()) {
      rows.add(tallies(who, "total", scored, p -> p.total().orElseThrow()));
    }
    for (String id : names(of, p -> p.variants().keySet())) {
      List<Prediction> with = of.stream().filter(p -> p.variants().containsKey(id)).toList();
      rows.add(tallies(who, "variant " + id, with, p -> tally(p, id)));
    }
    return rows;
  }

  private static Set<String> names(List<Prediction> of, Function<Prediction, Set<String>> named) {
    return of.stream()
        .flatMap(p -> named.apply(p).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double[] scores(List<Prediction> with, String measure) {
    return with.stream().mapToDouble(p -> p.measures().getOrDefault(measure, 0.0)).toArray();
  }

  private static Prediction.Tally tally(Prediction prediction, String id) {
    Prediction.Tally tally = prediction.variants().get(id);
    if (tally == null) {
      throw new IllegalStateException("a variant without a total was asked for");
    }
    return tally;
  }

  private static String tallies(
      String who, String name, List<Prediction> of, Function<Prediction, Prediction.Tally> tally) {
    double[] totals = of.stream().mapToDouble(p -> tally.apply(p).total().doubleValue()).toArray();
    Map<Prediction, RiskGroup.Side> groups = new LinkedHashMap<>();
    of.forEach(p -> groups.put(p, tally.apply(p).group()));
    return row(who, name, of, totals, groups);
  }

  private static String row(
      String who,
      String name,
      List<Prediction> of,
      double[] scores,
      Map<Prediction, RiskGroup.Side> groups) {
    long positives = of.stream().filter(CardResults::positive).count();
    return "| %s | %s | %d | %d | %s | %s | %s |"
        .formatted(
            who,
            name,
            of.size(),
            positives,
            auc(of, scores),
            share(groups, true, RiskGroup.Side.HIGH),
            share(groups, false, RiskGroup.Side.LOW));
  }

  private static boolean positive(Prediction prediction) {
    return prediction.label() == EndpointLabel.POSITIVE;
  }

  private static String auc(List<Prediction> of, double[] scores) {
    boolean[] positive = new boolean[of.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = positive(of.get(i));
    }
    try {
      Roc roc = Roc.of(BinaryOutcome.of(positive), scores);
      return figures(roc.auc(), roc.lower(), roc.upper());
    } catch (DegenerateDataException e) {
      return "not computed: " + e.getMessage();
    }
  }

  private static String share(
      Map<Prediction, RiskGroup.Side> groups, boolean positive, RiskGroup.Side right) {
    List<RiskGroup.Side> sides =
        groups.entrySet().stream()
            .filter(entry -> positive(entry.getKey()) == positive)
            .map(Map.Entry::getValue)
            .toList();
    if (sides.isEmpty()) {
      return "";
    }
    Proportion share =
        Proportion.of((int) sides.stream().filter(side -> side == right).count(), sides.size());
    return figures(share.value(), share.lower(), share.upper());
  }

  private static String figures(double value, double lower, double upper) {
    return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", value, lower, upper);
  }
}
