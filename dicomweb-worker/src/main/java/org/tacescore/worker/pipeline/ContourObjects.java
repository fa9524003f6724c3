package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.report.Contour;
import org.tacescore.report.ContourMeasurements;
import org.tacescore.report.ContourReport;
import org.tacescore.report.ContourSrWriter;
import org.tacescore.report.ImagePoint;
import org.tacescore.report.InstanceReference;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.MeasurementReport;
import org.tacescore.report.SegmentMeasurements;
import org.tacescore.segio.FrameReference;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesHeader;

/**
 * A second report for viewers that draw coordinates: each lesion's border on the slice where it is
 * largest, with its measurements.
 */
final class ContourObjects {
  private static final String ROLE = "contours";
  private static final int PLACE = 5;

  private final ObjectHeaders headers;
  private final StudyReading reading;

  ContourObjects(ObjectHeaders headers, StudyReading reading) {
    this.headers = headers;
    this.reading = reading;
  }

  /**
   * Empty where no lesion was drawn on an image series.
   *
   * @param report the one that it goes with
   * @param prior the job whose report that one supersedes
   */
  Optional<EncodedObject> of(
      MeasurementReport report, List<LesionMeasures> lesions, Optional<PriorResult> prior) {
    List<ContourMeasurements> contours = new ArrayList<>();
    for (LesionMeasures lesion : lesions) {
      lesion
          .drawnOn()
          .map(part -> contour(lesion, reading.pixels(part)))
          .ifPresent(
              contour -> contours.add(new ContourMeasurements(contour, group(report, lesion))));
    }
    if (contours.isEmpty()) {
      return Optional.empty();
    }
    ContourReport document =
        new ContourReport(
            headers.study(),
            headers.of(ROLE, PLACE, "outlines of lesions"),
            headers.device(),
            report.research(),
            report.completion(),
            report.content().summary(),
            contours,
            report.evidence(),
            prior.flatMap(job -> job.object(ROLE)).stream().toList());
    return Optional.of(EncodedObject.of(ROLE, ContourSrWriter.encode(document)));
  }

  private static Contour contour(LesionMeasures lesion, Series series) {
    int slice = MaskOutline.largestSlice(lesion.segment().mask());
    List<ImagePoint> border = MaskOutline.of(lesion.segment().mask(), slice);
    SeriesHeader header = series.header();
    FrameReference image = header.frames().get(slice);
    return new Contour(
        new InstanceReference(
            header.studyInstanceUid(),
            header.seriesInstanceUid(),
            header.sopClassUid(),
            image.sopInstanceUid()),
        header.frames().stream().allMatch(f -> f.number() == 1) ? 0 : image.number(),
        border);
  }

  private static MeasurementGroup group(MeasurementReport report, LesionMeasures lesion) {
    return report.content().segments().stream()
        .map(SegmentMeasurements::group)
        .filter(group -> group.trackingUid().equals(lesion.trackingUid()))
        .findFirst()
        .orElseThrow();
  }
}
