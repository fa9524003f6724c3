package org.tacescore.worker.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.Qualitative;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.clinical.ClinicalValues;

class ClinicalValuesGroupTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void tellsEachValueWithUnitTimeAndSource() {
    MeasurementGroup group = group(value(Analyte.AFP, "342.5", "ng/mL"));

    assertThat(group.evaluations())
        .extracting(one -> ((Qualitative.Text) one).value())
        .containsExactly("afp: 342.5 ng/mL, 2026-01-02T03:04:05Z, source csv");
  }

  @Test
  void codesNumbersByAnalyteAndUnit() {
    MeasurementGroup group =
        group(
            value(Analyte.AFP, "342.5", "ng/mL"),
            value(Analyte.BILIRUBIN, "17", "umol/L"),
            value(Analyte.BILIRUBIN, "1.0", "mg/dl"),
            value(Analyte.INR, "1.1", "1"),
            value(Analyte.NUMBER, "3", ""),
            value(Analyte.HBSAG, "positive", ""));

    assertThat(group.measurements())
        .extracting(
            m -> m.concept().scheme(),
            m -> m.concept().value(),
            m -> m.value().toPlainString(),
            m -> m.unit().value())
        .containsExactly(
            tuple("LN", "1834-1", "342.5", "ng/mL"),
            tuple("LN", "14631-6", "17", "umol/L"),
            tuple("LN", "1975-2", "1.0", "mg/dl"),
            tuple("LN", "6301-6", "1.1", "{ratio}"),
            tuple("99TACE", "CLINICAL-NUMBER", "3", "{count}"));
    assertThat(group.evaluations()).hasSize(6);
  }

  @Test
  void isEmptyWithoutValues() {
    assertThat(ClinicalValuesGroup.of("2.25.1", ClinicalValues.NONE)).isEmpty();
  }

  private static MeasurementGroup group(ClinicalValue... values) {
    return ClinicalValuesGroup.of("2.25.1", new ClinicalValues(List.of(values), List.of()))
        .orElseThrow();
  }

  private static ClinicalValue value(Analyte analyte, String value, String unit) {
    return new ClinicalValue(analyte, value, unit, Optional.of(TIME), "csv");
  }
}
