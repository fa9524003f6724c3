package org.tacescore.worker.assemble;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhasedSeries;

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

  /** Whether none of the series that a segmentation was drawn on is in the study. */
  boolean isOrphan(SegmentationObject segmentation) {
    return images.stream()
        .map(ImageSeries::seriesInstanceUid)
        .noneMatch(segmentation.referencedSeriesUids()::contains);
  }

  /** Segmentations of series that are there. */
  List<SegmentationObject> drawn() {
    return segmentations.stream().filter(segmentation -> !isOrphan(segmentation)).toList();
  }

  /** SOP Instance UIDs of its orphans, ascending. */
  List<String> orphanUids() {
    return segmentations.stream()
        .filter(this::isOrphan)
        .map(segmentation -> segmentation.instance().sopInstanceUid())
        .sorted()
        .toList();
  }

  /** Modalities of the series that could be measured. */
  Set<String> modalities() {
    return images.stream()
        .filter(ImageSeries::candidate)
        .map(ImageSeries::modality)
        .collect(Collectors.toSet());
  }

  /** The series that shows a phase, among those that are fit to be measured; or why none does. */
  PhaseChoice choose(ContrastPhase phase, String modality) {
    List<PhasedSeries> fit =
        images.stream()
            .filter(series -> series.modality().equals(modality))
            .filter(series -> series.trouble().isEmpty())
            .map(ImageSeries::phased)
            .toList();
    return SeriesChoice.among(fit, phase, drawn());
  }

  /** As {@link #choose}; empty where there is none. */
  Optional<PhasedSeries> chosen(ContrastPhase phase, String modality) {
    return choose(phase, modality) instanceof PhaseChoice.Chosen chosen
        ? Optional.of(chosen.series())
        : Optional.empty();
  }
}
