package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.refusal.RefusedException;

class PatientAgreementTest {

  /** Patient ID, issuer, birth date and sex of two instances of one study. */
  @ParameterizedTest
  @CsvSource({
    "SECRET-7, H, 19600228, F, SECRET-8,  H, 19600228, F, Patient ID",
    "SECRET-7, H, 19600228, F, secret-7,  H, 19600228, F, Patient ID",
    "SECRET-7, H, 19600228, F, SECRET-07, H, 19600228, F, Patient ID",
    "SECRET-7, H, 19600228, F, '',        H, 19600228, F, Patient ID",
    "SECRET-7, H, 19600228, F, SECRET-7,  K, 19600228, F, Issuer of Patient ID",
    "SECRET-7, H, 19600228, F, SECRET-7,  H, 19600229, F, Patient's Birth Date",
    "SECRET-7, H, 19600228, F, SECRET-7,  H, 19600228, M, Patient's Sex"
  })
  void refusesTwoPatientsInOneStudy(
      String id,
      String issuer,
      String birth,
      String sex,
      String otherId,
      String otherIssuer,
      String otherBirth,
      String otherSex,
      String attribute) {
    PatientAgreement patients = new PatientAgreement();
    patients.add(instance("1.1", id, issuer, birth, sex));

    assertThatThrownBy(
            () -> patients.add(instance("1.2", otherId, otherIssuer, otherBirth, otherSex)))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "IDENTITY_CONFLICT: instance 1.2 has another %s than other instances of study 1"
                .formatted(attribute));
  }

  @ParameterizedTest
  @CsvSource({
    "' SECRET-7 ', H, 19600228,   F",
    "SECRET-7,     '', '',        ''",
    "SECRET-7,     H, 1960.02.28, O",
    "SECRET-7,     H, unknown,    F"
  })
  void paddingAndWhatIsNotStatedContradictNothing(
      String id, String issuer, String birth, String sex) {
    PatientAgreement patients = new PatientAgreement();
    patients.add(instance("1.1", "SECRET-7", "H", "19600228", "F"));

    assertThatCode(() -> patients.add(instance("1.2", id, issuer, birth, sex)))
        .doesNotThrowAnyException();
  }

  @Test
  void whatOneInstanceLeavesOpenAnotherStates() {
    PatientAgreement patients = new PatientAgreement();
    patients.add(instance("1.1", "SECRET-7", "", "", ""));
    patients.add(instance("1.2", "SECRET-7", "H", "", ""));

    assertThatThrownBy(() -> patients.add(instance("1.3", "SECRET-7", "K", "", "")))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void anIdOfTwoValuesIsNotItsFirst() {
    Attributes two = instance("1.1", "", "", "", "").dataset();
    two.setString(Tag.PatientID, VR.LO, "SECRET-7", "SECRET-8");

    assertThat(PatientStudy.of(new DicomObject("1.2", two)).patientId())
        .isEqualTo("SECRET-7\\SECRET-8");
  }

  @Test
  void studyTimeIsAnInstantAndADateAloneIsTheBeginOfTheDay() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    Attributes dataset = instance("1.1", "SECRET-7", "", "", "").dataset();
    PatientStudy study = PatientStudy.of(new DicomObject("1.2", dataset));
    assertThat(study.time(tokyo)).isEmpty();
    dataset.setString(Tag.StudyDate, VR.DA, "20250115");
    study = PatientStudy.of(new DicomObject("1.2", dataset));
    assertThat(study.time(tokyo)).contains(Instant.parse("2025-01-14T15:00:00Z"));
    dataset.setString(Tag.StudyTime, VR.TM, "0830");
    assertThat(study.time(tokyo)).contains(Instant.parse("2025-01-14T23:30:00Z"));
    dataset.setString(Tag.TimezoneOffsetFromUTC, VR.SH, "+0000");
    assertThat(study.time(tokyo)).contains(Instant.parse("2025-01-15T08:30:00Z"));
    assertThat(study.toString()).isEqualTo("PatientStudy[1]");
  }

  private static DicomObject instance(
      String uid, String id, String issuer, String birth, String sex) {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SOPInstanceUID, VR.UI, uid);
    dataset.setString(Tag.StudyInstanceUID, VR.UI, "1");
    dataset.setString(Tag.PatientID, VR.LO, id);
    dataset.setString(Tag.IssuerOfPatientID, VR.LO, issuer);
    dataset.setString(Tag.PatientBirthDate, VR.DA, birth);
    dataset.setString(Tag.PatientSex, VR.CS, sex);
    return new DicomObject("1.2.840.10008.1.2.1", dataset);
  }
}
