package org.tacescore.testpacs.phantom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.ContrastPhase;

/**
 * Writes phantom patients into a folder, and on demand {@code cohort.csv}: a row a patient with
 * patient, centre, study, {@code seg_<phase>}, time_days, event, response and the clinical values,
 * units in brackets. Paths are relative to the folder.
 */
public final class PhantomCohort {

  private static final int CENTRES = 3;

  private final PhantomOptions options;
  private final PhantomGenerator generator;

  public PhantomCohort(PhantomOptions options) {
    this.options = options;
    this.generator = new PhantomGenerator(options);
  }

  /**
   * Writes every patient.
   *
   * @param written told each patient's folder once it is complete
   */
  public void writePatients(Path out, Consumer<Path> written) {
    generator.patients().forEach(patient -> written.accept(patient.writeTo(out)));
  }

  /** As {@link #writePatients}, and {@code cohort.csv} beside them. */
  public void writeCohort(Path out, Consumer<Path> written) {
    List<String> rows = new ArrayList<>();
    generator
        .patients()
        .forEach(
            patient -> {
              Path folder = patient.writeTo(out);
              if (rows.isEmpty()) {
                rows.add(String.join(",", header(patient)));
              }
              rows.add(String.join(",", row(patient, rows.size())));
              written.accept(folder);
            });
    try {
      Files.writeString(
          out.resolve("cohort.csv"), String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write cohort.csv into " + out, e);
    }
  }

  private List<String> header(PhantomPatient patient) {
    List<String> names = new ArrayList<>(List.of("patient", "centre", "study"));
    drawn().forEach(phase -> names.add("seg_" + PhaseFolder.of(phase).folder()));
    names.addAll(List.of("time_days", "event", "response"));
    for (ClinicalValue value : columns(patient)) {
      String unit = value.unit().isEmpty() ? "" : " [" + value.unit() + "]";
      names.add(value.analyte().contractName() + unit);
    }
    return names;
  }

  private List<String> row(PhantomPatient patient, int number) {
    List<String> cells =
        new ArrayList<>(
            List.of(patient.patientId(), "centre-" + (1 + number % CENTRES), patient.patientId()));
    for (ContrastPhase phase : drawn()) {
      String file = patient.patientId() + "/seg-" + PhaseFolder.of(phase).folder() + ".dcm";
      cells.add(patient.segmentations().containsKey(phase) ? file : "");
    }
    PhantomOutcome outcome = patient.outcome();
    cells.add(Integer.toString(outcome.timeDays()));
    cells.add(outcome.event() ? "1" : "0");
    cells.add(outcome.response() ? "1" : "0");
    columns(patient).forEach(value -> cells.add(value.value()));
    return cells;
  }

  private List<ContrastPhase> drawn() {
    return options.segPhases().stream().sorted().toList();
  }

  /** The date of treatment is no predictor, and stays in clinical.json. */
  private static List<ClinicalValue> columns(PhantomPatient patient) {
    return patient.clinical().stream().filter(v -> v.analyte() != Analyte.TACE_DATE).toList();
  }
}
