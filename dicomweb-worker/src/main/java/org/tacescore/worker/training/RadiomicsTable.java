package org.tacescore.worker.training;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.tacescore.digest.Sha256;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.recipe.Recipe;
import org.tacescore.worker.cohort.WholeFile;
import org.tacescore.worker.csv.CsvLine;
import org.tacescore.worker.csv.CsvTable;
import org.tacescore.worker.csv.MalformedCsvException;

/**
 * Radiomics of a cohort as features.csv holds them: the column {@code patient}, then one column
 * {@code REGION:feature} each; an empty cell is a value that the patient lacks.
 */
final class RadiomicsTable {
  private static final String PATIENT = "patient";

  private final Map<String, Map<String, Double>> rows;
  private final String sha256;

  private RadiomicsTable(Map<String, Map<String, Double>> rows, String sha256) {
    this.rows = Collections.unmodifiableMap(rows);
    this.sha256 = sha256;
  }

  /**
   * Reads a table.
   *
   * @param recipe whose regions the columns name
   * @throws InvalidCohortException with every fault of the table, by line and column
   */
  static RadiomicsTable read(Path file, Recipe recipe) {
    String name = String.valueOf(file.getFileName());
    try {
      String text = Files.readString(file);
      return new RadiomicsTable(
          new Reader(name, recipe).read(CsvTable.read(text, name)), Sha256.hexOf(text));
    } catch (MalformedCsvException e) {
      throw new InvalidCohortException(e.place() + ": " + e.fault(), e);
    } catch (CharacterCodingException e) {
      throw new InvalidCohortException(name + " is not UTF-8", e);
    } catch (IOException e) {
      throw new InvalidCohortException(name + " cannot be read", e);
    }
  }

  /** The features of a patient; empty where the table has no row. */
  Optional<Map<String, Double>> of(String patient) {
    return Optional.ofNullable(rows.get(patient));
  }

  /** Digest of the file's bytes. */
  String sha256() {
    return sha256;
  }

  /** Writes the features of patients, whole or not at all; single precision as it reads back. */
  static void write(Path file, Map<String, Map<String, Double>> patients) throws IOException {
    TreeSet<String> columns = new TreeSet<>();
    patients.values().forEach(features -> columns.addAll(features.keySet()));
    List<String> header = new ArrayList<>(List.of(PATIENT));
    header.addAll(columns);
    StringBuilder text = new StringBuilder(CsvLine.of(header));
    patients.forEach(
        (patient, features) -> {
          List<String> cells = new ArrayList<>(List.of(patient));
          columns.forEach(column -> cells.add(cell(features, column)));
          text.append(CsvLine.of(cells));
        });
    WholeFile.write(file, text);
  }

  private static String cell(Map<String, Double> features, String column) {
    Double value = features.get(column);
    return value == null || !Double.isFinite(value) ? "" : Float.toString(value.floatValue());
  }

  /** Reads lines, gathering what is wrong. */
  private static final class Reader {
    private final CohortFaults faults;
    private final Recipe recipe;

    Reader(String name, Recipe recipe) {
      this.faults = new CohortFaults(name);
      this.recipe = recipe;
    }

    Map<String, Map<String, Double>> read(List<CsvTable.Row> lines) {
      if (lines.size() < 2) {
        faults.add(1, "a line of names and a row for each patient are needed");
        faults.requireNone();
      }
      List<String> names = lines.get(0).fields().stream().map(String::strip).toList();
      requireNames(names);
      Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
      Map<String, Integer> seen = new HashMap<>();
      for (CsvTable.Row line : lines.subList(1, lines.size())) {
        if (line.fields().size() != names.size()) {
          faults.add(
              line.line(), "%d fields, need %d".formatted(line.fields().size(), names.size()));
          continue;
        }
        String patient = line.fields().get(0).strip();
        Integer other = seen.putIfAbsent(patient, line.line());
        if (patient.isEmpty() || other != null) {
          faults.add(
              line.line(),
              PATIENT,
              other == null ? "is empty" : "the same patient stands in line " + other);
        }
        rows.put(patient, features(names, line));
      }
      faults.requireNone();
      return rows;
    }

    private void requireNames(List<String> names) {
      if (!names.get(0).equals(PATIENT)) {
        faults.add(1, "the first column must be 'patient', got '%s'".formatted(names.get(0)));
      }
      for (int place = 1; place < names.size(); place++) {
        String name = names.get(place);
        if (names.indexOf(name) < place) {
          faults.add(1, "the column '%s' stands twice".formatted(name));
        }
        requireRegion(name);
      }
    }

    private void requireRegion(String name) {
      try {
        String region = FeatureColumn.parse(name).source();
        if (recipe.roi(region).isEmpty()) {
          faults.add(
              1,
              name,
              "recipe %s has no region '%s'; it has %s"
                  .formatted(
                      recipe.id(), region, recipe.rois().stream().map(roi -> roi.name()).toList()));
        }
      } catch (IllegalArgumentException e) {
        faults.add(1, String.valueOf(e.getMessage()));
      }
    }

    private Map<String, Double> features(List<String> names, CsvTable.Row line) {
      Map<String, Double> features = new HashMap<>();
      for (int place = 1; place < names.size(); place++) {
        String name = names.get(place);
        String cell = line.fields().get(place).strip();
        if (!cell.isEmpty()) {
          number(cell, line.line(), name).ifPresent(value -> features.put(name, value));
        }
      }
      return features;
    }

    private Optional<Double> number(String cell, int line, String column) {
      try {
        double value = Double.parseDouble(cell);
        if (Double.isFinite(value)) {
          return Optional.of(value);
        }
      } catch (NumberFormatException e) {
        // Told below, as a number that is not finite is.
      }
      faults.add(line, column, "must be a finite number with a decimal point");
      return Optional.empty();
    }
  }
}
