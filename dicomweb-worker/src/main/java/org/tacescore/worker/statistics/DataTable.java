package org.tacescore.worker.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.NearestName;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.worker.csv.CsvTable;

/** A CSV file with a line of names: a row is a patient. Nothing that is missing is filled in. */
public final class DataTable {
  private final List<String> names;
  private final List<CsvTable.Row> rows;

  private DataTable(List<String> names, List<CsvTable.Row> rows) {
    this.names = names;
    this.rows = rows;
  }

  /**
   * Reads a file.
   *
   * @throws org.tacescore.worker.csv.MalformedCsvException when it is no CSV
   * @throws DegenerateDataException when it has no row, a name twice, or a row of another length
   */
  public static DataTable read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    List<CsvTable.Row> lines = CsvTable.read(Files.readString(file), name);
    if (lines.size() < 2) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, name + " needs a line of names and a row at least");
    }
    List<String> names = lines.get(0).fields().stream().map(String::strip).toList();
    requireOnce(names);
    List<CsvTable.Row> rows = lines.subList(1, lines.size());
    for (CsvTable.Row row : rows) {
      if (row.fields().size() != names.size()) {
        throw new DegenerateDataException(
            Degeneracy.INVALID_VALUE,
            "line %d has %d fields, the names are %d"
                .formatted(row.line(), row.fields().size(), names.size()));
      }
    }
    return new DataTable(names, rows);
  }

  private static void requireOnce(List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new DegenerateDataException(
            Degeneracy.DUPLICATE_COLUMN, "the column '%s' stands twice".formatted(name));
      }
    }
  }

  int size() {
    return rows.size();
  }

  /** The words of a column, each there. */
  List<String> words(String column) {
    int place = place(column);
    return rows.stream()
        .map(
            row -> {
              String word = row.fields().get(place).strip();
              if (word.isEmpty()) {
                throw missing(column, row);
              }
              return word;
            })
        .toList();
  }

  /** The finite numbers of a column. */
  double[] numbers(String column) {
    int place = place(column);
    return rows.stream().mapToDouble(row -> number(column, row, place)).toArray();
  }

  FeatureTable table(List<String> columns) {
    return FeatureTable.of(columns, columns.stream().map(this::numbers).toArray(double[][]::new));
  }

  BinaryOutcome outcome(String column) {
    return BinaryOutcome.of(column, numbers(column));
  }

  SurvivalOutcome survival(String time, String event) {
    BinaryOutcome happened = outcome(event);
    boolean[] events = new boolean[size()];
    for (int row = 0; row < events.length; row++) {
      events[row] = happened.positive(row);
    }
    return SurvivalOutcome.of(numbers(time), events);
  }

  private static double number(String column, CsvTable.Row row, int place) {
    String text = row.fields().get(place).strip();
    if (text.isEmpty() || text.equals("NA")) {
      throw missing(column, row);
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new DegenerateDataException(
          Degeneracy.INVALID_VALUE,
          "column '%s', line %d: '%s' is no number".formatted(column, row.line(), text));
    }
    if (!Double.isFinite(value)) {
      throw new DegenerateDataException(
          Degeneracy.NOT_FINITE, "column '%s', line %d is %s".formatted(column, row.line(), text));
    }
    return value;
  }

  private static DegenerateDataException missing(String column, CsvTable.Row row) {
    return new DegenerateDataException(
        Degeneracy.NOT_FINITE,
        "column '%s', line %d is missing; nothing is filled in".formatted(column, row.line()));
  }

  private int place(String column) {
    int place = names.indexOf(column);
    if (place < 0) {
      throw new DegenerateDataException(
          Degeneracy.UNKNOWN_COLUMN,
          "there is no column '%s'%s; there are %s"
              .formatted(column, NearestName.hint(column, names), names));
    }
    return place;
  }
}
