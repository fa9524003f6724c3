package org.tacescore.worker.csv;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes records of comma-separated values (RFC 4180), with a line feed at the end. */
public final class CsvLine {
  private CsvLine() {}

  /** One record; fields with commas, quotes or line breaks are quoted. */
  public static String of(Collection<String> fields) {
    return fields.stream().map(CsvLine::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
