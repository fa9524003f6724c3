package org.tacescore.report.image;

import java.util.List;
import org.tacescore.report.DeviceObserver;
import org.tacescore.report.DocumentHeader;
import org.tacescore.report.StudyContext;
import org.tacescore.segio.SegmentDraft;
import org.tacescore.segio.SourceGrid;

/**
 * The regions of one image series, to be written as one segmentation object.
 *
 * @param study patient and study attributes, from an instance of the study
 * @param header UIDs, time and names of the object itself
 * @param device the installation that wrote it
 * @param source the series that the masks lie on
 * @param segments at least one, numbered from 1 in this order; see {@link OwnSegments}
 */
public record SegmentationDocument(
    StudyContext study,
    DocumentHeader header,
    DeviceObserver device,
    SourceGrid source,
    List<SegmentDraft> segments) {

  public SegmentationDocument {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException(
          "a segmentation needs a segment (object %s)".formatted(header.sopInstanceUid()));
    }
  }
}
