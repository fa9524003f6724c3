package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.Part10;

class SrWriterTest {
  private static final int[] STUDY_LEVEL = {
    Tag.PatientName, Tag.PatientID, Tag.IssuerOfPatientID, Tag.PatientBirthDate, Tag.PatientSex,
    Tag.StudyInstanceUID, Tag.StudyDate, Tag.StudyTime, Tag.AccessionNumber, Tag.StudyID,
    Tag.ReferringPhysicianName, Tag.StudyDescription
  };

  @Test
  void followsItsTemplates() {
    Attributes sr = SrWriter.write(SampleReports.report());

    assertThat(TemplateChecker.check(sr)).isEmpty();
    assertThat(sr.getString(Tag.SOPClassUID)).isEqualTo("1.2.840.10008.5.1.4.1.1.88.33");
  }

  @Test
  void followsItsTemplatesWithAwkwardContent() {
    Attributes sr = SrWriter.write(SampleReports.awkward());

    assertThat(TemplateChecker.check(sr)).isEmpty();
    assertThat(sr.getString(Tag.SeriesDescription)).startsWith("RESEARCH ONLY - ");
    assertThat(sr.contains(Tag.CurrentRequestedProcedureEvidenceSequence)).isFalse();
    assertThat(sr.contains(Tag.PertinentOtherEvidenceSequence)).isTrue();
    assertThat(sr.contains(Tag.PredecessorDocumentsSequence)).isFalse();
  }

  @Test
  void saysFirstThatItIsResearchAndThenTheResults() {
    List<Attributes> items = TemplateChecker.children(SrWriter.write(SampleReports.report()));

    assertThat(items.get(0).getString(Tag.TextValue))
        .startsWith("RESEARCH ONLY")
        .contains("SYNTHETIC")
        .contains("no clinical meaning");
    assertThat(items.get(1).getString(Tag.TextValue)).startsWith("HRD score 14.88");
    assertThat(items.get(3).getString(Tag.TextValue)).startsWith("ROI_PROPAGATED");
  }

  @Test
  void carriesItsResearchMarks() {
    Attributes sr = SrWriter.write(SampleReports.report());

    assertThat(sr.getString(Tag.VerificationFlag)).isEqualTo("UNVERIFIED");
    assertThat(sr.getString(Tag.CompletionFlag)).isEqualTo("PARTIAL");
    assertThat(sr.getString(Tag.CompletionFlagDescription))
        .isEqualTo("RESEARCH ONLY: 1 of 2 systems refused");
    assertThat(sr.getString(Tag.PreliminaryFlag)).isEqualTo("PRELIMINARY");
    assertThat(sr.getString(Tag.ContentQualification)).isEqualTo("RESEARCH");
    assertThat(sr.getString(Tag.SeriesDescription)).isEqualTo("RESEARCH ONLY - TACE scores");
    assertThat(sr.contains(Tag.UDISequence)).isFalse();
    assertThat(sr.contains(Tag.VerifyingObserverSequence)).isFalse();
    assertThat(OwnObject.isOwn(sr)).isTrue();
  }

  @Test
  void equalReportsGiveEqualBytes() {
    assertThat(SrWriter.encode(SampleReports.report()))
        .isEqualTo(SrWriter.encode(SampleReports.report()));
  }

  @Test
  void readsBackAsWritten() {
    Attributes written = SrWriter.write(SampleReports.report());

    Attributes read = Part10.read(Part10.encode(written)).dataset();

    assertThat(Part10.encode(read)).isEqualTo(Part10.encode(written));
    assertThat(TemplateChecker.check(read)).isEmpty();
  }

  @Test
  void repeatsPatientAndStudyUnchanged() {
    Attributes source = SampleReports.source();

    Attributes sr = SrWriter.write(SampleReports.report(source));

    for (int tag : STUDY_LEVEL) {
      assertThat(sr.getString(tag)).isEqualTo(source.getString(tag));
    }
    assertThat(sr.getString(Tag.Modality)).isEqualTo("SR");
    assertThat(sr.getString(Tag.SeriesInstanceUID)).isNotEqualTo(SampleReports.ARTERIAL);
  }

  @Test
  void writesWhatTheStudyLacksAsEmpty() {
    Attributes source = SampleReports.source();
    source.remove(Tag.AccessionNumber);
    source.remove(Tag.PatientBirthDate);

    Attributes sr = SrWriter.write(SampleReports.report(source));

    assertThat(sr.contains(Tag.AccessionNumber)).isTrue();
    assertThat(sr.containsValue(Tag.AccessionNumber)).isFalse();
    assertThat(sr.contains(Tag.PatientBirthDate)).isTrue();
  }

  @Test
  void tellsItsTimesInTheOffsetOfTheStudy() {
    Attributes source = SampleReports.source();
    source.setString(Tag.TimezoneOffsetFromUTC, VR.SH, "-0500");

    Attributes sr = SrWriter.write(SampleReports.report(source));

    assertThat(sr.getString(Tag.TimezoneOffsetFromUTC)).isEqualTo("-0500");
    assertThat(sr.getString(Tag.StudyTime)).isEqualTo("101112");
    assertThat(sr.getString(Tag.ContentTime)).isEqualTo("021530.250");
  }

  @Test
  void tellsItsTimesInTheOffsetGivenWhereTheStudyHasNone() {
    Attributes sr = SrWriter.write(SampleReports.report());

    assertThat(sr.getString(Tag.TimezoneOffsetFromUTC)).isEqualTo("+0100");
    assertThat(sr.getString(Tag.ContentDate)).isEqualTo("20260103");
    assertThat(sr.getString(Tag.ContentTime)).isEqualTo("081530.250");
  }

  @Test
  void namesEachInputOnceByStudyAndSeries() {
    Attributes sr = SrWriter.write(SampleReports.report());

    Sequence studies = sr.getSequence(Tag.CurrentRequestedProcedureEvidenceSequence);
    assertThat(studies).hasSize(1);
    Sequence series = studies.get(0).getSequence(Tag.ReferencedSeriesSequence);
    assertThat(series).hasSize(2);
    assertThat(series.get(0).getString(Tag.SeriesInstanceUID)).isEqualTo(SampleReports.ARTERIAL);
    assertThat(series.get(0).getSequence(Tag.ReferencedSOPSequence)).hasSize(2);
    assertThat(sr.contains(Tag.PertinentOtherEvidenceSequence)).isFalse();
  }

  @Test
  void namesTheDocumentThatItReplaces() {
    Attributes predecessor =
        SrWriter.write(SampleReports.report())
            .getNestedDataset(Tag.PredecessorDocumentsSequence)
            .getNestedDataset(Tag.ReferencedSeriesSequence)
            .getNestedDataset(Tag.ReferencedSOPSequence);

    assertThat(predecessor.getString(Tag.ReferencedSOPClassUID))
        .isEqualTo(UID.ComprehensiveSRStorage);
  }

  @Test
  void saysWhatThePrivateSchemeIs() {
    Sequence schemes =
        SrWriter.write(SampleReports.report()).getSequence(Tag.CodingSchemeIdentificationSequence);

    assertThat(schemes).hasSize(1);
    assertThat(schemes.get(0).getString(Tag.CodingSchemeDesignator)).isEqualTo("99TACE");
    assertThat(schemes.get(0).getString(Tag.CodingSchemeName)).isNotBlank();
  }
}
