package org.tacescore.worker.assemble;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a study holds, as its headers say.
 *
 * @param studyInstanceUid Study Instance UID
 * @param images its image series, measurable or not
 * @param segmentations its segmentation objects, orphans included
 * @param others instances that belong to a job all the same, such as spatial registrations
 */
public record StudyInventory(
    String studyInstanceUid,
    List<ImageSeries> images,
    List<SegmentationObject> segmentations,
    List<UsedInstance> others) {

  public StudyInventory {
    images = List.copyOf(images);
    segmentations = List.copyOf(segmentations);
    others = List.copyOf(others);
  }

  /** Whether none of the series that a segmentation refers to is in the study. */
  boolean isOrphan(SegmentationObject segmentation) {
    return images.stream()
        .map(ImageSeries::seriesInstanceUid)
        .noneMatch(segmentation.referencedSeriesUids()::contains);
  }

  /** Modalities of the series that could be measured. */
  Set<String> modalities() {
    return images.stream()
        .filter(ImageSeries::candidate)
        .map(ImageSeries::modality)
        .collect(Collectors.toSet());
  }
}
