package org.tacescore.worker.cohort;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.tacescore.worker.csv.CsvTable;
import org.tacescore.worker.csv.MalformedCsvException;

/**
 * Reads cases.csv: columns ID, Image, Mask and, where the settings' label is not meant, Label;
 * paths are relative to the file's folder; other columns are carried through.
 */
public final class CaseList {
  private static final String ID = "ID";
  private static final String IMAGE = "Image";
  private static final String MASK = "Mask";
  private static final String LABEL = "Label";

  private final Path file;
  private final List<String> header;
  private final List<CsvTable.Row> rows;

  private CaseList(Path file, List<CsvTable.Row> all) {
    if (all.size() < 2) {
      throw new InvalidCaseListException(file.getFileName() + " lists no case");
    }
    this.file = file.toAbsolutePath();
    this.header = all.get(0).fields().stream().map(String::strip).toList();
    this.rows = all.subList(1, all.size());
  }

  /**
   * All cases, in the order of the file.
   *
   * @throws InvalidCaseListException where a column, an ID or a path is missing or an ID comes
   *     twice
   */
  public static List<CohortCase> read(Path file) {
    try {
      return new CaseList(file, CsvTable.read(Files.readString(file), name(file))).cases();
    } catch (MalformedCsvException e) {
      throw new InvalidCaseListException(String.valueOf(e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw new InvalidCaseListException(file.getFileName() + " is not UTF-8", e);
    } catch (IOException e) {
      throw new InvalidCaseListException(file + " cannot be read", e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private List<CohortCase> cases() {
    Set<String> columns = new HashSet<>(header);
    for (String column : List.of(ID, IMAGE, MASK)) {
      if (!columns.contains(column)) {
        throw new InvalidCaseListException(name(file) + " has no column " + column);
      }
    }
    if (columns.size() < header.size()) {
      throw new InvalidCaseListException(name(file) + " has a column twice");
    }
    Set<String> ids = new HashSet<>();
    List<CohortCase> cases = new ArrayList<>();
    for (CsvTable.Row row : rows) {
      CohortCase one = read(row);
      if (!ids.add(one.id())) {
        throw fault(row, "ID " + one.id() + " stands in the list twice");
      }
      cases.add(one);
    }
    return cases;
  }

  private CohortCase read(CsvTable.Row row) {
    if (row.fields().size() != header.size()) {
      throw fault(row, "%d fields, need %d".formatted(row.fields().size(), header.size()));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int column = 0; column < header.size(); column++) {
      fields.put(header.get(column), row.fields().get(column));
    }
    return new CohortCase(
        needed(row, fields, ID),
        path(row, needed(row, fields, IMAGE)),
        path(row, needed(row, fields, MASK)),
        label(row, fields.getOrDefault(LABEL, "").strip()),
        fields);
  }

  private String needed(CsvTable.Row row, Map<String, String> fields, String column) {
    String value = fields.getOrDefault(column, "").strip();
    if (value.isEmpty()) {
      throw fault(row, column + " is empty");
    }
    return value;
  }

  private Path path(CsvTable.Row row, String text) {
    try {
      return file.resolveSibling(text);
    } catch (InvalidPathException e) {
      throw fault(row, "no path: " + text);
    }
  }

  private OptionalInt label(CsvTable.Row row, String text) {
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw fault(row, "Label must be a whole number, got " + text);
    }
  }

  private InvalidCaseListException fault(CsvTable.Row row, String what) {
    return new InvalidCaseListException("%s, line %d: %s".formatted(name(file), row.line(), what));
  }
}
