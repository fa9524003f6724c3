package org.tacescore.worker.pipeline;

import java.util.List;
import java.util.Optional;
import org.tacescore.report.Measurement;
import org.tacescore.segio.Segment;
import org.tacescore.segio.Segmentation;
import org.tacescore.segio.SeriesPart;

/**
 * One lesion as it was drawn on one series, with what was measured in it.
 *
 * @param segmentation the object it was drawn in
 * @param segment the segment of that object
 * @param trackingId Tracking ID (0062,0020) of the lesion, else its label
 * @param trackingUid the UID by which the lesion is followed, also where no drawing states one
 * @param drawnOn the images it was drawn on; empty where the segmentation names none
 * @param scored whether the patient's scores stand on this lesion
 * @param measurements size and intensity, in the order to be read
 */
record LesionMeasures(
    Segmentation segmentation,
    Segment segment,
    String trackingId,
    String trackingUid,
    Optional<SeriesPart> drawnOn,
    boolean scored,
    List<Measurement> measurements) {

  LesionMeasures {
    measurements = List.copyOf(measurements);
  }

  /** Series Instance UID of these images; empty where there are none. */
  String drawnOnSeriesUid() {
    return drawnOn.map(SeriesPart::seriesInstanceUid).orElse("");
  }
}
