package org.tacescore.worker.assemble;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesPart;
import org.tacescore.segio.SeriesTrouble;
import org.tacescore.segio.StudySurvey;

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
    return survey().modalities();
  }

  /** The series that shows a phase, or why none does; as whoever measures it chooses. */
  PhaseChoice choose(ContrastPhase phase, String modality) {
    Set<SeriesPart> drawnOn =
        images.stream()
            .map(series -> series.phased().header())
            .filter(header -> drawn().stream().anyMatch(seg -> seg.isDrawnOn(header)))
            .map(SeriesHeader::part)
            .collect(Collectors.toSet());
    return survey().choose(phase, modality, drawnOn);
  }

  /** As {@link #choose}; empty where there is none. */
  Optional<PhasedSeries> chosen(ContrastPhase phase, String modality) {
    return choose(phase, modality) instanceof PhaseChoice.Chosen chosen
        ? Optional.of(chosen.series())
        : Optional.empty();
  }

  private StudySurvey survey() {
    Map<SeriesPart, SeriesTrouble> troubles = new HashMap<>();
    images.forEach(
        series -> series.trouble().ifPresent(trouble -> troubles.put(series.part(), trouble)));
    return new StudySurvey(images.stream().map(ImageSeries::phased).toList(), troubles);
  }
}
