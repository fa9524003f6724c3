package org.tacescore.worker.training;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.report.BinaryEndpoint;
import org.tacescore.learning.report.Cutoff;
import org.tacescore.learning.report.EvaluatedCohort;
import org.tacescore.learning.report.EvaluatedModel;
import org.tacescore.learning.report.ScoreKind;
import org.tacescore.learning.report.SurvivalEndpoint;
import org.tacescore.recipe.CutPart;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.Part;
import org.tacescore.recipe.PointsCombination;
import org.tacescore.recipe.Recipe;
import org.tacescore.recipe.training.Cohort;
import org.tacescore.recipe.training.Endpoint;
import org.tacescore.recipe.training.EndpointLabel;
import org.tacescore.recipe.training.PatientOutcome;
import org.tacescore.recipe.training.Prediction;

/**
 * What a recipe said of patients, as the evaluation takes it: the total first, then its measures,
 * then its variants. Patients without a total take no part.
 */
final class EvaluationCohorts {
  /** Where no endpoint names a horizon, the one year that most papers print. */
  private static final double USUAL_HORIZON_DAYS = 365;

  private final Recipe recipe;
  private final Optional<Endpoint> endpoint;
  private final Cohort cohort;

  /**
   * Of one recipe and cohort.
   *
   * @param endpoint what the classifiers tell; empty where the bundle does not say
   */
  EvaluationCohorts(Recipe recipe, Optional<Endpoint> endpoint, Cohort cohort) {
    this.recipe = recipe;
    this.endpoint = endpoint;
    this.cohort = cohort;
  }

  /**
   * The patients as one cohort; where survival is not known of all, those of whom it is follow as a
   * second one. None where no outcome is known of anybody.
   *
   * @param frozen parts of which the cutoffs were learned from other patients; empty where they
   *     were learned from these
   * @param candidates columns that were chosen from, where the recipe was learned from these
   */
  List<EvaluatedCohort> of(
      String name, List<Prediction> all, Map<String, Part> frozen, OptionalInt candidates) {
    List<Prediction> told = all.stream().filter(one -> one.total().isPresent()).toList();
    List<Prediction> followed =
        told.stream().filter(one -> outcome(one).timeDays().isPresent()).toList();
    List<EvaluatedCohort> cohorts = new ArrayList<>();
    boolean complete = followed.size() == told.size();
    cohort(name, told, complete, frozen, candidates).ifPresent(cohorts::add);
    if (!complete && !followed.isEmpty()) {
      cohort(name + ", patients whose survival is known", followed, true, frozen, candidates)
          .ifPresent(cohorts::add);
    }
    return cohorts;
  }

  private Optional<EvaluatedCohort> cohort(
      String name,
      List<Prediction> patients,
      boolean followed,
      Map<String, Part> frozen,
      OptionalInt candidates) {
    Optional<BinaryEndpoint> binary = binary(patients);
    boolean survival = followed && !patients.isEmpty();
    if (binary.isEmpty() && !survival) {
      return Optional.empty();
    }
    List<EvaluatedModel> models = models(patients, frozen);
    return Optional.of(
        new EvaluatedCohort(
            name,
            patients.stream().map(Prediction::centre).toList(),
            binary,
            survival ? Optional.of(survival(patients)) : Optional.empty(),
            models,
            models.get(0).name(),
            Optional.empty(),
            candidates));
  }

  private PatientOutcome outcome(Prediction one) {
    return cohort.patients().get(one.row()).outcome();
  }

