package org.tacescore.worker.training;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.tacescore.score.Analyte;
import org.tacescore.score.clinical.AnalyteUnits;

/** The line of names of cohort.csv: which column stands where. */
final class CohortHeader {
  private final List<String> names;
  private final CohortFaults faults;
  private final int line;
  private final Map<CohortColumn.Field, Integer> fields = new EnumMap<>(CohortColumn.Field.class);
  private final Map<Integer, CohortColumn.Drawn> drawn = new LinkedHashMap<>();
  private final Map<Integer, CohortColumn.Clinical> clinical = new LinkedHashMap<>();
  private final List<String> ignored = new ArrayList<>();

  /** Reads the names; what is wrong with them goes to the faults. */
  CohortHeader(int line, List<String> names, boolean images, CohortFaults faults) {
    this.line = line;
    this.names = names.stream().map(String::strip).toList();
    this.faults = faults;
    requireCommas();
    requireOnce();
    for (int place = 0; place < this.names.size(); place++) {
      sort(place);
    }
    requireAnalyteOnce();
    need(CohortColumn.Field.PATIENT);
    need(CohortColumn.Field.CENTRE);
    if (images) {
      need(CohortColumn.Field.STUDY);
    }
    if (fields.containsKey(CohortColumn.Field.TIME_DAYS)
        != fields.containsKey(CohortColumn.Field.EVENT)) {
      faults.add(line, "time_days and event are needed both or none");
    }
  }

  private void requireCommas() {
    if (names.size() == 1 && (names.get(0).contains(";") || names.get(0).contains("\t"))) {
      faults.add(line, "fields must be separated by commas, with decimal points");
    }
  }

  private void requireOnce() {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        faults.add(line, "the column '%s' stands twice".formatted(name));
      }
    }
  }

  private void sort(int place) {
    String name = names.get(place);
    CohortColumn column = CohortColumn.parse(name);
    if (column instanceof CohortColumn.Field field) {
      fields.putIfAbsent(field, place);
    } else if (column instanceof CohortColumn.Drawn phase) {
      drawn.put(place, phase);
    } else if (column instanceof CohortColumn.Clinical value) {
      requireUnit(name, value);
      clinical.put(place, value);
    } else {
      other(name);
    }
  }

  private void other(String name) {
    CohortColumn.meant(name)
        .ifPresentOrElse(
            known ->
                faults.add(line, "unknown column '%s'; did you mean '%s'?".formatted(name, known)),
            () -> ignored.add(name));
  }

  private void requireUnit(String name, CohortColumn.Clinical value) {
    if (!AnalyteUnits.knows(value.analyte(), value.unit())) {
      String found = value.unit().isEmpty() ? "no unit" : "the unknown unit '" + value.unit() + "'";
      faults.add(
          line,
          name,
          "%s; %s takes %s"
              .formatted(
                  found, value.analyte().contractName(), AnalyteUnits.text(value.analyte())));
    }
  }

  private void requireAnalyteOnce() {
    Map<Analyte, String> seen = new HashMap<>();
    clinical.forEach(
        (place, value) -> {
          String other = seen.putIfAbsent(value.analyte(), names.get(place));
          if (other != null && !other.equals(names.get(place))) {
            faults.add(line, names.get(place), "the same value stands in column " + other);
          }
        });
  }

  private void need(CohortColumn.Field field) {
    if (!fields.containsKey(field)) {
      faults.add(line, "no column " + field.columnName());
    }
  }

  int size() {
    return names.size();
  }

  String name(int place) {
    return names.get(place);
  }

  OptionalInt place(CohortColumn.Field field) {
    Integer place = fields.get(field);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  Map<Integer, CohortColumn.Drawn> drawn() {
    return drawn;
  }

  Map<Integer, CohortColumn.Clinical> clinical() {
    return clinical;
  }

  /** Columns that nobody asked for. */
  List<String> ignored() {
    return ignored;
  }
}
