package org.tacescore.report;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** The modules of an SR document around its content tree (PS3.3 A.35.3). */
final class SrDocument {
  private SrDocument() {}

  /**
   * A whole document that was found to have its marks and to follow its templates.
   *
   * @param content writes the tree into the data set
   */
  static Attributes of(ReportFrame report, Consumer<Attributes> content) {
    DocumentHeader header = report.header();
    Attributes sr =
        OwnInstance.beginDocument(
            report.study(), header, report.observer(), header.srClass().sopClassUid(), "SR", 1);
    sr.setNull(Tag.ReferencedPerformedProcedureStepSequence, VR.SQ);
    writeDocument(report, sr);
    writeEvidence(report, sr);
    content.accept(sr);
    PrivateScheme.identify(sr);
    ResearchLabelValidator.require(sr);
    TemplateChecker.require(sr);
    return sr;
  }

  /** PS3.3 C.17.2 SR Document General. */
  private static void writeDocument(ReportFrame report, Attributes sr) {
    Completion completion = report.completion();
    sr.setString(Tag.CompletionFlag, VR.CS, completion.complete() ? "COMPLETE" : "PARTIAL");
    sr.setString(
        Tag.CompletionFlagDescription,
        VR.LO,
        DicomText.fit(ResearchMarks.PREFIX + ": " + completion.description(), VR.LO));
    sr.setString(Tag.VerificationFlag, VR.CS, "UNVERIFIED");
    sr.setString(Tag.PreliminaryFlag, VR.CS, "PRELIMINARY");
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