  private Optional<BinaryEndpoint> binary(List<Prediction> patients) {
    List<Integer> rows =
        IntStream.range(0, patients.size())
            .filter(row -> patients.get(row).label().eligible())
            .boxed()
            .toList();
    if (rows.isEmpty() || endpoint.isEmpty()) {
      return Optional.empty();
    }
    boolean[] positive = new boolean[rows.size()];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = patients.get(rows.get(i)).label() == EndpointLabel.POSITIVE;
    }
    return Optional.of(
        new BinaryEndpoint(
            endpoint.get().title(),
            rows,
            BinaryOutcome.of(positive),
            patients.size() - rows.size()));
  }

  private SurvivalEndpoint survival(List<Prediction> patients) {
    double[] times = new double[patients.size()];
    boolean[] events = new boolean[patients.size()];
    for (int row = 0; row < times.length; row++) {
      PatientOutcome outcome = outcome(patients.get(row));
      times[row] = outcome.timeDays().orElseThrow();
      events[row] = outcome.event().orElseThrow();
    }
    double horizon =
        endpoint
            .filter(Endpoint.DeathWithin.class::isInstance)
            .map(within -> ((Endpoint.DeathWithin) within).days())
            .orElse(USUAL_HORIZON_DAYS);
    return new SurvivalEndpoint(
        "Survival", recipe.endpoint(), SurvivalOutcome.of(times, events), List.of(horizon));
  }

  private List<EvaluatedModel> models(List<Prediction> patients, Map<String, Part> frozen) {
    List<EvaluatedModel> models = new ArrayList<>();
    if (recipe.combination() instanceof PointsCombination points) {
      models.add(tallies(points.concept().meaning(), patients, one -> one.total()).orElseThrow());
      recipe.measures().forEach(one -> model(one, patients, frozen).ifPresent(models::add));
      models.addAll(variants(points, patients));
      return models;
    }
    String first = recipe.combination().measures().get(0);
    models.add(single(recipe.measure(first).orElseThrow(), patients, frozen));
    recipe.measures().stream()
        .filter(measure -> !measure.name().equals(first))
        .forEach(measure -> model(measure, patients, frozen).ifPresent(models::add));
    return models;
  }

  private static List<EvaluatedModel> variants(
      PointsCombination points, List<Prediction> patients) {
    List<EvaluatedModel> models = new ArrayList<>();
    for (PointsCombination.Variant variant : points.variants()) {
      tallies(
              "%s, variant %s".formatted(points.concept().meaning(), variant.id()),
              patients,
              one -> Optional.ofNullable(one.variants().get(variant.id())))
          .ifPresent(models::add);
    }
    return models;
  }

  /** The measure that is the score, with the groups that its cutoff gave each patient. */
  private static EvaluatedModel single(
      Measure measure, List<Prediction> patients, Map<String, Part> frozen) {
    List<String> groups =
        patients.stream()
            .map(one -> one.total().orElseThrow().group().name().toLowerCase(Locale.ROOT))
            .toList();
    return model(measure, patients, frozen).orElseThrow().withGroups(groups);
  }

  /** A total that every patient has; empty where one lacks it. */
  private static Optional<EvaluatedModel> tallies(
      String name,
      List<Prediction> patients,
      Function<Prediction, Optional<Prediction.Tally>> which) {
    List<Prediction.Tally> tallies =
        patients.stream().map(which).flatMap(Optional::stream).toList();
    if (tallies.size() < patients.size()) {
      return Optional.empty();
    }
    double[] values =
        tallies.stream()
            .map(Prediction.Tally::total)
            .mapToDouble(BigDecimal::doubleValue)
            .toArray();
    List<String> groups =
        tallies.stream().map(tally -> tally.group().name().toLowerCase(Locale.ROOT)).toList();
    return Optional.of(EvaluatedModel.of(name, ScoreKind.POINTS, values).withGroups(groups));
  }

  private static Optional<EvaluatedModel> model(
      Measure measure, List<Prediction> patients, Map<String, Part> frozen) {
    if (!patients.stream().allMatch(one -> one.measures().containsKey(measure.name()))) {
      return Optional.empty();
    }
    double[] values =
        patients.stream()
            .mapToDouble(one -> one.measures().getOrDefault(measure.name(), 0.0))
            .toArray();
    boolean probability =
        IntStream.range(0, values.length).allMatch(i -> values[i] >= 0 && values[i] <= 1);
    EvaluatedModel model =
        EvaluatedModel.of(
            measure.concept().meaning(),
            probability ? ScoreKind.PROBABILITY : ScoreKind.RISK,
            values);
    return Optional.of(cut(measure, frozen).map(model::with).orElse(model));
  }

  private static Optional<Cutoff> cut(Measure measure, Map<String, Part> parts) {
    return parts.get(measure.cut()) instanceof CutPart cut
        ? Optional.of(new Cutoff(cut.value().doubleValue(), cut.comparator()))
        : Optional.empty();
  }
}
