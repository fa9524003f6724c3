package org.tacescore.report;

import java.util.List;

/**
 * A document that shows outlines on images, for viewers that draw coordinates and no segments.
 *
 * <p>Source: PS3.16 TID 1500 with TID 1410; the title is (126000, DCM), and every group has a line:
 * OHIF 3.13 draws such a document and shows nothing at all of one in which a group has none.
 *
 * @param study patient and study attributes, from an instance of the study that is reported
 * @param header UIDs, time and names of the document itself
 * @param observer the device that made the observations (TID 1004)
 * @param research what every reader has to be told first
 * @param completion whether all that was asked for is in the document
 * @param summary the document in words, one line each
 * @param contours one a lesion, at least one, in the order to be read
 * @param evidence every instance the content was derived from; must hold the images of the lines
 * @param predecessors documents that this one supersedes; usually none or one
 */
public record ContourReport(
    StudyContext study,
    DocumentHeader header,
    DeviceObserver observer,
    ResearchStatement research,
    Completion completion,
    List<String> summary,
    List<ContourMeasurements> contours,
    List<InstanceReference> evidence,
    List<InstanceReference> predecessors)
    implements ReportFrame {

  public ContourReport {
    summary = List.copyOf(summary);
    contours = List.copyOf(contours);
    evidence = List.copyOf(evidence);
    predecessors = List.copyOf(predecessors);
    if (contours.isEmpty()) {
      throw new IllegalArgumentException(
          "a report of contours needs one (document %s)".formatted(header.sopInstanceUid()));
    }
    for (ContourMeasurements group : contours) {
      if (!evidence.contains(group.contour().image())) {
        throw new IllegalArgumentException(
            "the image of a contour is not among the evidence (instance %s)"
                .formatted(group.contour().image().sopInstanceUid()));
      }
    }
  }
}
