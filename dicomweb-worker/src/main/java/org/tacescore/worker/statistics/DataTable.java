package org.tacescore.worker.statistics;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
import org.tacescore.worker.csv.MalformedCsvException;

/**
 * A CSV file with a line of names: a row is a patient. Fields are read without blanks around them;
 * nothing that is missing is filled in.
 */
public final class DataTable {
  private static final int NAMES_SHOWN = 20;

  private final List<String> names;
  private final List<CsvTable.Row> rows;

  private DataTable(List<String> names, List<CsvTable.Row> rows) {
    this.names = names;
    this.rows = rows;
  }

  /**
   * Reads a file.
   *
   * @throws UnfitTableException when it is no CSV in UTF-8, has no row, a name twice, or a row of
   *     another length
   */
  public static DataTable read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    List<CsvTable.Row> lines = lines(file, name);
    if (lines.isEmpty()) {
      throw new UnfitTableException(name, "the file is empty; a line of names and rows are needed");
    }
    List<String> names = lines.get(0).fields().stream().map(String::strip).toList();
    requireCommas(names, name);
    requireOnce(names, name);
    List<CsvTable.Row> rows = lines.subList(1, lines.size());
    if (rows.isEmpty()) {
      throw new UnfitTableException(name, "there is a line of names and no row below it");
    }
    rows.forEach(row -> requireLength(row, names.size(), name));
    return new DataTable(names, rows);
  }

  private static List<CsvTable.Row> lines(Path file, String name) throws IOException {
    try {
      return CsvTable.read(Files.readString(file), name);
    } catch (CharacterCodingException e) {
      throw new UnfitTableException(name, "this is no text in UTF-8", e);
    } catch (MalformedCsvException e) {
      throw new UnfitTableException(
          name, e.fault() + e.place().substring(e.place().indexOf(',')), e);
    }
  }

  private static void requireCommas(List<String> names, String file) {
    for (String separator : List.of(";", "\t")) {
      if (names.size() == 1 && names.get(0).contains(separator)) {
        throw new UnfitTableException(
            file,
            "fields are separated by %s; commas are needed, with decimal points"
                .formatted(separator.equals(";") ? "semicolons" : "tabs"));
      }
    }
  }

  private static void requireOnce(List<String> names, String file) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new UnfitTableException(file, "the column '%s' stands twice".formatted(name));
      }
    }
  }

  private static void requireLength(CsvTable.Row row, int names, String file) {
    if (row.fields().size() != names) {
      throw new UnfitTableException(
          file,
          "line %d has %d fields, the line of names has %d"
              .formatted(row.line(), row.fields().size(), names));
    }
  }

  int size() {
    return rows.size();
  }

  /**
   * Refuses a name that is no column's.
   *
   * @throws DegenerateDataException UNKNOWN_COLUMN, with the option and the nearest name
   */
  void requireColumn(String option, String column) {
    if (!names.contains(column)) {
      String all = names.size() <= NAMES_SHOWN ? "; there are " + String.join(", ", names) : "";
      throw new DegenerateDataException(
          Degeneracy.UNKNOWN_COLUMN,
          "%s: there is no column '%s'%s%s"
              .formatted(option, column, NearestName.hint(column, names), all));
    }
  }

  /** The words of a column, each there. */
  List<String> words(String column) {
    int place = names.indexOf(column);
    return rows.stream().map(row -> Field.of(column, row, place).word()).toList();
  }

  /** The finite numbers of a column. */
  double[] numbers(String column) {
    int place = names.indexOf(column);
    return rows.stream().mapToDouble(row -> Field.of(column, row, place).number()).toArray();
  }

  FeatureTable table(List<String> columns) {
    return FeatureTable.of(columns, columns.stream().map(this::numbers).toArray(double[][]::new));
  }

  BinaryOutcome outcome(String column) {
    int place = names.indexOf(column);
    boolean[] values = new boolean[size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = Field.of(column, rows.get(row), place).yes();
    }
    return BinaryOutcome.of(values);
  }

  SurvivalOutcome survival(String time, String event) {
    BinaryOutcome happened = outcome(event);
    boolean[] events = new boolean[size()];
    for (int row = 0; row < events.length; row++) {
      events[row] = happened.positive(row);
    }
    return SurvivalOutcome.of(times(time), events);
  }

  private double[] times(String column) {
    int place = names.indexOf(column);
    return rows.stream().mapToDouble(row -> Field.of(column, row, place).time()).toArray();
  }
}
