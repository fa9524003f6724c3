package org.tacescore.worker.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatientKeyTest {
  private static final PatientKey KEY = new PatientKey("HOSPITAL", "SECRET-7");

  @Test
  void oneStudyHasOneKey() {
    assertThat(PatientKey.ofStudy(List.of(KEY, KEY))).contains(KEY);
    assertThat(PatientKey.ofStudy(List.of(KEY, new PatientKey("HOSPITAL", "secret-7")))).isEmpty();
    assertThat(PatientKey.ofStudy(List.of(KEY, new PatientKey("OTHER", "SECRET-7")))).isEmpty();
    assertThat(PatientKey.ofStudy(List.of(KEY, new PatientKey("HOSPITAL", "")))).isEmpty();
  }

  @Test
  void anIssuerThatIsNotNamedIsTheStudys() {
    assertThat(PatientKey.ofStudy(List.of(new PatientKey("", "SECRET-7"), KEY))).contains(KEY);
  }

  @Test
  void twoWithoutAnIdAreNotOnePatient() {
    PatientKey nobody = new PatientKey("HOSPITAL", "");

    assertThat(nobody.isPatient(new PatientKey("HOSPITAL", ""))).isFalse();
    assertThat(KEY.isPatient(new PatientKey("HOSPITAL", "SECRET-7"))).isTrue();
    assertThat(KEY.toString()).doesNotContain("SECRET", "HOSPITAL");
  }
}
