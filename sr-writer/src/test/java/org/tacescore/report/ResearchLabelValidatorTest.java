package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResearchLabelValidatorTest {
  private final Attributes sr = SrWriter.write(SampleReports.report());

  @Test
  void acceptsAReport() {
    assertThat(ResearchLabelValidator.check(sr)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Tag.SpecificCharacterSet,
        Tag.SeriesDescription,
        Tag.Manufacturer,
        Tag.ManufacturerModelName,
        Tag.SoftwareVersions,
        Tag.ContributingEquipmentSequence,
        Tag.VerificationFlag,
        Tag.PreliminaryFlag,
        Tag.CompletionFlag,
        Tag.CompletionFlagDescription,
        Tag.ContentQualification,
        Tag.ContentLabel,
        Tag.ContentSequence
      })
  void namesTheMarkThatIsMissing(int tag) {
    sr.remove(tag);

    assertThat(ResearchLabelValidator.check(sr))
        .extracting(Defect::attribute)
        .containsExactly(ElementDictionary.keywordOf(tag, null));
  }

  @Test
  void refusesAVerifiedReport() {
    sr.setString(Tag.VerificationFlag, VR.CS, "VERIFIED");

    assertThat(ResearchLabelValidator.check(sr))
        .containsExactly(new Defect("VerificationFlag", "VERIFIED", "UNVERIFIED"));
  }

  @Test
  void refusesADeviceIdentifier() {
    sr.newSequence(Tag.UDISequence, 1).add(new Attributes());

    assertThat(ResearchLabelValidator.check(sr))
        .extracting(Defect::attribute)
        .containsExactly("UDISequence");
  }

  @Test
  void refusesAStatementThatIsNotFirst() {
    sr.getSequence(Tag.ContentSequence).remove(0);

    assertThat(ResearchLabelValidator.check(sr))
        .extracting(Defect::attribute)
        .containsExactly("ContentSequence");
  }

  @Test
  void refusesAKindThatHasNoRules() {
    Attributes object = labelled(UID.CTImageStorage);

    assertThat(ResearchLabelValidator.check(object))
        .extracting(Defect::attribute)
        .containsExactly("SOPClassUID");
  }

  @Test
  void wantsTheAlgorithmOfAnAutomaticSegment() {
    Attributes seg = labelled(UID.SegmentationStorage);
    Attributes segment = new Attributes();
    seg.newSequence(Tag.SegmentSequence, 1).add(segment);

    segment.setString(Tag.SegmentAlgorithmType, VR.CS, "MANUAL");
    assertThat(ResearchLabelValidator.check(seg)).isEmpty();

    segment.setString(Tag.SegmentAlgorithmType, VR.CS, "AUTOMATIC");
    assertThat(ResearchLabelValidator.check(seg)).hasSize(1);
  }

  @Test
  void wantsTheMarkBurnedIntoASecondaryCapture() {
    Attributes page = labelled(UID.SecondaryCaptureImageStorage);

    assertThat(ResearchLabelValidator.check(page))
        .extracting(Defect::attribute)
        .containsExactly("BurnedInAnnotation", "DerivationDescription", "ImageType");

    page.setString(Tag.BurnedInAnnotation, VR.CS, "YES");
    page.setString(Tag.DerivationDescription, VR.ST, "RESEARCH ONLY - score page");
    page.setString(Tag.ImageType, VR.CS, "DERIVED", "SECONDARY");
    assertThat(ResearchLabelValidator.check(page)).isEmpty();
  }

  @Test
  void wantsTheMarkInAPdfTitleAndOnAParametricMap() {
    assertThat(ResearchLabelValidator.check(labelled(UID.EncapsulatedPDFStorage)))
        .extracting(Defect::attribute)
        .containsExactly("DocumentTitle");
    assertThat(ResearchLabelValidator.check(labelled(UID.ParametricMapStorage)))
        .extracting(Defect::attribute)
        .containsExactly("ContentQualification");
  }

  @Test
  void saysWhichInstanceMayNotLeaveAndWhy() {
    sr.remove(Tag.SeriesDescription);

    assertThatThrownBy(() -> ResearchLabelValidator.require(sr))
        .isInstanceOf(UnlabelledObjectException.class)
        .hasMessageContaining(sr.getString(Tag.SOPInstanceUID))
        .hasMessageContaining("SeriesDescription: found nothing");
  }

  /** What every kind needs, taken from a report. */
  private Attributes labelled(String sopClassUid) {
    Attributes object = new Attributes();
    Utf8Copy.add(
        sr,
        object,
        Tag.SpecificCharacterSet,
        Tag.SeriesDescription,
        Tag.Manufacturer,
        Tag.ManufacturerModelName,
        Tag.SoftwareVersions,
        Tag.ContributingEquipmentSequence);
    object.setString(Tag.SOPClassUID, VR.UI, sopClassUid);
    return object;
  }
}
