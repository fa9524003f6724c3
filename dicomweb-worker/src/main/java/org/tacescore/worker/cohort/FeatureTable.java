package org.tacescore.worker.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tacescore.worker.csv.CsvLine;

/**
 * Writes the measured cases of a cohort as one table: a column for whatever stands in any row, in
 * the order of its first appearance; a cell is empty where a case has no such value.
 */
public final class FeatureTable {
  private FeatureTable() {}

  /** Writes the table whole or not at all. */
  public static void write(Path table, List<CaseResult.Measured> cases) throws IOException {
    Set<String> header = new LinkedHashSet<>();
    cases.forEach(one -> header.addAll(one.columns().keySet()));
    StringBuilder text = new StringBuilder(CsvLine.of(header));
    cases.forEach(one -> text.append(CsvLine.of(row(header, one.columns()))));
    WholeFile.write(table, text);
  }

  private static List<String> row(Set<String> header, Map<String, String> columns) {
    return header.stream().map(name -> columns.getOrDefault(name, "")).toList();
  }
}
