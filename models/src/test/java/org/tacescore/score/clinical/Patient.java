package org.tacescore.score.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/** A patient of the tests: TACE on 10 March and 20 April 2025, values in UTC. */
final class Patient {
  static final String BEFORE = "2025-03-01T08:00:00Z";
  static final String BETWEEN = "2025-04-10T08:00:00Z";

  private final List<ClinicalValue> values = new ArrayList<>();

  /** Nothing but the dates of two treatments. */
  static Patient treated() {
    return new Patient().tace("2025-03-10").tace("2025-04-20");
  }

  /** Every value that any score asks for, of a patient in whom each score is defined. */
  static Patient complete() {
    return treated()
        .liver(BEFORE, "17", "40", "1.0", "none", "none")
        .liver(BETWEEN, "17", "40", "1.0", "none", "none")
        .before(Analyte.AST, "40", "U/L")
        .between(Analyte.AST, "40", "U/L")
        .before(Analyte.AFP, "100", "ng/mL")
        .before(Analyte.CRP, "0.5", "mg/dL")
        .before(Analyte.ECOG, "0", "")
        .before(Analyte.BCLC, "B", "")
        .before(Analyte.DIAMETER, "4", "cm")
        .before(Analyte.NUMBER, "2", "")
        .before(Analyte.DIFFUSE, "no", "")
        .before(Analyte.VASCULAR_INVASION, "no", "")
        .before(Analyte.EXTRAHEPATIC_SPREAD, "no", "")
        .before(Analyte.AETIOLOGY, "HBV", "")
        .between(Analyte.MRECIST, "SD", "");
  }

  Patient tace(String day) {
    return add(Analyte.TACE_DATE, day, "", BEFORE);
  }

  Patient liver(
      String time, String bilirubin, String albumin, String inr, String ascites, String brain) {
    return add(Analyte.BILIRUBIN, bilirubin, "umol/L", time)
        .add(Analyte.ALBUMIN, albumin, "g/L", time)
        .add(Analyte.INR, inr, "1", time)
        .add(Analyte.ASCITES, ascites, "", time)
        .add(Analyte.ENCEPHALOPATHY, brain, "", time);
  }

  Patient before(Analyte analyte, String value, String unit) {
    return set(analyte, value, unit, BEFORE);
  }

  Patient between(Analyte analyte, String value, String unit) {
    return set(analyte, value, unit, BETWEEN);
  }

  /** Replaces the value of that analyte and time. */
  Patient set(Analyte analyte, String value, String unit, String time) {
    values.removeIf(
        v -> v.analyte() == analyte && v.time().equals(Optional.of(Instant.parse(time))));
    return add(analyte, value, unit, time);
  }

  Patient add(Analyte analyte, String value, String unit, String time) {
    values.add(
        new ClinicalValue(analyte, value, unit, Optional.of(Instant.parse(time)), "laboratory"));
    return this;
  }

  Patient untimed(Analyte analyte, String value, String unit) {
    values.add(new ClinicalValue(analyte, value, unit, Optional.empty(), "form"));
    return this;
  }

  Patient without(Analyte analyte) {
    values.removeIf(value -> value.analyte() == analyte);
    return this;
  }

  Patient withoutAt(Analyte analyte, String time) {
    values.removeIf(
        v -> v.analyte() == analyte && v.time().equals(Optional.of(Instant.parse(time))));
    return this;
  }

  /** Moves all values of one time to another. */
  Patient move(String from, String to) {
    values.replaceAll(
        v ->
            v.analyte() != Analyte.TACE_DATE && v.time().equals(Optional.of(Instant.parse(from)))
                ? new ClinicalValue(
                    v.analyte(), v.value(), v.unit(), Optional.of(Instant.parse(to)), v.source())
                : v);
    return this;
  }

  /** Replaces both dates by the first TACE and one so many days later. */
  Patient secondTaceAfter(int days) {
    LocalDate first = LocalDate.of(2025, 3, 10);
    return without(Analyte.TACE_DATE).tace(first.toString()).tace(first.plusDays(days).toString());
  }

  ClinicalTimeline timeline() {
    return ClinicalTimeline.of(values, ZoneOffset.UTC);
  }

  ClinicalAnswer answer(ClinicalScoreId id) {
    return ClinicalScores.compute(id, timeline());
  }

  ClinicalScore score(ClinicalScoreId id) {
    ClinicalAnswer answer = answer(id);
    assertThat(answer).isInstanceOf(ClinicalScore.class);
    return (ClinicalScore) answer;
  }

  NoClinicalScore none(ClinicalScoreId id) {
    ClinicalAnswer answer = answer(id);
    assertThat(answer).isInstanceOf(NoClinicalScore.class);
    return (NoClinicalScore) answer;
  }

  String group(ClinicalScoreId id) {
    return score(id).group();
  }

  BigDecimal total(ClinicalScoreId id) {
    return score(id).total().orElseThrow();
  }
}
