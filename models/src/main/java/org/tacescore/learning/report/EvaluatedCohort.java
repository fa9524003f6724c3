package org.tacescore.learning.report;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Patients and what models said of them, without a patient's name or number. A model's scores are
 * of models that did not learn from the patient.
 *
 * @param name e.g. {@code nested cross-validation of the training cohort} or {@code held-out centre
 *     C3}
 * @param centres one word a patient
 * @param models at least one
 * @param primary name of the model that the others are compared with
 * @param comparator name of the model that NRI and IDI compare the primary one with, both being
 *     probabilities
 * @param candidates columns that the models chose from, where they were developed on these
 *     patients; empty for patients that only validate
 */
public record EvaluatedCohort(
    String name,
    List<String> centres,
    Optional<BinaryEndpoint> binary,
    Optional<SurvivalEndpoint> survival,
    List<EvaluatedModel> models,
    String primary,
    Optional<String> comparator,
    OptionalInt candidates) {

  public EvaluatedCohort {
    centres = List.copyOf(centres);
    models = List.copyOf(models);
    int rows = centres.size();
    InvalidReportException.require(!name.isBlank() && rows > 0, "a cohort needs name and patients");
    InvalidReportException.require(
        binary.isPresent() || survival.isPresent(), "%s: no endpoint", name);
    InvalidReportException.require(
        binary.stream().flatMap(endpoint -> endpoint.rows().stream()).allMatch(row -> row < rows),
        "%s: a binary outcome of a patient beyond the %d of the cohort",
        name,
        rows);
    survival.ifPresent(
        endpoint -> requireRows(name, "survival times", endpoint.outcome().rows(), rows));
    models.forEach(m -> requireRows(name, "scores of " + m.name(), m.scores().size(), rows));
    List<String> names = models.stream().map(EvaluatedModel::name).toList();
    InvalidReportException.require(
        new HashSet<>(names).size() == names.size(), "%s: a model stands twice: %s", name, names);
    requireModel(name, names, primary);
    comparator.ifPresent(other -> requireModel(name, names, other));
    InvalidReportException.require(
        candidates.isEmpty() || candidates.getAsInt() > 0, "%s: no candidate columns", name);
  }

  private static void requireRows(String cohort, String what, int found, int needed) {
    InvalidReportException.require(
        found == needed, "%s: %d %s for %d patients", cohort, found, what, needed);
  }

  private static void requireModel(String cohort, List<String> names, String model) {
    InvalidReportException.require(
        names.contains(model), "%s: no model %s among %s", cohort, model, names);
  }

  EvaluatedModel model(String wanted) {
    return models.stream().filter(m -> m.name().equals(wanted)).findFirst().orElseThrow();
  }
}
