package org.tacescore.report;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomTime;

/** The modules of an SR document around its content tree (PS3.3 A.35.3). */
final class SrDocument {
  private SrDocument() {}

  /**
   * A whole document that was found to have its marks and to follow its templates.
   *
   * @param content writes the tree into the data set
   */
  static Attributes of(ReportFrame report, Consumer<Attributes> content) {
    Attributes sr = new Attributes();
    report.study().copyTo(sr);
    writeSopCommon(report, sr);
    writeSeries(report, sr);
    writeDocument(report, sr);
    writeEvidence(report, sr);
    OwnObject.sign(
        sr, report.header().softwareVersions(), report.observer(), report.createdInStudyOffset());
    content.accept(sr);
    PrivateScheme.identify(sr);
    ResearchLabelValidator.require(sr);
    TemplateChecker.require(sr);
    return sr;
  }

  /** PS3.3 C.12.1. */
  private static void writeSopCommon(ReportFrame report, Attributes sr) {
    OffsetDateTime created = report.createdInStudyOffset();
    sr.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    sr.setString(Tag.SOPClassUID, VR.UI, report.header().srClass().sopClassUid());
    sr.setString(Tag.SOPInstanceUID, VR.UI, report.header().sopInstanceUid());
    sr.setString(Tag.InstanceCreationDate, VR.DA, DicomTime.da(created));
    sr.setString(Tag.InstanceCreationTime, VR.TM, DicomTime.tm(created));
    sr.setString(Tag.TimezoneOffsetFromUTC, VR.SH, DicomTime.offset(created));
  }

  /** PS3.3 C.17.1 SR Document Series. */
  private static void writeSeries(ReportFrame report, Attributes sr) {
    DocumentHeader header = report.header();
    OffsetDateTime created = report.createdInStudyOffset();
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
  private static void writeDocument(ReportFrame report, Attributes sr) {
    OffsetDateTime created = report.createdInStudyOffset();
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
  private static void writeEvidence(ReportFrame report, Attributes sr) {
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
