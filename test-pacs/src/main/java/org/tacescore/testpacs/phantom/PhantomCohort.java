package org.tacescore.testpacs.phantom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.ContrastPhase;

/**
 * Writes phantom patients into a folder, and of a cohort {@code cohort.csv} beside them: a row a
 * patient with patient, centre, study, {@code seg_<phase>}, time_days, event, response, recurrence,
 * origin and the clinical values, units in brackets. Paths are relative to the folder.
 */
public final class PhantomCohort {

  /** What the column {@code origin} says of every row. */
  public static final String ORIGIN = "SYNTHETIC";

  private final PhantomOptions options;
  private final PhantomGenerator generator;

  public PhantomCohort(PhantomOptions options) {
    this.options = options;
    this.generator = new PhantomGenerator(options);
  }

  /**
   * Writes every patient, and of a cohort the table once all are there.
   *
   * @param written told each patient's folder once it is complete
   */
  public void write(Path out, Consumer<Path> written) {
    List<String> rows = new ArrayList<>();
    for (int index = 0; index < options.patients(); index++) {
      PhantomPatient patient = generator.patient(index);
      Path folder = patient.writeTo(out);
      if (rows.isEmpty()) {
        rows.add(String.join(",", header(patient)));
      }
      rows.add(String.join(",", row(patient, generator.subject(index))));
      written.accept(folder);
    }
    if (options.isCohort()) {
      writeTable(out, rows);
    }
  }

  private static void writeTable(Path out, List<String> rows) {
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
    names.addAll(List.of("time_days", "event", "response", "recurrence", "origin"));
    for (ClinicalValue value : columns(patient)) {
      String unit = value.unit().isEmpty() ? "" : " [" + value.unit() + "]";
      names.add(value.analyte().contractName() + unit);
    }
    return names;
  }

  private List<String> row(PhantomPatient patient, PhantomSubject subject) {
    String id = patient.patientId();
    List<String> cells = new ArrayList<>(List.of(id, subject.centre(), id));
    for (ContrastPhase phase : drawn()) {
      String file = id + "/seg-" + PhaseFolder.of(phase).folder() + ".dcm";
      cells.add(patient.segmentations().containsKey(phase) ? file : "");
    }
    PhantomOutcome outcome = patient.outcome();
    cells.add(Integer.toString(outcome.timeDays()));
    cells.add(digit(outcome.event()));
    cells.add(digit(outcome.response()));
    cells.add(digit(outcome.recurrence()));
    cells.add(ORIGIN);
    columns(patient).forEach(value -> cells.add(value.value()));
    return cells;
  }

  private static String digit(boolean happened) {
    return happened ? "1" : "0";
  }

  private List<ContrastPhase> drawn() {
    return options.segPhases().stream().sorted().toList();
  }

  /**
   * One value an analyte, of the study. Dates of treatment are no predictors, and stay in
   * clinical.json, as do the response to an earlier treatment and the values before it.
   */
  private static Collection<ClinicalValue> columns(PhantomPatient patient) {
    Map<Analyte, ClinicalValue> columns = new LinkedHashMap<>();
    patient.clinical().forEach(value -> columns.putIfAbsent(value.analyte(), value));
    columns.keySet().removeAll(Set.of(Analyte.TACE_DATE, Analyte.MRECIST));
    return columns.values();
  }
}
