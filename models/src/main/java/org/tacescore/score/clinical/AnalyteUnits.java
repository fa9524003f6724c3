package org.tacescore.score.clinical;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tacescore.score.Analyte;

/**
 * The units (UCUM, as they are written) that a clinical value may come in, and which values are
 * numbers. An empty unit is none. Units that no score can convert are among them, for models that
 * are trained on values of one unit.
 */
public final class AnalyteUnits {
  private static final List<String> NONE = List.of("");

  private AnalyteUnits() {}

  public static boolean knows(Analyte analyte, String unit) {
    return of(analyte).contains(unit);
  }

  /** The units of an analyte, for people. */
  public static String text(Analyte analyte) {
    return of(analyte).stream()
        .map(unit -> unit.isEmpty() ? "none" : "[" + unit + "]")
        .collect(Collectors.joining(", "));
  }

  /** Whether an analyte's values are numbers alone, and never words. */
  public static boolean isNumber(Analyte analyte) {
    return Quantity.Kind.find(analyte).filter(kind -> !kind.words()).isPresent();
  }

  private static List<String> of(Analyte analyte) {
    return Quantity.Kind.find(analyte).map(AnalyteUnits::all).orElse(NONE);
  }

  private static List<String> all(Quantity.Kind kind) {
    List<String> units = new ArrayList<>(kind.units().keySet());
    units.addAll(kind.unconverted());
    return units;
  }
}
