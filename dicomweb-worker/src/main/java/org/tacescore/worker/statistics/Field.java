package org.tacescore.worker.statistics;

import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.worker.csv.CsvTable;

/** A field of a table, which knows where it stands. */
record Field(String column, int line, String text) {

  static Field of(String column, CsvTable.Row row, int place) {
    return new Field(column, row.line(), row.fields().get(place).strip());
  }

  /** What is written, where anything is. */
  String word() {
    if (text.isEmpty() || text.equals("NA")) {
      throw new DegenerateDataException(
          Degeneracy.NOT_FINITE, at("is missing (nothing is filled in)"));
    }
    return text;
  }

  /** A finite number. */
  double number() {
    String word = word();
    double value = parse(word);
    if (!Double.isFinite(value)) {
      throw new DegenerateDataException(Degeneracy.NOT_FINITE, at("is " + text));
    }
    return value;
  }

  /** A positive number. */
  double time() {
    double value = number();
    if (value <= 0) {
      throw invalid("a time must be positive, got " + text);
    }
    return value;
  }

  /** 1 or 0, or R's TRUE or FALSE. */
  boolean yes() {
    if (text.equals("TRUE") || text.equals("FALSE")) {
      return text.equals("TRUE");
    }
    double value = number();
    if (value != 0 && value != 1) {
      throw invalid("0 or 1 is needed, got " + text);
    }
    return value == 1;
  }

  private double parse(String word) {
    if (word.matches("[-+]?[Ii]nf")) {
      return Double.POSITIVE_INFINITY;
    }
    // Java would take 1d and 1f for numbers.
    if (word.matches(".*[dDfF]")) {
      throw invalid("'%s' is no number".formatted(text));
    }
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw invalid("'%s' is no number".formatted(text));
    }
  }

  private DegenerateDataException invalid(String what) {
    return new DegenerateDataException(Degeneracy.INVALID_VALUE, at(what));
  }

  private String at(String what) {
    return "column '%s', line %d: %s".formatted(column, line, what);
  }
}
