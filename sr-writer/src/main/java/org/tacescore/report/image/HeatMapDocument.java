package org.tacescore.report.image;

import org.tacescore.report.Algorithm;
import org.tacescore.report.DeviceObserver;
import org.tacescore.report.DocumentHeader;
import org.tacescore.report.StudyContext;
import org.tacescore.segio.SegSource;
import org.tacescore.segio.SourceGrid;
import org.tacescore.volume.Volume;

/**
 * What a network looked at, to be written as a parametric map: a relative attention map without
 * tissue meaning.
 *
 * @param study patient and study attributes, from an instance of the study
 * @param header UIDs, time and names of the object itself
 * @param device the installation that wrote it
 * @param source the series whose grid the values have
 * @param values 0 to 1, 0 where the network did not look; no NaN
 * @param method how they were found
 * @param algorithm what computed them
 * @param explains what a high value speaks for, in words
 */
public record HeatMapDocument(
    StudyContext study,
    DocumentHeader header,
    DeviceObserver device,
    SourceGrid source,
    Volume values,
    HeatMapMethod method,
    Algorithm algorithm,
    String explains) {

  public HeatMapDocument {
    if (!values.geometry().sameGridAs(source.geometry(), SegSource.TOLERANCE_MM)) {
      throw new IllegalArgumentException(
          "a heat map lies on another grid than its series (object %s)"
              .formatted(header.sopInstanceUid()));
    }
    if (explains.isBlank()) {
      throw new IllegalArgumentException(
          "a heat map has to say what it explains (object %s)".formatted(header.sopInstanceUid()));
    }
  }
}
