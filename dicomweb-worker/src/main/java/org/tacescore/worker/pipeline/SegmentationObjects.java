package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.recipe.RoiRule;
import org.tacescore.report.image.OwnSegments;
import org.tacescore.report.image.SegmentationDocument;
import org.tacescore.report.image.SegmentationWriter;
import org.tacescore.score.LesionReference;
import org.tacescore.segio.Lesion;
import org.tacescore.segio.SegmentDraft;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesPart;

/** The regions that were measured, as a Segmentation for each series. */
final class SegmentationObjects {
  private static final int FIRST_PLACE = 10;

  private final ObjectHeaders headers;
  private final StudyReading reading;
  private final StudyMeasures measures;

  SegmentationObjects(ObjectHeaders headers, StudyReading reading, StudyMeasures measures) {
    this.headers = headers;
    this.reading = reading;
    this.measures = measures;
  }

  /** One a measured series, by phase. */
  List<EncodedObject> all() {
    Map<SeriesPart, List<StudyRegions.Region>> measured = new LinkedHashMap<>();
    for (StudyRegions.Region region : measures.regions()) {
      measured
          .computeIfAbsent(region.series().header().part(), added -> new ArrayList<>())
          .add(region);
    }
    List<EncodedObject> objects = new ArrayList<>();
    for (List<StudyRegions.Region> regions : measured.values()) {
      objects.add(one(regions, objects.size()));
    }
    return objects;
  }

  private EncodedObject one(List<StudyRegions.Region> regions, int place) {
    StudyRegions.Region first = regions.get(0);
    String phase = PhaseWords.role(first.phase());
    String role = "seg-" + phase + (place > 9 ? "-" + place : "");
    Series series = first.series();
    return EncodedObject.of(
        role,
        SegmentationWriter.encode(
            new SegmentationDocument(
                headers.study(),
                headers.of(
                    role,
                    FIRST_PLACE + place,
                    "regions measured, %s".formatted(PhaseWords.of(first.phase()))),
                headers.device(),
                reading.grid(series),
                segments(regions, series))));
  }

  private List<SegmentDraft> segments(List<StudyRegions.Region> regions, Series series) {
    List<SegmentDraft> segments = new ArrayList<>();
    for (StudyRegions.Region region : regions) {
      if (region.isTumour()) {
        segments.add(tumour(region, series.header()));
      }
    }
    for (StudyRegions.Region region : regions) {
      if (region.key().kind() == RoiRule.Kind.RING) {
        segments.add(ring(region, series.header()));
      }
    }
    liver(series).ifPresent(segments::add);
    return segments;
  }

  private SegmentDraft tumour(StudyRegions.Region region, SeriesHeader images) {
    Lesion.Drawing drawing = StudyReading.drawing(region.lesion(), List.of(images));
    LesionReference lesion = reading.reference(region.lesion(), List.of(images));
    return OwnSegments.tumour(
        lesion.label(),
        lesion.trackingId(),
        lesion.trackingUid(),
        region.roi(),
        drawing.segment().algorithm());
  }

  private SegmentDraft ring(StudyRegions.Region region, SeriesHeader images) {
    LesionReference lesion = reading.reference(region.lesion(), List.of(images));
    return OwnSegments.ring(
        lesion.label(),
        lesion.trackingId(),
        lesion.trackingUid(),
        region.roi().mask(),
        RegionSentences.margin(region, lesion.label()),
        SiteIdentity.SOFTWARE);
  }

  private Optional<SegmentDraft> liver(Series series) {
    return reading
        .liverOn(series)
        .map(
            roi ->
                OwnSegments.liver(
                    roi.mask(),
                    roi.origin(),
                    reading.liverStudy().livers().get(0).segment().algorithm()));
  }
}
