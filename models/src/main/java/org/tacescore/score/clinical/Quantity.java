package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * A measured value of one analyte in that analyte's own unit: bilirubin in umol/L, albumin in g/L,
 * AFP in ng/mL, AST in U/L, CRP in mg/dL, the largest diameter in cm, sums of viable diameters in
 * mm; INR, numbers and grades as they are. Converted by exact factors, never rounded.
 *
 * @param analyte what was measured
 * @param value in the analyte's unit, within what can be true of it
 */
record Quantity(Analyte analyte, BigDecimal value) {
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,12}([.][0-9]{1,12})?([eE][+-]?[0-9]{1,2})?");

  Quantity {
    Kind.of(analyte).requireTrue(value);
  }

  /**
   * A quantity in any unit of its analyte.
   *
   * @throws RefusedException INVALID_CLINICAL for an unknown unit or a value that cannot be true
   */
  static Quantity of(Analyte analyte, String value, String unit) {
    if (!NUMBER.matcher(value.strip()).matches()) {
      // A shifted column may hold a name, so the text is not quoted.
      throw invalid(analyte, "must be a number with a point, and no bound such as < 3");
    }
    return new Quantity(
        analyte, Kind.of(analyte).canonical(new BigDecimal(value.strip()), unit.strip()));
  }

  static Quantity of(ClinicalValue stated) {
    return of(stated.analyte(), stated.value(), stated.unit());
  }

  double asDouble() {
    return value.doubleValue();
  }

  /** The value with its unit. */
  String text() {
    String unit = Kind.of(analyte).unit();
    return number(value) + (unit.equals("1") ? "" : " " + unit);
  }

  /** A number without zeros at its end. */
  static String number(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static RefusedException invalid(Analyte analyte, String detail) {
    return new RefusedException(Refusal.INVALID_CLINICAL, analyte.contractName() + " " + detail);
  }

  /**
   * How an analyte is measured.
   *
   * @param analyte its contract name
   * @param unit its own unit
   * @param least the smallest value that can be true, in that unit
   * @param most the largest
   * @param whole whether it is counted
   * @param words whether it is also stated in words
   * @param units what one of each known unit is in the analyte's own
   * @param unconverted units that it also comes in, which differ from assay to assay: no score
   *     takes them
   */
  record Kind(
      String analyte,
      String unit,
      BigDecimal least,
      BigDecimal most,
      boolean whole,
      boolean words,
      Map<String, BigDecimal> units,
      List<String> unconverted) {

    private record Table(String source, List<Kind> quantities) {}

    private static final Map<String, Kind> ALL =
        ShippedNumbers.read("quantities.json", Table.class).quantities().stream()
            .collect(Collectors.toMap(Kind::analyte, Function.identity()));

    static Optional<Kind> find(Analyte analyte) {
      return Optional.ofNullable(ALL.get(analyte.contractName()));
    }

    static Kind of(Analyte analyte) {
      return find(analyte)
          .orElseThrow(() -> new InvalidDefinitionException(analyte + " is no quantity"));
    }

    BigDecimal canonical(BigDecimal value, String stated) {
      // UCUM knows the litre as l and as L.
      BigDecimal factor = units.get(stated.replaceAll("l$", "L"));
      if (factor == null) {
        throw invalid(known(), "has no known unit; one of these is needed: " + unitsText());
      }
      return value.multiply(factor);
    }

    void requireTrue(BigDecimal value) {
      if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
        throw invalid(
            known(),
            "of %s %s cannot be true (%s to %s); is the unit right?"
                .formatted(number(value), unit, number(least), number(most)));
      }
      if (whole && value.stripTrailingZeros().scale() > 0) {
        throw invalid(known(), "must be a whole number");
      }
    }

    private Analyte known() {
      return Analyte.find(analyte).orElseThrow();
    }

    private String unitsText() {
      return new TreeSet<>(units.keySet())
          .stream().map(u -> u.isEmpty() ? "none" : u).collect(Collectors.joining(", "));
    }
  }
}
