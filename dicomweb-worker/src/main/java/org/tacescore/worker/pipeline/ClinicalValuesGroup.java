package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.report.Algorithm;
import org.tacescore.report.Measurement;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.Qualitative;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.clinical.ClinicalValues;

/** The clinical values that count for a study, as a group of the patient (TID 1501). */
final class ClinicalValuesGroup {
  private static final String SCHEME = "99TACE";
  private static final Code FINDING =
      new Code("CLINICAL-VALUES", SCHEME, "Clinical values of the study");
  private static final Code VALUE = new Code("CLINICAL-VALUE", SCHEME, "Clinical value");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,12})?");

  private ClinicalValuesGroup() {}

  /** Empty where there are none. */
  static Optional<MeasurementGroup> of(String studyInstanceUid, ClinicalValues clinical) {
    List<ClinicalValue> values = clinical.chosen();
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MeasurementGroup(
                "Clinical values",
                DeterministicUid.of(studyInstanceUid, "clinical values"),
                FINDING,
                List.of(),
                new Algorithm("TACEscore clinical values", "0.1.0", List.of()),
                numbers(values),
                values.stream().map(ClinicalValuesGroup::told).toList(),
                List.of()));
  }

  private static List<Measurement> numbers(List<ClinicalValue> values) {
    List<Measurement> numbers = new ArrayList<>();
    for (ClinicalValue value : values) {
      String text = value.value().strip();
      if (NUMBER.matcher(text).matches()) {
        numbers.add(new Measurement(concept(value), new BigDecimal(text), unit(value)));
      }
    }
    return numbers;
  }

  private static Code concept(ClinicalValue value) {
    return ClinicalConcepts.of(value)
        .orElseGet(
            () ->
                new Code(
                    "CLINICAL-" + value.analyte().name().replace('_', '-'),
                    SCHEME,
                    value.analyte().contractName()));
  }

  /** UCUM knows the litre as l and as L; a number without unit is told as what it is. */
  private static Code unit(ClinicalValue value) {
    String unit = value.unit().strip();
    if (!unit.isEmpty() && !unit.equals("1")) {
      return new Code(unit, "UCUM", unit);
    }
    return switch (value.analyte()) {
      case INR -> UcumUnits.RATIO;
      case NUMBER -> UcumUnits.COUNT;
      default -> UcumUnits.SCORE;
    };
  }

  /** {@code afp: 342.5 ng/mL, 2025-02-28T12:49:44Z, source csv}. */
  private static Qualitative told(ClinicalValue value) {
    return new Qualitative.Text(
        VALUE,
        "%s: %s%s, %s, source %s"
            .formatted(
                name(value.analyte()),
                value.value(),
                Figure.unitText(value.unit()),
                value.time().map(Instant::toString).orElse("time not stated"),
                value.source()));
  }

  private static String name(Analyte analyte) {
    return analyte.contractName().toLowerCase(Locale.ROOT);
  }
}
