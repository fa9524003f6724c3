package org.tacescore.worker.pipeline;

import java.util.List;
import org.tacescore.report.Measurement;
import org.tacescore.segio.Segment;
import org.tacescore.segio.Segmentation;

/**
 * One lesion as it was drawn on one series, with what was measured in it.
 *
 * @param segmentation the object it was drawn in
 * @param segment the segment of that object
 * @param drawnOnSeriesUid the series it was drawn on
 * @param scored whether the patient's scores stand on this lesion
 * @param measurements size and intensity, in the order to be read
 */
record LesionMeasures(
    Segmentation segmentation,
    Segment segment,
    String drawnOnSeriesUid,
    boolean scored,
    List<Measurement> measurements) {

  LesionMeasures {
    measurements = List.copyOf(measurements);
  }
}
