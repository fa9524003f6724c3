package org.tacescore.worker.training;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.score.Analyte;

/**
 * The units that a clinical value may come in, and which values are numbers; read from {@code
 * units.json}.
 *
 * @param source where the units come from
 * @param units by contract name; an empty unit is none
 * @param numbers contract names of the analytes that are numbers
 */
record AnalyteUnits(String source, Map<String, List<String>> units, Set<String> numbers) {
  private static final String RESOURCE = "units.json";

  AnalyteUnits {
    units = Map.copyOf(units);
    numbers = Set.copyOf(numbers);
  }

  static AnalyteUnits shipped() {
    try (InputStream in = AnalyteUnits.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource " + RESOURCE + " is missing");
      }
      return new JsonMapper().readValue(in, AnalyteUnits.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + RESOURCE, e);
    }
  }

  boolean knows(Analyte analyte, String unit) {
    return of(analyte).contains(unit);
  }

  /** The units of an analyte, for people. */
  String text(Analyte analyte) {
    return of(analyte).stream()
        .map(unit -> unit.isEmpty() ? "none" : "[" + unit + "]")
        .collect(Collectors.joining(", "));
  }

  boolean isNumber(Analyte analyte) {
    return numbers.contains(analyte.contractName());
  }

  private List<String> of(Analyte analyte) {
    return units.getOrDefault(analyte.contractName(), List.of(""));
  }
}
