package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.Code;

class MeasurementReportTest {
  private final MeasurementReport report = SampleReports.report();

  @Test
  void refusesASegmentThatIsNoEvidence() {
    List<InstanceReference> imagesAlone = List.of(report.evidence().get(0));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> withEvidence(imagesAlone))
        .withMessageContaining(SampleReports.SEG);
  }

  @Test
  void refusesAReportWithoutEvidence() {
    assertThatIllegalArgumentException().isThrownBy(() -> withEvidence(List.of()));
  }

  private MeasurementReport withEvidence(List<InstanceReference> evidence) {
    return new MeasurementReport(
        report.study(),
        report.header(),
        report.observer(),
        report.research(),
        report.completion(),
        report.content(),
        evidence,
        List.of());
  }

  @Test
  void refusesANumberThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Measurement.of(SampleReports.HRD, Double.NaN, UcumUnits.SCORE))
        .withMessageContaining("NaN");
  }

  @Test
  void refusesTheUnitThatReadsAsANumber() {
    Code one = new Code("1", "UCUM", "no units");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Measurement(SampleReports.HRD, BigDecimal.ONE, one))
        .withMessageContaining("{score}");
  }

  @Test
  void refusesASegmentNumberOfZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> SampleReports.segment(0, "none"));
  }

  @Test
  void refusesWhatIsNoUid() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InstanceReference("1.2.3", "1.02.3", "1.2", "1.2"))
        .withMessageContaining("Series Instance UID");
  }

  @Test
  void refusesAStudyWithoutUid() {
    Attributes source = SampleReports.source();
    source.remove(Tag.StudyInstanceUID);

    assertThatIllegalArgumentException().isThrownBy(() -> StudyContext.of(source));
  }

  @Test
  void readsTheProceduresOfTheStudy() {
    Attributes source = SampleReports.source();
    Code procedure = new Code("LIVER_PHASES", "99TACE", "CT of the liver in phases");
    Codes.add(source, Tag.ProcedureCodeSequence, procedure);

    assertThat(StudyContext.of(source).procedures()).containsExactly(procedure);
    assertThat(report.study().procedures()).isEmpty();
  }
}
