package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Folds;
import org.tacescore.learning.SurvivalOutcome;

/**
 * The patients of a cohort as a training sees them: those to learn from, those of them that the
 * endpoint classifies, and those of the held-out centre. Rows are places among the learning
 * patients unless they are said to be the cohort's.
 */
final class CohortRows {
  private final List<CohortPatient> patients;
  private final int[] learning;
  private final int[] heldOut;
  private final List<EndpointLabel> labels;
  private final int[] eligible;

  private CohortRows(List<CohortPatient> patients, Endpoint endpoint, int[] learning) {
    this.patients = patients;
    this.learning = learning;
    this.heldOut =
        IntStream.range(0, patients.size())
            .filter(row -> Arrays.binarySearch(learning, row) < 0)
            .toArray();
    this.labels = patients.stream().map(patient -> endpoint.of(patient.outcome())).toList();
    this.eligible =
        IntStream.range(0, learning.length)
            .filter(row -> labels.get(learning[row]).eligible())
            .toArray();
  }

  static CohortRows of(Cohort cohort, Endpoint endpoint, Optional<String> heldOutCentre) {
    heldOutCentre.ifPresent(
        centre -> {
          if (!cohort.centres().contains(centre) || cohort.centres().size() < 2) {
            throw new UntrainableException(
                UntrainableException.Fault.UNKNOWN_CENTRE,
                "the centre '%s' cannot be held out of %s".formatted(centre, cohort.centres()));
          }
        });
    List<CohortPatient> patients = cohort.patients();
    int[] learning =
        IntStream.range(0, patients.size())
            .filter(row -> !heldOutCentre.equals(Optional.of(patients.get(row).centre())))
            .toArray();
    return new CohortRows(patients, endpoint, learning);
  }

  /** Number of learning patients. */
  int count() {
    return learning.length;
  }

  CohortPatient patient(int row) {
    return patients.get(learning[row]);
  }

  EndpointLabel label(int row) {
    return labels.get(learning[row]);
  }

  List<CohortPatient> learning() {
    return IntStream.of(learning).mapToObj(patients::get).toList();
  }

  List<CohortPatient> heldOut() {
    return IntStream.of(heldOut).mapToObj(patients::get).toList();
  }

  /** The cohort's row of a learning patient. */
  int cohortRow(int row) {
    return learning[row];
  }

  /** The cohort's row of a held-out patient. */
  int heldOutCohortRow(int place) {
    return heldOut[place];
  }

  EndpointLabel cohortLabel(int cohortRow) {
    return labels.get(cohortRow);
  }

  /** Rows that the endpoint classifies, ascending. */
  int[] eligible() {
    return eligible.clone();
  }

  /** All other rows, ascending. */
  int[] others() {
    return IntStream.range(0, count()).filter(row -> !label(row).eligible()).toArray();
  }

  /** What the endpoint says of the eligible rows, in their order. */
  BinaryOutcome outcome() {
    return outcome(eligible);
  }

  /** What the endpoint says of some rows, all of them eligible. */
  BinaryOutcome outcome(int[] some) {
    boolean[] positive = new boolean[some.length];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = label(some[i]) == EndpointLabel.POSITIVE;
    }
    return BinaryOutcome.of(positive);
  }

  /** The survival of some rows, of all of which it is known. */
  SurvivalOutcome survival(int[] some) {
    double[] times = new double[some.length];
    boolean[] events = new boolean[some.length];
    for (int i = 0; i < some.length; i++) {
      PatientOutcome outcome = patient(some[i]).outcome();
      times[i] = outcome.timeDays().orElseThrow();
      events[i] = outcome.event().orElseThrow();
    }
    return SurvivalOutcome.of(times, events);
  }

  /** Folds of all rows, with nearly as many of each label in each. */
  Folds folds(int count, long seed) {
    int[] strata = IntStream.range(0, count()).map(row -> label(row).ordinal()).toArray();
    return Folds.stratified(strata, count, seed);
  }

  /** Puts values of the eligible rows and of the others where they belong. */
  List<Double> merged(List<Double> ofEligible, List<Double> ofOthers) {
    List<Double> merged = new ArrayList<>();
    int next = 0;
    int other = 0;
    for (int row = 0; row < count(); row++) {
      merged.add(label(row).eligible() ? ofEligible.get(next++) : ofOthers.get(other++));
    }
    return List.copyOf(merged);
  }
}
