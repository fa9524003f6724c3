package org.tacescore.learning.report;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.evaluation.SampleSize;
import org.tacescore.learning.survival.EventsPerVariable;

/** What a cohort is too small for, and scores that point the wrong way. */
final class ReportWarnings {
  private static final int EVENTS_TO_VALIDATE = 100;

  private ReportWarnings() {}

  static List<String> of(EvaluatedCohort cohort, List<ModelResult> models) {
    List<String> warnings = new ArrayList<>();
    cohort.binary().ifPresent(endpoint -> warnings.addAll(binary(cohort, endpoint)));
    cohort.survival().ifPresent(endpoint -> warnings.addAll(survival(cohort, endpoint)));
    for (ModelResult model : models) {
      model
          .binary()
          .flatMap(BinaryResult::roc)
          .flatMap(roc -> roc.warning())
          .ifPresent(text -> warnings.add(model.name() + ": " + text));
      model
          .survival()
          .flatMap(SurvivalResult::concordance)
          .filter(c -> c.value() < 0.5)
          .ifPresent(
              c ->
                  warnings.add(
                      "%s: C is below 0.5: a higher score goes with later events"
                          .formatted(model.name())));
    }
    return warnings;
  }

  private static List<String> binary(EvaluatedCohort cohort, BinaryEndpoint endpoint) {
    SampleSize size =
        cohort.candidates().isPresent()
            ? SampleSize.toDevelop(endpoint.outcome(), cohort.candidates().getAsInt())
            : SampleSize.toValidate(endpoint.outcome());
    return size.warnings().stream().map(text -> "Binary outcome: " + text).toList();
  }

  private static List<String> survival(EvaluatedCohort cohort, SurvivalEndpoint endpoint) {
    int events = endpoint.outcome().events();
    if (cohort.candidates().isPresent()) {
      return EventsPerVariable.of(events, cohort.candidates().getAsInt()).warning().stream()
          .map(text -> endpoint.name() + ": " + text)
          .toList();
    }
    return events >= EVENTS_TO_VALIDATE
        ? List.of()
        : List.of(
            "%s: %d events; below %d a validation is imprecise"
                .formatted(endpoint.name(), events, EVENTS_TO_VALIDATE));
  }
}
