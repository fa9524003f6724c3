package org.tacescore.worker.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tacescore.digest.Sha256;
import org.tacescore.recipe.training.Cohort;
import org.tacescore.recipe.training.CohortPatient;

/**
 * A cohort whose patients were measured, as far as they could be.
 *
 * @param table the patients
 * @param features digest of a given table of features; empty where they were extracted
 * @param results one a row, in the order of the table
 */
public record MeasuredCohort(CohortTable table, String features, List<PatientResult> results) {
  public MeasuredCohort {
    results = List.copyOf(results);
  }

  /** The patients that were measured, in the order of the table. */
  public List<PatientResult.Measured> measured() {
    return results.stream()
        .filter(PatientResult.Measured.class::isInstance)
        .map(PatientResult.Measured.class::cast)
        .toList();
  }

  /** How many patients take no part, by the code of the refusal. */
  public Map<String, Integer> leftOut() {
    Map<String, Integer> counts = new TreeMap<>();
    for (PatientResult result : results) {
      if (result instanceof PatientResult.LeftOut left) {
        counts.merge(left.reason().name(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** What is learned from, or scored. */
  public Cohort cohort() {
    List<CohortPatient> patients =
        measured().stream()
            .map(
                one ->
                    new CohortPatient(
                        one.row().patient(),
                        one.row().centre(),
                        one.prepared(),
                        one.row().outcome()))
            .toList();
    return new Cohort(patients, table.isSynthetic(), digest());
  }

  /** Of the table and of all that the measurements depend on, wherever the files lie. */
  private String digest() {
    String keys =
        measured().stream().map(PatientResult.Measured::key).collect(Collectors.joining("\n"));
    return Sha256.hexOf(String.join("\n", table.sha256(), features, keys));
  }

  /** Writes the radiomics of the measured patients: rows of patients, so it stays on the site. */
  public void writeFeatures(Path file) throws IOException {
    Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
    measured().forEach(one -> rows.put(one.row().patient(), one.prepared().features()));
    RadiomicsTable.write(file, rows);
  }
}
