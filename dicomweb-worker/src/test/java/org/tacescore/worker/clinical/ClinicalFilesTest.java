package org.tacescore.worker.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.TreatmentDate;
import org.tacescore.score.TreatmentDates;
import org.tacescore.worker.receive.PatientKey;

class ClinicalFilesTest {
  private static final String HEADER = "patient_id,issuer,analyte,value,unit,time,source\n";
  private static final StudyIdentity STUDY =
      new StudyIdentity(
          new PatientKey("HOSPITAL", "SECRET-7"),
          Optional.of(LocalDate.of(1960, 2, 28)),
          "1.2.3",
          "A1",
          Optional.of(Instant.parse("2026-01-05T10:00:00Z")));

  @TempDir Path folder = Path.of("");
  private final ClinicalFileReader reader = new ClinicalFileReader("HOSPITAL");

  private List<ClinicalRecord> read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return reader.read(file);
  }

  @Test
  void readsJsonOfThePatient() throws IOException {
    List<ClinicalRecord> records =
        read(
            "clinical.json",
            """
            {"patient_id": "SECRET-7", "issuer": "", "birth_date": "1960-02-28", "study_uid": "1.2.3",
             "values": [{"analyte": "hbsag", "value": "positive", "unit": "",
                         "time": "2026-01-03T08:00:00Z", "source": "laboratory"},
                        {"analyte": "afp", "value": 1200, "unit": "ng/mL"}]}
            """);

    assertThat(ClinicalMatch.inStudyFile(records, STUDY).chosen())
        .containsExactly(
            new ClinicalValue(
                Analyte.HBSAG,
                "positive",
                "",
                Optional.of(Instant.parse("2026-01-03T08:00:00Z")),
                "laboratory"),
            new ClinicalValue(Analyte.AFP, "1200", "ng/mL", Optional.empty(), ""));
  }

  @Test
  void readsQuotedCsv() throws IOException {
    List<ClinicalRecord> records =
        read(
            "c.csv",
            "\uFEFF"
                + HEADER.replace("\n", "\r\n")
                + "SECRET-7,HOSPITAL,afp,\"1,200\",ng/mL,2026-01-03T09:00:00+01:00,\"lab \"\"A\"\"\n"
                + "line two\"\r\n");

    assertThat(records).hasSize(1);
    assertThat(records.get(0).value().value()).isEqualTo("1,200");
    assertThat(records.get(0).value().source()).isEqualTo("lab \"A\"\nline two");
    assertThat(records.get(0).value().time()).contains(Instant.parse("2026-01-03T08:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECRET-7,HOSPITAL,cholesterol,1,,,lab",
        "SECRET-7,HOSPITAL,afp,,,,lab",
        "SECRET-7,HOSPITAL,afp,1,ng/mL,yesterday,lab",
        "SECRET-7,HOSPITAL,tace-date,SECRET,,,lab",
        "SECRET-7,HOSPITAL,tace-date,17.03.2025,,,lab",
        "SECRET-7,HOSPITAL,tace-date,2025-02-30,,,lab",
        "SECRET-7,HOSPITAL,tace-date,2025-03-17T13:45:00,,,lab",
        "SECRET-7,HOSPITAL,afp,1,ng/mL,2026-01-03T08:00:00,lab",
        "SECRET-7,HOSPITAL,afp,1,ng/mL,,lab,more",
        "SECRET-7,HOSPITAL,afp,1\"2,ng/mL,,lab",
        "SECRET-7,HOSPITAL,afp,\"12,ng/mL,,lab"
      })
  void refusesAWrongRowByFileAndLineWithoutThePatient(String row) {
    assertThatThrownBy(() -> read("c.csv", HEADER + "X,H,afp,1,,,\n" + row + "\n"))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("INVALID_CLINICAL: c.csv, line 3")
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void refusesAnUnknownColumn() {
    assertThatThrownBy(() -> read("c.csv", HEADER.replace("unit", "units")))
        .hasMessageContaining("unknown column 'units'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"patient_id\": \"SECRET-7\", SECRET-7",
        "{\"patient_id\": \"SECRET-7\", \"values\": [], \"name\": \"x\"}",
        "{\"patient_id\": \"SECRET-7\", \"values\": [{\"analyte\": \"afp\", \"value\": true}]}",
        "{\"patient_id\": \"SECRET-7\", \"patient_id\": \"SECRET-8\", \"values\": []}",
        "{\"patient_id\": \"SECRET-7\", \"values\": {}}",
        "[]",
        ""
      })
  void refusesWrongJsonWithoutThePatient(String text) {
    assertThatThrownBy(() -> read("c.json", text))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("INVALID_CLINICAL: c.json")
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void refusesAFileTooLargeToBeOne() {
    String text = " ".repeat((16 << 20) + 1);

    assertThatThrownBy(() -> read("c.csv", text))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("c.csv: larger than 16777216 bytes");
  }

  @Test
  void takesTheLastValueBeforeTheStudy() throws IOException {
    List<ClinicalRecord> records =
        read(
            "c.csv",
            HEADER
                + "SECRET-7,,afp,1,ng/mL,2026-01-01T08:00:00Z,lab\n"
                + "SECRET-7,,afp,2,ng/mL,2026-01-04T08:00:00Z,lab\n"
                + "SECRET-7,,afp,3,ng/mL,2026-01-06T08:00:00Z,lab\n"
                + "OTHER,,afp,4,ng/mL,2026-01-05T08:00:00Z,lab\n");

    assertThat(ClinicalMatch.inFolder(records, STUDY).chosen())
        .extracting(ClinicalValue::value)
        .containsExactly("2");
  }

  @Test
  void refusesTwoValuesOfOneTime() throws IOException {
    List<ClinicalRecord> records =
        read(
            "c.csv",
            HEADER
                + "SECRET-7,,afp,1,ng/mL,2026-01-01T08:00:00Z,lab\n"
                + "SECRET-7,,afp,2,ng/mL,2026-01-01T08:00:00Z,lab\n");

    assertThatThrownBy(() -> ClinicalMatch.inFolder(records, STUDY).chosen())
        .hasMessageStartingWith("INVALID_CLINICAL: c.csv, line 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECRET-7,HOSPITAL,afp,1,ng/mL,,lab,1961-02-28,,",
        "SECRET-7,HOSPITAL,afp,1,ng/mL,,lab,,1.2.3,B2",
        "SECRET-7,HOSPITAL,afp,1,ng/mL,,lab,,9.9,A1",
        "SECRET-8,HOSPITAL,afp,1,ng/mL,,lab,,1.2.3,",
        "SECRET-7,OTHER,afp,1,ng/mL,,lab,,1.2.3,",
        "SECRET-8,HOSPITAL,afp,1,ng/mL,,lab,,,A1",
        "secret-7,HOSPITAL,afp,1,ng/mL,,lab,,,A1"
      })
  void refusesARowThatContradictsTheStudy(String row) throws IOException {
    List<ClinicalRecord> records =
        read(
            "c.csv", HEADER.replace("\n", ",birth_date,study_uid,accession_number\n") + row + "\n");

    assertThatThrownBy(() -> ClinicalMatch.inFolder(records, STUDY).chosen())
        .hasMessageStartingWith("IDENTITY_CONFLICT")
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void leavesTheRowsOfAnotherStudyInAFolderAndRefusesThemInAFileForThisOne() throws IOException {
    List<ClinicalRecord> records =
        read("c.csv", HEADER.replace("\n", ",study_uid\n") + "SECRET-7,,afp,1,ng/mL,,lab,9.9\n");

    assertThat(ClinicalMatch.inFolder(records, STUDY).chosen()).isEmpty();
    assertThatThrownBy(() -> ClinicalMatch.inStudyFile(records, STUDY).chosen())
        .hasMessageStartingWith("IDENTITY_CONFLICT");
  }

  /** Issuer and ID of a row that names nothing else, and how it does not match exactly. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SECRET-7,OTHER",
        "SECRET-7,hospital",
        "secret-7,HOSPITAL",
        "SECRET-07,HOSPITAL",
        "SECRET7,HOSPITAL",
        "SECRET-7\\SECRET-8,HOSPITAL"
      })
  void aRowOfAnotherKeyIsNobodysHere(String key) throws IOException {
    List<ClinicalRecord> records = read("c.csv", HEADER + key + ",afp,1,ng/mL,,lab\n");

    assertThat(ClinicalMatch.inFolder(records, STUDY).chosen()).isEmpty();
    assertThatThrownBy(() -> ClinicalMatch.inStudyFile(records, STUDY).chosen())
        .hasMessageStartingWith("IDENTITY_CONFLICT: c.csv, line 2")
        .hasMessageNotContaining("SECRET");
  }

  @Test
  void datesOfTreatmentAllCountWhicheverStudyTheyWereEnteredFor() throws IOException {
    List<ClinicalRecord> records =
        read(
            "c.csv",
            HEADER.replace("\n", ",study_uid\n")
                + "SECRET-7,,tace-date,2026-01-20,,,form,1.2.3\n"
                + "SECRET-7,,tace-date,2026-03-02T09:00:00+01:00,,,form,9.9\n"
                + "SECRET-7,,tace-date,2026-01-20,,,form,\n"
                + "SECRET-8,,tace-date,2025-12-01,,,form,\n");

    assertThat(TreatmentDates.of(ClinicalMatch.inFolder(records, STUDY).chosen()).dates())
        .extracting(TreatmentDate::day)
        .containsExactly(LocalDate.of(2026, 1, 20), LocalDate.of(2026, 3, 2));
  }

  @Test
  void readsDatesOfTreatmentFromJson() throws IOException {
    List<ClinicalRecord> records =
        read(
            "c.json",
            """
            {"patient_id": "SECRET-7", "values": [
              {"analyte": "tace-date", "value": "2026-03-02"},
              {"analyte": "tace-date", "value": "2026-01-20T08:00:00Z"}]}
            """);

    assertThat(TreatmentDates.of(ClinicalMatch.inStudyFile(records, STUDY).chosen()).dates())
        .containsExactly(
            new TreatmentDate(
                LocalDate.of(2026, 1, 20), Optional.of(Instant.parse("2026-01-20T08:00:00Z"))),
            new TreatmentDate(LocalDate.of(2026, 3, 2), Optional.empty()));
    assertThatThrownBy(
            () ->
                read(
                    "d.json",
                    "{\"patient_id\": \"SECRET-7\", \"values\": ["
                        + "{\"analyte\": \"tace-date\", \"value\": 20260302}]}"))
        .hasMessageStartingWith("INVALID_CLINICAL: d.json, values[0]: tace-date must be like");
  }

  @Test
  void paddingOfARowDoesNotCount() throws IOException {
    List<ClinicalRecord> records =
        read("c.csv", HEADER + " SECRET-7 , HOSPITAL ,afp,1,ng/mL,,lab\n");

    assertThat(ClinicalMatch.inStudyFile(records, STUDY).chosen()).hasSize(1);
  }

  @Test
  void anAccessionNumberOfAnotherIssuersPatientIsNoConflict() throws IOException {
    List<ClinicalRecord> records =
        read(
            "c.csv",
            HEADER.replace("\n", ",accession_number\n") + "SECRET-8,OTHER,afp,1,ng/mL,,lab,A1\n");

    assertThat(ClinicalMatch.inFolder(records, STUDY).chosen()).isEmpty();
  }

  @Test
  void aStudyWithoutAPatientIdHasNoValues() throws IOException {
    StudyIdentity nobody =
        new StudyIdentity(
            new PatientKey("HOSPITAL", ""), Optional.empty(), "1.2.3", "", Optional.empty());
    List<ClinicalRecord> records = read("c.csv", HEADER + "SECRET-7,,afp,1,ng/mL,,lab\n");

    assertThat(ClinicalMatch.inFolder(records, nobody).chosen()).isEmpty();
    assertThat(nobody.patient().isPatient(nobody.patient())).isFalse();
    assertThatThrownBy(() -> read("d.csv", HEADER + ",HOSPITAL,afp,1,ng/mL,,lab\n"))
        .hasMessage("INVALID_CLINICAL: d.csv, line 2: patient_id is missing");
  }

  @Test
  void anIssuerIsTheConfiguredOneWhereNoneIsNamedAndElseExact() throws IOException {
    ClinicalFileReader none = new ClinicalFileReader("");
    Path file = folder.resolve("c.csv");
    Files.writeString(file, HEADER + "SECRET-7,,afp,1,ng/mL,,lab\n");

    assertThat(ClinicalMatch.inFolder(none.read(file), STUDY).chosen()).isEmpty();
    assertThat(ClinicalMatch.inFolder(reader.read(file), STUDY).chosen()).hasSize(1);
    assertThatThrownBy(() -> ClinicalMatch.inStudyFile(none.read(file), STUDY).chosen())
        .hasMessageContaining("the issuer of the patient ID is not that of study 1.2.3");
  }

  @Test
  void birthDatesAreComparedAsDatesAndAnotherFormIsRefused() throws IOException {
    String header = HEADER.replace("\n", ",birth_date\n");
    List<ClinicalRecord> records =
        read("c.csv", header + "SECRET-7,,afp,1,ng/mL,,lab,1960-02-28\n");

    assertThat(ClinicalMatch.inStudyFile(records, STUDY).chosen()).hasSize(1);
    assertThatThrownBy(() -> read("d.csv", header + "SECRET-7,,afp,1,ng/mL,,lab,28.02.1960\n"))
        .hasMessage("INVALID_CLINICAL: d.csv, line 2: birth_date must be like 1960-02-28");
  }

  @Test
  void aFileOfTwoPatientsIsNotThisStudys() throws IOException {
    List<ClinicalRecord> records =
        read("c.csv", HEADER + "SECRET-7,,afp,1,ng/mL,,lab\nSECRET-8,,hbsag,positive,,,lab\n");

    assertThatThrownBy(() -> ClinicalMatch.inStudyFile(records, STUDY).chosen())
        .hasMessageStartingWith("IDENTITY_CONFLICT: c.csv, line 3");
  }

  @Test
  void rescansTheFolderAndTellsOfBadFiles() throws IOException {
    ClinicalFolder clinical = new ClinicalFolder(folder, reader);
    assertThat(clinical.rescan()).isFalse();
    Files.createDirectory(folder.resolve("below"));
    Files.writeString(folder.resolve("below/a.csv"), HEADER + "SECRET-7,,afp,1,ng/mL,,lab\n");
    Files.writeString(folder.resolve("SECRET-7.json"), "{");

    assertThat(clinical.rescan()).isTrue();

    assertThat(clinical.valuesFor(STUDY).chosen()).hasSize(1);
    assertThat(clinical.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .hasMessageMatching(
                        "INVALID_CLINICAL: clinical file [0-9a-f]{8}, line 1: not valid JSON"));
    assertThat(clinical.rescan()).isFalse();
    Files.delete(folder.resolve("below/a.csv"));
    assertThat(clinical.rescan()).isTrue();
    assertThat(clinical.valuesFor(STUDY).chosen()).isEmpty();
  }
}
