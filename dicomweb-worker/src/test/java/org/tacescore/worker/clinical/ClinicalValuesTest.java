package org.tacescore.worker.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.receive.PatientKey;

class ClinicalValuesTest {
  private static final StudyIdentity STUDY =
      new StudyIdentity(
          new PatientKey("HOSPITAL", "SECRET-7"),
          Optional.empty(),
          "1.2.3",
          "A1",
          Optional.of(Instant.parse("2026-01-05T10:00:00Z")));

  private static final String ROWS =
      """
      patient_id,issuer,study_uid,analyte,value,unit,time,source
      SECRET-7,,,ast,40,U/L,2025-11-01T08:00:00Z,lab
      SECRET-7,,1.2.3,ast,60,U/L,2026-01-02T08:00:00Z,lab
      SECRET-7,,1.2.9,ast,80,U/L,2026-02-02T08:00:00Z,lab
      SECRET-7,,,tace-date,2025-11-20,,,form
      OTHER-1,,,ast,99,U/L,2025-12-01T08:00:00Z,lab
      """;

  private static List<ClinicalRecord> records() {
    return new ClinicalFileReader("HOSPITAL")
        .csv(ROWS.getBytes(StandardCharsets.UTF_8), "clinical.csv");
  }

  private static List<String> ast(List<ClinicalValue> values) {
    return values.stream()
        .filter(value -> value.analyte() == Analyte.AST)
        .map(ClinicalValue::value)
        .toList();
  }

  @Test
  void choosesOneForTheStudyAndKeepsAllOfThePatient() {
    ClinicalValues values = ClinicalMatch.inFolder(records(), STUDY);

    assertThat(ast(values.chosen())).containsExactly("60");
    assertThat(ast(values.all())).containsExactly("40", "60", "80");
    assertThat(values.all()).extracting(ClinicalValue::analyte).contains(Analyte.TACE_DATE);
  }

  @Test
  void keepsAllOfAStudysOwnFile() {
    List<ClinicalRecord> own =
        records().stream()
            .filter(record -> record.patient().id().equals("SECRET-7"))
            .filter(record -> !record.studyInstanceUid().equals("1.2.9"))
            .toList();

    assertThat(ast(ClinicalMatch.inStudyFile(own, STUDY).all())).containsExactly("40", "60");
  }
}
