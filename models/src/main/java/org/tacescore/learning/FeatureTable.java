package org.tacescore.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finite numbers in named columns; a row is a patient. Immutable; the arrays never leak. */
public final class FeatureTable {
  private final List<String> names;
  private final int rows;
  private final double[][] columns;
  private final Map<String, Integer> places;

  private FeatureTable(List<String> names, int rows, double[][] columns) {
    this.names = List.copyOf(names);
    this.rows = rows;
    this.columns = columns;
    this.places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (places.put(names.get(i), i) != null) {
        throw new DegenerateDataException(
            Degeneracy.DUPLICATE_COLUMN, "the column " + names.get(i) + " stands twice");
      }
    }
  }

  /**
   * A table of columns, which are copied.
   *
   * @param columns as many as names; each of the same length
   * @throws DegenerateDataException when a value is not finite or a name stands twice
   */
  public static FeatureTable of(List<String> names, double[][] columns) {
    if (columns.length != names.size()) {
      throw new IllegalArgumentException(
          "%d names for %d columns".formatted(names.size(), columns.length));
    }
    int rows = columns.length == 0 ? 0 : columns[0].length;
    double[][] copy = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      if (columns[c].length != rows) {
        throw new IllegalArgumentException(
            "column %s has %d rows, the first has %d"
                .formatted(names.get(c), columns[c].length, rows));
      }
      requireFinite(names.get(c), columns[c]);
      copy[c] = columns[c].clone();
    }
    return new FeatureTable(names, rows, copy);
  }

  public List<String> names() {
    return names;
  }

  public int rows() {
    return rows;
  }

  public int width() {
    return names.size();
  }

  public double at(int row, int column) {
    return columns[column][row];
  }

  /** A copy of a column. */
  public double[] column(int column) {
    return columns[column].clone();
  }

  /**
   * A copy of the column of this name.
   *
   * @throws DegenerateDataException when there is none; names the nearest
   */
  public double[] column(String name) {
    return column(indexOf(name));
  }

  /**
   * The place of a column.
   *
   * @throws DegenerateDataException when there is none; names the nearest
   */
  public int indexOf(String name) {
    Integer place = places.get(name);
    if (place == null) {
      throw new DegenerateDataException(
          Degeneracy.UNKNOWN_COLUMN,
          "there is no column '%s'%s".formatted(name, NearestName.hint(name, names)));
    }
    return place;
  }

  /** A copy of a row. */
  public double[] row(int row) {
    double[] values = new double[columns.length];
    for (int c = 0; c < values.length; c++) {
      values[c] = columns[c][row];
    }
    return values;
  }

  /** The columns of these names, in their order. */
  public FeatureTable select(List<String> selected) {
    double[][] chosen = new double[selected.size()][];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = columns[indexOf(selected.get(i))];
    }
    return new FeatureTable(selected, rows, chosen);
  }

  /** These rows, in their order; one may stand more than once. */
  public FeatureTable rows(int[] chosen) {
    double[][] copy = new double[columns.length][];
    for (int c = 0; c < copy.length; c++) {
      double[] column = columns[c];
      copy[c] = Arrays.stream(chosen).mapToDouble(row -> column[row]).toArray();
    }
    return new FeatureTable(names, chosen.length, copy);
  }

  /** This table with the columns of another behind its own. */
  public FeatureTable beside(FeatureTable other) {
    if (other.rows != rows) {
      throw new IllegalArgumentException("tables of %d and %d rows".formatted(rows, other.rows));
    }
    List<String> both = new ArrayList<>(names);
    both.addAll(other.names);
    double[][] all = Arrays.copyOf(columns, columns.length + other.columns.length);
    System.arraycopy(other.columns, 0, all, columns.length, other.columns.length);
    return new FeatureTable(both, rows, all);
  }

  private static void requireFinite(String name, double[] values) {
    for (int row = 0; row < values.length; row++) {
      if (!Double.isFinite(values[row])) {
        throw new DegenerateDataException(
            Degeneracy.NOT_FINITE, "column %s, row %d is %s".formatted(name, row + 1, values[row]));
      }
    }
  }
}
