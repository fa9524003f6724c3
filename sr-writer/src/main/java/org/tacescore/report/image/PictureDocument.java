package org.tacescore.report.image;

import java.util.List;
import org.tacescore.report.DeviceObserver;
import org.tacescore.report.DocumentHeader;
import org.tacescore.report.RgbImage;
import org.tacescore.report.StudyContext;
import org.tacescore.segio.SourceGrid;

/**
 * A picture in colour with the mark of research burned in, to be written as a Secondary Capture.
 *
 * @param study patient and study attributes, from an instance of the study
 * @param header UIDs, time and names of the object itself
 * @param device the installation that wrote it
 * @param instanceNumber Instance Number (0020,0013), from 1
 * @param picture the pixels
 * @param derivation how it was made, in words; begins behind the mark
 * @param source the series that it shows
 * @param slices of the series that it shows, as indices
 */
public record PictureDocument(
    StudyContext study,
    DocumentHeader header,
    DeviceObserver device,
    int instanceNumber,
    RgbImage picture,
    String derivation,
    SourceGrid source,
    List<Integer> slices) {

  public PictureDocument {
    slices = List.copyOf(slices);
    if (derivation.isBlank() || instanceNumber < 1) {
      throw new IllegalArgumentException(
          "a picture needs a derivation and a number from 1 (object %s)"
              .formatted(header.sopInstanceUid()));
    }
    for (int slice : slices) {
      if (slice < 0 || slice >= source.planes().size()) {
        throw new IllegalArgumentException(
            "slice %d of %d does not exist (series %s)"
                .formatted(slice, source.planes().size(), source.seriesInstanceUid()));
      }
    }
  }
}
