package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhaseEvidence;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SeriesHeader;

/** What a report tells beside its numbers: phases, regions, and why there is no score. */
final class ReportComments {
  private final StudyReading reading;
  private final StudyMeasures measures;

  ReportComments(StudyReading reading, StudyMeasures measures) {
    this.reading = reading;
    this.measures = measures;
  }

  /** Why each measured series was taken for its phase, and where each region comes from. */
  List<String> of(List<Outcome> outcomes, List<LesionMeasures> lesions) {
    List<String> comments = new ArrayList<>();
    for (StudyRegions.Region region : measures.regions()) {
      SeriesHeader header = region.series().header();
      comments.add(
          region.isTumour()
              ? ReportSentences.phase(
                  region.phase(),
                  header,
                  evidenceOf(reading, header),
                  RegionSentences.origin(region.roi(), subject(region)))
              : RegionSentences.margin(region, subject(region)));
    }
    for (StudyRegions.PhaseKey measured : measuredPhases()) {
      ContrastPhase phase = measured.phase();
      if (reading.choice(phase, measured.modality()) instanceof PhaseChoice.Chosen chosen) {
        ReportSentences.choice(phase, chosen).ifPresent(comments::add);
      }
    }
    ForeignMaterial.warnings(measures.regions()).stream()
        .map(warning -> "%s: %s".formatted(warning.code(), warning.text()))
        .forEach(comments::add);
    measures.registrations().stream().map(RegistrationSentences::told).forEach(comments::add);
    // A group of TID 1411 must name the series that was segmented.
    lesions.stream()
        .filter(lesion -> lesion.drawnOn().isEmpty())
        .map(ReportSentences::notMeasured)
        .forEach(comments::add);
    for (Outcome outcome : outcomes) {
      if (outcome instanceof NotScorable refused && !refused.detail().isBlank()) {
        String lesion = refused.lesion().map(l -> " of " + l.label()).orElse("");
        comments.add("%s%s: %s".formatted(refused.recipeId(), lesion, sentence(refused.detail())));
      }
    }
    return comments;
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  /** The lesion by its label where a region of another one is measured, too. */
  private String subject(StudyRegions.Region region) {
    boolean several =
        measures.regions().stream().map(StudyRegions.Region::lesion).distinct().count() > 1;
    return several ? region.lesion().label() : "Tumour";
  }

  private List<StudyRegions.PhaseKey> measuredPhases() {
    return measures.regions().stream()
        .map(region -> region.key().tumour().images())
        .distinct()
        .toList();
  }

  static List<PhaseEvidence> evidenceOf(StudyReading reading, SeriesHeader header) {
    return reading.series().stream()
        .filter(s -> s.header().part().equals(header.part()))
        .map(PhasedSeries::finding)
        .map(PhaseFinding::evidence)
        .findFirst()
        .orElse(List.of());
  }
}
