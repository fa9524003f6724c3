package org.tacescore.report;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomTime;
import org.tacescore.dicom.Part10;

/**
 * Writes a measurement report as a Comprehensive SR that follows TID 1500.
 *
 * <p>Comprehensive SR (1.2.840.10008.5.1.4.1.1.88.33), not Comprehensive 3D: more viewers read it.
 * The document is unverified, preliminary and for research; equal reports give equal bytes.
 *
 * <p>Source: PS3.3 A.35.3 Comprehensive SR IOD; PS3.16 TID 1500.
 */
public final class SrWriter {
  private SrWriter() {}

  /** The document as a DICOM file, Explicit VR Little Endian. */
  public static byte[] encode(MeasurementReport report) {
    return Part10.encode(write(report));
  }

  /**
   * The document as a data set.
   *
   * @throws UnlabelledObjectException if a research mark is missing, which would be a bug here
   */
  public static Attributes write(MeasurementReport report) {
    Attributes sr = new Attributes();
    report.study().copyTo(sr);
    writeSopCommon(report, sr);
    writeSeries(report, sr);
    writeDocument(report, sr);
    writeEvidence(report, sr);
    OwnObject.sign(sr, report.header().softwareVersions(), report.observer(), report.created());
    ContentTree.write(report, sr);
    PrivateScheme.identify(sr);
    ResearchLabelValidator.require(sr);
    return sr;
  }

  /** PS3.3 C.12.1. */
  private static void writeSopCommon(MeasurementReport report, Attributes sr) {
    OffsetDateTime created = report.created();
    sr.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    sr.setString(Tag.SOPClassUID, VR.UI, UID.ComprehensiveSRStorage);
    sr.setString(Tag.SOPInstanceUID, VR.UI, report.header().sopInstanceUid());
    sr.setString(Tag.InstanceCreationDate, VR.DA, DicomTime.da(created));
    sr.setString(Tag.InstanceCreationTime, VR.TM, DicomTime.tm(created));
    sr.setString(Tag.TimezoneOffsetFromUTC, VR.SH, DicomTime.offset(created));
  }

  /** PS3.3 C.17.1 SR Document Series. */
  private static void writeSeries(MeasurementReport report, Attributes sr) {
    DocumentHeader header = report.header();
    OffsetDateTime created = report.created();
    sr.setString(Tag.Modality, VR.CS, "SR");
    sr.setString(Tag.SeriesInstanceUID, VR.UI, header.seriesInstanceUid());
    sr.setString(Tag.SeriesNumber, VR.IS, Integer.toString(header.seriesNumber()));
    sr.setString(Tag.SeriesDate, VR.DA, DicomTime.da(created));
    sr.setString(Tag.SeriesTime, VR.TM, DicomTime.tm(created));
    sr.setString(
        Tag.SeriesDescription,
        VR.LO,
        DicomText.fit(ResearchMarks.PREFIX + " - " + header.subject(), VR.LO));
    sr.setNull(Tag.ReferencedPerformedProcedureStepSequence, VR.SQ);
  }

  /** PS3.3 C.17.2 SR Document General. */
  private static void writeDocument(MeasurementReport report, Attributes sr) {
    OffsetDateTime created = report.created();
    Completion completion = report.completion();
    sr.setString(Tag.InstanceNumber, VR.IS, "1");
    sr.setString(Tag.ContentDate, VR.DA, DicomTime.da(created));
    sr.setString(Tag.ContentTime, VR.TM, DicomTime.tm(created));
    sr.setString(Tag.CompletionFlag, VR.CS, completion.complete() ? "COMPLETE" : "PARTIAL");
    sr.setString(
        Tag.CompletionFlagDescription,
        VR.LO,
        DicomText.fit(ResearchMarks.PREFIX + ": " + completion.description(), VR.LO));
    sr.setString(Tag.VerificationFlag, VR.CS, "UNVERIFIED");
    sr.setString(Tag.PreliminaryFlag, VR.CS, "PRELIMINARY");
    sr.setString(Tag.ContentQualification, VR.CS, ResearchMarks.CONTENT_QUALIFICATION);
    sr.setString(Tag.ContentLabel, VR.CS, ResearchMarks.CONTENT_LABEL);
    sr.setNull(Tag.PerformedProcedureCodeSequence, VR.SQ);
  }

  /** Instances of this study were made for the procedure reported; others are pertinent. */
  private static void writeEvidence(MeasurementReport report, Attributes sr) {
    String study = report.study().studyInstanceUid();
    Map<Boolean, List<InstanceReference>> evidence =
        report.evidence().stream()
            .collect(Collectors.partitioningBy(e -> e.studyInstanceUid().equals(study)));
    InstanceHierarchy.add(
        sr, Tag.CurrentRequestedProcedureEvidenceSequence, evidence.getOrDefault(true, List.of()));
    InstanceHierarchy.add(
        sr, Tag.PertinentOtherEvidenceSequence, evidence.getOrDefault(false, List.of()));
    InstanceHierarchy.add(sr, Tag.PredecessorDocumentsSequence, report.predecessors());
  }
}
