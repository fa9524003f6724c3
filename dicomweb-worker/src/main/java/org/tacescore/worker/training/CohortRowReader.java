package org.tacescore.worker.training;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.tacescore.recipe.training.PatientOutcome;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.TreatmentDate;
import org.tacescore.score.clinical.AnalyteUnits;
import org.tacescore.worker.csv.CsvTable;

/** Reads one row of cohort.csv; what is wrong with it goes to the faults. */
final class CohortRowReader {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,12}([.][0-9]{1,12})?");
  private static final String SYNTHETIC = "SYNTHETIC";

  private final Path table;
  private final boolean images;
  private final CohortHeader header;
  private final CohortFaults faults;
  private final CsvTable.Row row;

  /**
   * A reader.
   *
   * @param table the file that paths are relative to
   * @param images whether the study is needed
   */
  CohortRowReader(
      Path table, boolean images, CohortHeader header, CohortFaults faults, CsvTable.Row row) {
    this.table = table;
    this.images = images;
    this.header = header;
    this.faults = faults;
    this.row = row;
  }

  CohortRow read() {
    return new CohortRow(
        row.line(),
        required(CohortColumn.Field.PATIENT),
        required(CohortColumn.Field.CENTRE),
        images ? study() : Optional.empty(),
        images ? segmentations() : List.of(),
        outcome(),
        clinical(),
        synthetic());
  }

  private Optional<Path> study() {
    String text = required(CohortColumn.Field.STUDY);
    return text.isEmpty()
        ? Optional.empty()
        : path(CohortColumn.Field.STUDY.columnName(), text)
            .filter(
                path ->
                    holds(
                        Files.isDirectory(path),
                        CohortColumn.Field.STUDY.columnName(),
                        "no such folder"));
  }

  private List<Path> segmentations() {
    List<Path> files = new ArrayList<>();
    for (int place : header.drawn().keySet()) {
      String name = header.name(place);
      path(name, cell(place))
          .filter(path -> !cell(place).isEmpty())
          .filter(path -> holds(Files.isRegularFile(path), name, "no such file"))
          .ifPresent(files::add);
    }
    return files;
  }

  /** A path may hold a patient's name, so it is not told. */
  private Optional<Path> path(String column, String text) {
    try {
      return Optional.of(table.resolveSibling(text));
    } catch (InvalidPathException e) {
      faults.add(row.line(), column, "this is no path");
      return Optional.empty();
    }
  }

  private PatientOutcome outcome() {
    OptionalDouble time = time();
    Optional<Boolean> event = yesOrNo(CohortColumn.Field.EVENT);
    if (text(CohortColumn.Field.TIME_DAYS).isEmpty() != text(CohortColumn.Field.EVENT).isEmpty()) {
      faults.add(row.line(), "time_days and event are needed both or none");
    }
    boolean both = time.isPresent() && event.isPresent();
    return new PatientOutcome(
        both ? time : OptionalDouble.empty(),
        both ? event : Optional.empty(),
        yesOrNo(CohortColumn.Field.RESPONSE),
        yesOrNo(CohortColumn.Field.RECURRENCE));
  }

  private OptionalDouble time() {
    String column = CohortColumn.Field.TIME_DAYS.columnName();
    String text = text(CohortColumn.Field.TIME_DAYS);
    if (text.isEmpty() || !holds(isNumber(text), column, "must be a number with a decimal point")) {
      return OptionalDouble.empty();
    }
    double days = Double.parseDouble(text);
    return holds(days > 0, column, "must be above 0, got " + text)
        ? OptionalDouble.of(days)
        : OptionalDouble.empty();
  }

  private Optional<Boolean> yesOrNo(CohortColumn.Field field) {
    String text = text(field);
    if (text.isEmpty()
        || !holds(text.equals("0") || text.equals("1"), field.columnName(), "must be 0 or 1")) {
      return Optional.empty();
    }
    return Optional.of(text.equals("1"));
  }

  /** A slip must not turn a phantom into a patient. */
  private boolean synthetic() {
    String text = text(CohortColumn.Field.ORIGIN);
    holds(
        text.isEmpty() || text.equals(SYNTHETIC),
        CohortColumn.Field.ORIGIN.columnName(),
        "must be SYNTHETIC, or empty for patients");
    return !text.isEmpty();
  }

  private List<ClinicalValue> clinical() {
    List<ClinicalValue> values = new ArrayList<>();
    header
        .clinical()
        .forEach(
            (place, column) -> {
              if (!cell(place).isEmpty()) {
                values.addAll(values(place, column));
              }
            });
    return values;
  }

  /** A cell holds one value; one of dates may hold several, separated by semicolons. */
  private List<ClinicalValue> values(int place, CohortColumn.Clinical column) {
    Analyte analyte = column.analyte();
    String[] texts =
        analyte == Analyte.TACE_DATE ? cell(place).split(";") : new String[] {cell(place)};
    List<ClinicalValue> values = new ArrayList<>();
    for (String text : texts) {
      if (isRight(header.name(place), analyte, text.strip())) {
        values.add(
            new ClinicalValue(
                analyte, text.strip(), column.unit(), Optional.empty(), "cohort.csv"));
      }
    }
    return values;
  }

  private boolean isRight(String column, Analyte analyte, String text) {
    if (analyte == Analyte.TACE_DATE) {
      try {
        TreatmentDate.parse(text);
        return true;
      } catch (RefusedException e) {
        return holds(false, column, "must be a date like 2026-01-03");
      }
    }
    return !AnalyteUnits.isNumber(analyte)
        || holds(isNumber(text), column, "must be a number with a decimal point");
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private boolean holds(boolean fact, String column, String fault) {
    if (!fact) {
      faults.add(row.line(), column, fault);
    }
    return fact;
  }

  private String required(CohortColumn.Field field) {
    String text = text(field);
    if (header.place(field).isPresent()) {
      holds(!text.isEmpty(), field.columnName(), "is empty");
    }
    return text;
  }

  private String text(CohortColumn.Field field) {
    return header.place(field).stream().mapToObj(this::cell).findFirst().orElse("");
  }

  private String cell(int place) {
    return row.fields().get(place).strip();
  }
}
