package org.tacescore.worker.training;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.digest.Sha256;
import org.tacescore.worker.csv.CsvTable;
import org.tacescore.worker.csv.MalformedCsvException;

/**
 * The patients of a cohort, as cohort.csv lists them: one row each.
 *
 * @param file the table's name, for messages
 * @param rows in the order of the file, each patient and each study once
 * @param sha256 digest of the file's bytes
 * @param ignored columns that nobody asked for
 */
public record CohortTable(String file, List<CohortRow> rows, String sha256, List<String> ignored) {
  public CohortTable {
    rows = List.copyOf(rows);
    ignored = List.copyOf(ignored);
  }

  /**
   * Reads a table.
   *
   * @param images whether each patient needs a study; where not, paths are not looked at
   * @throws InvalidCohortException with every fault of the table, by line and column
   */
  public static CohortTable read(Path file, boolean images) {
    String name = String.valueOf(file.getFileName());
    String text = text(file, name);
    List<CsvTable.Row> lines = lines(text, name);
    CohortFaults faults = new CohortFaults(name);
    if (lines.size() < 2) {
      faults.add(1, "a line of names and a row for each patient are needed");
      faults.requireNone();
    }
    CsvTable.Row names = lines.get(0);
    CohortHeader header = new CohortHeader(names.line(), names.fields(), images, faults);
    List<CohortRow> rows = new ArrayList<>();
    for (CsvTable.Row line : lines.subList(1, lines.size())) {
      if (line.fields().size() == header.size()) {
        rows.add(new CohortRowReader(file.toAbsolutePath(), images, header, faults, line).read());
      } else {
        faults.add(
            line.line(), "%d fields, need %d".formatted(line.fields().size(), header.size()));
      }
    }
    requireOnce(rows, faults);
    faults.requireNone();
    return new CohortTable(name, rows, Sha256.hexOf(text), header.ignored());
  }

  private static String text(Path file, String name) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new InvalidCohortException(name + " is not UTF-8", e);
    } catch (IOException e) {
      throw new InvalidCohortException(name + " cannot be read", e);
    }
  }

  private static List<CsvTable.Row> lines(String text, String name) {
    try {
      return CsvTable.read(text, name);
    } catch (MalformedCsvException e) {
      throw new InvalidCohortException(e.place() + ": " + e.fault(), e);
    }
  }

  /** One study under two keys would be learned from twice, and be its own test. */
  private static void requireOnce(List<CohortRow> rows, CohortFaults faults) {
    Map<String, Integer> patients = new HashMap<>();
    Map<Path, Integer> studies = new HashMap<>();
    for (CohortRow row : rows) {
      Integer other =
          row.patient().isEmpty() ? null : patients.putIfAbsent(row.patient(), row.line());
      if (other != null) {
        faults.add(row.line(), "patient", "the same patient stands in line " + other);
      }
      row.study()
          .map(study -> studies.putIfAbsent(study.normalize(), row.line()))
          .ifPresent(
              line -> faults.add(row.line(), "study", "the same study stands in line " + line));
    }
  }

  /** What messages call a patient. */
  String place(CohortRow row) {
    return "%s, line %d".formatted(file, row.line());
  }

  /** Whether any of the patients is a phantom. */
  public boolean isSynthetic() {
    return rows.stream().anyMatch(CohortRow::synthetic);
  }
}
