package org.tacescore.report;

import java.util.List;

/**
 * All that one SR document says, before it is DICOM: whose study, made by what, measured how.
 *
 * <p>Source: PS3.16 TID 1500 Measurement Report; PS3.3 A.35.3 Comprehensive SR.
 *
 * @param study patient and study attributes, from an instance of the study that is reported
 * @param header UIDs, time and names of the document itself
 * @param observer the device that made the observations (TID 1004)
 * @param research what every reader has to be told first
 * @param completion whether all that was asked for is in the document
 * @param content measurements, in the order to be read
 * @param evidence every instance the content was derived from (0040,A375); must hold the instances
 *     that segment references name
 * @param predecessors documents that this one supersedes (0040,A360); usually none or one
 */
public record MeasurementReport(
    StudyContext study,
    DocumentHeader header,
    DeviceObserver observer,
    ResearchStatement research,
    Completion completion,
    ReportContent content,
    List<InstanceReference> evidence,
    List<InstanceReference> predecessors)
    implements ReportFrame {

  public MeasurementReport {
    evidence = List.copyOf(evidence);
    predecessors = List.copyOf(predecessors);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException(
          "a report needs the instances it was derived from (document %s)"
              .formatted(header.sopInstanceUid()));
    }
    for (SegmentMeasurements group : content.segments()) {
      requireEvidence(evidence, group.segment());
    }
  }

  private static void requireEvidence(List<InstanceReference> evidence, SegmentReference segment) {
    if (evidence.stream().noneMatch(e -> e.sopInstanceUid().equals(segment.sopInstanceUid()))) {
      throw new IllegalArgumentException(
          "the referenced segmentation is not among the evidence (instance %s)"
              .formatted(segment.sopInstanceUid()));
    }
  }
}
