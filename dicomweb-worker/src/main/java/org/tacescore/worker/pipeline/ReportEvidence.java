package org.tacescore.worker.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.report.InstanceReference;
import org.tacescore.segio.Segmentation;
import org.tacescore.segio.SeriesHeader;

/**
 * What a report rests on: the images that were measured, segmentations and registrations; where
 * nothing was measured, all images and segmentations that were looked at.
 */
final class ReportEvidence {
  private final String studyInstanceUid;
  private final StudyReading reading;
  private final StudyMeasures measures;

  ReportEvidence(String studyInstanceUid, StudyReading reading, StudyMeasures measures) {
    this.studyInstanceUid = studyInstanceUid;
    this.reading = reading;
    this.measures = measures;
  }

  List<InstanceReference> of(List<LesionMeasures> lesions) {
    Map<String, InstanceReference> evidence = new LinkedHashMap<>();
    for (StudyRegions.Region region : measures.regions()) {
      addSeries(evidence, region.series().header());
      region
          .roi()
          .registered()
          .ifPresent(
              registered ->
                  registered
                      .objects()
                      .forEach(
                          object ->
                              addObject(
                                  evidence,
                                  object.seriesInstanceUid(),
                                  object.sopClassUid(),
                                  object.sopInstanceUid())));
      region.lesion().drawings().forEach(d -> addObject(evidence, d.segmentation()));
    }
    if (measures.regions().stream().anyMatch(region -> region.liver().isPresent())) {
      reading.liverStudy().livers().forEach(liver -> addObject(evidence, liver.segmentation()));
    }
    for (LesionMeasures lesion : lesions) {
      addObject(evidence, lesion.segmentation());
      lesion.drawnOn().ifPresent(images -> addSeries(evidence, reading.pixels(images).header()));
    }
    if (evidence.isEmpty()) {
      addAll(evidence);
    }
    return List.copyOf(evidence.values());
  }

  private void addAll(Map<String, InstanceReference> evidence) {
    reading.series().forEach(series -> addSeries(evidence, series.header()));
    reading
        .segmentations()
        .forEach(
            object ->
                addObject(
                    evidence,
                    object.seriesInstanceUid(),
                    object.sopClassUid(),
                    object.sopInstanceUid()));
  }

  private void addSeries(Map<String, InstanceReference> evidence, SeriesHeader header) {
    for (String uid : header.sopInstanceUids()) {
      evidence.putIfAbsent(
          uid,
          new InstanceReference(
              header.studyInstanceUid(), header.seriesInstanceUid(), header.sopClassUid(), uid));
    }
  }

  private void addObject(Map<String, InstanceReference> evidence, Segmentation segmentation) {
    addObject(
        evidence,
        segmentation.seriesInstanceUid(),
        segmentation.sopClassUid(),
        segmentation.sopInstanceUid());
  }

  private void addObject(
      Map<String, InstanceReference> evidence, String series, String sopClass, String sopInstance) {
    evidence.putIfAbsent(
        sopInstance, new InstanceReference(studyInstanceUid, series, sopClass, sopInstance));
  }
}
