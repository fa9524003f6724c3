package org.tacescore.learning.report;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts that follow from the evaluations themselves. */
final class DerivedFacts {
  private final List<Evaluation> evaluations;
  private final Map<Fact, String> facts = new EnumMap<>(Fact.class);

  private DerivedFacts(List<Evaluation> evaluations) {
    this.evaluations = evaluations;
  }

  static Map<Fact, String> of(List<Evaluation> evaluations) {
    DerivedFacts derived = new DerivedFacts(evaluations);
    derived.cohorts();
    derived.measures();
    derived.remarks();
    return derived.facts;
  }

  private void cohorts() {
    put(Fact.TESTS, evaluations.stream().map(Evaluation::cohort).toList());
    put(Fact.SAMPLE, evaluations.stream().map(DerivedFacts::sample).toList());
    Set<String> centres = new TreeSet<>();
    evaluations.forEach(evaluation -> centres.addAll(evaluation.centres().keySet()));
    put(Fact.CENTRES, List.of(centres.size() + " (" + String.join(", ", centres) + ")"));
    put(
        Fact.ENDPOINT,
        evaluations.stream()
            .flatMap(e -> Stream.concat(e.outcome().stream(), e.endpoint().stream()))
            .toList());
  }

  /** As {@code external cohort: 120 patients, 41 with the outcome, 3 excluded, 66 events}. */
  static String sample(Evaluation evaluation) {
    Counts counts = evaluation.counts();
    StringBuilder text = new StringBuilder(evaluation.cohort());
    text.append(": ").append(counts.patients()).append(" patients");
    counts
        .positives()
        .ifPresent(
            n ->
                text.append(
                    ", %d of %d with the outcome (%d excluded)"
                        .formatted(
                            n, counts.binary().orElseThrow(), counts.excluded().orElseThrow())));
    counts.survivalEvents().ifPresent(n -> text.append(", ").append(n).append(" events in time"));
    return text.toString();
  }

  private void measures() {
    Set<String> measures = new LinkedHashSet<>();
    addIf(measures, m -> m.binary().isPresent(), "AUC (ROC)");
    addIf(
        measures,
        m -> m.binary().flatMap(BinaryResult::atCutoff).isPresent(),
        "sensitivity, specificity, accuracy, precision and F1 at a frozen cutoff");
    addIf(
        measures,
        m -> m.binary().flatMap(BinaryResult::decisionCurve).isPresent(),
        "Brier score, calibration, decision curve");
    addIf(measures, m -> m.survival().isPresent(), "Harrell's C");
    addIf(
        measures,
        m -> m.survival().flatMap(SurvivalResult::groups).isPresent(),
        "Kaplan-Meier curves, log-rank test, hazard ratio");
    put(Fact.MEASURES, measures);
    Resampling drawn = evaluations.get(0).resampling();
    put(
        Fact.UNCERTAINTY,
        List.of(
            "95 %% intervals: DeLong, Wilson, jackknife; bootstrap of %d replicates, seed %d"
                .formatted(drawn.replicates(), drawn.seed())));
    if (models(m -> m.binary().flatMap(BinaryResult::calibration).isPresent())) {
      put(Fact.CALIBRATION, List.of("slope, intercept, Hosmer-Lemeshow test and plot"));
    }
    put(
        Fact.COMPARISONS,
        evaluations.stream()
            .flatMap(e -> e.comparisons().stream().map(c -> e.primary() + " with " + c.other()))
            .toList());
    put(
        Fact.HETEROGENEITY,
        evaluations.stream()
            .filter(e -> !e.byCentre().isEmpty())
            .map(e -> "%s: by %d centres".formatted(e.cohort(), e.byCentre().size()))
            .toList());
  }

  private void remarks() {
    facts.put(Fact.CHECKLISTS, "TRIPOD+AI and METRICS, pre-filled here");
    int warnings = evaluations.stream().mapToInt(e -> e.warnings().size()).sum();
    facts.put(Fact.SAMPLE_WARNINGS, warnings == 0 ? "none" : warnings + ", above with the results");
    int absences = evaluations.stream().mapToInt(e -> e.absences().size()).sum();
    if (absences > 0) {
      facts.put(Fact.ABSENCES, absences + " statistics, above with the results");
    }
  }

  private void addIf(Set<String> measures, Predicate<ModelResult> held, String name) {
    if (models(held)) {
      measures.add(name);
    }
  }

  private boolean models(Predicate<ModelResult> held) {
    return evaluations.stream().flatMap(e -> e.models().stream()).anyMatch(held);
  }

  private void put(Fact fact, Collection<String> texts) {
    if (!texts.isEmpty()) {
      facts.put(fact, texts.stream().distinct().collect(Collectors.joining("; ")));
    }
  }
}
