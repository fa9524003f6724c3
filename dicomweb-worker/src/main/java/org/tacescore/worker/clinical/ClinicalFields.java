package org.tacescore.worker.clinical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.TreatmentDate;
import org.tacescore.worker.receive.PatientKey;

/** The fields of one clinical value by their contract names, as both file formats hold them. */
final class ClinicalFields {
  private final Map<String, String> fields;
  private final String place;

  /**
   * @param fields by contract name; an absent one reads as empty
   * @param place file and line
   */
  ClinicalFields(Map<String, String> fields, String place) {
    this.fields = Map.copyOf(fields);
    this.place = place;
  }

  /**
   * @param defaultIssuer stands in for an empty issuer
   * @throws RefusedException INVALID_CLINICAL, naming the place and the field but no patient
   */
  ClinicalRecord record(String defaultIssuer) {
    String issuer = text("issuer");
    Analyte analyte = analyte();
    return new ClinicalRecord(
        new PatientKey(issuer.isEmpty() ? defaultIssuer : issuer, required("patient_id")),
        birthDate(),
        text("study_uid"),
        text("accession_number"),
        new ClinicalValue(analyte, value(analyte), text("unit"), time(), text("source")),
        place);
  }

  private Analyte analyte() {
    String name = required("analyte");
    return Analyte.find(name)
        .orElseThrow(() -> invalid(place, "unknown analyte '%s'".formatted(name)));
  }

  private String value(Analyte analyte) {
    String value = required("value");
    if (analyte == Analyte.TACE_DATE) {
      try {
        TreatmentDate.parse(value);
      } catch (RefusedException e) {
        throw invalid(place, e.detail());
      }
    }
    return value;
  }

  private Optional<Instant> time() {
    String text = text("time");
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw invalid(place, "time must be like 2026-01-03T08:00:00Z, got '%s'".formatted(text));
    }
  }

  private Optional<LocalDate> birthDate() {
    String text = text("birth_date");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw invalid(place, "birth_date must be like 1960-02-28");
    }
  }

  private String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw invalid(place, name + " is missing");
    }
    return text;
  }

  private String text(String name) {
    return fields.getOrDefault(name, "").strip();
  }

  static RefusedException invalid(String place, String detail) {
    return new RefusedException(Refusal.INVALID_CLINICAL, place + ": " + detail);
  }
}
