package org.tacescore.worker.cohort;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    Path draft = table.resolveSibling(table.getFileName() + ".part");
    try (BufferedWriter out = Files.newBufferedWriter(draft)) {
      out.write(CsvLine.of(header));
      for (CaseResult.Measured one : cases) {
        out.write(CsvLine.of(row(header, one.columns())));
      }
    }
    Files.move(draft, table, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> row(Set<String> header, Map<String, String> columns) {
    return header.stream().map(name -> columns.getOrDefault(name, "")).toList();
  }
}
