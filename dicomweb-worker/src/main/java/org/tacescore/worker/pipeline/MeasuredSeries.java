package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tacescore.dicom.Code;
import org.tacescore.report.Qualitative;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SeriesPart;

/** The contrast phases that a lesion was measured on, and the series of each. */
final class MeasuredSeries {
  private static final String SCHEME = "99TACE";
  private static final Code PHASE = new Code("CONTRAST-PHASE", SCHEME, "Contrast phase");
  private static final Code SERIES = new Code("MEASURED-SERIES", SCHEME, "Measured series");

  private final StudyReading reading;
  private final StudyMeasures measures;

  MeasuredSeries(StudyReading reading, StudyMeasures measures) {
    this.reading = reading;
    this.measures = measures;
  }

  /** The coded phases, then each series in words. */
  List<Qualitative> of(LesionMeasures lesion) {
    Set<ContrastPhase> phases = EnumSet.noneOf(ContrastPhase.class);
    List<Qualitative> series = new ArrayList<>();
    lesion
        .drawnOn()
        .ifPresent(
            part -> {
              Optional<ContrastPhase> phase = phase(part);
              phase.ifPresent(phases::add);
              series.add(told(phase.map(MeasuredSeries::words), "size measured here", part));
            });
    for (StudyRegions.Region region : tumours(lesion)) {
      phases.add(region.phase());
      series.add(
          told(
              Optional.of(words(region.phase())),
              RegionSentences.origin(region.roi(), "scores use it, tumour"),
              region.series().header().part()));
    }
    List<Qualitative> all = new ArrayList<>();
    phases.forEach(phase -> all.add(new Qualitative.Coded(PHASE, code(phase))));
    all.addAll(series);
    return all;
  }

  static Code code(ContrastPhase phase) {
    return new Code(phase.name(), SCHEME, words(phase));
  }

  static Qualitative coded(ContrastPhase phase) {
    return new Qualitative.Coded(PHASE, code(phase));
  }

  private List<StudyRegions.Region> tumours(LesionMeasures lesion) {
    return measures.regions().stream()
        .filter(StudyRegions.Region::isTumour)
        .filter(
            region ->
                reading.liverStudy().trackingUid(region.lesion()).equals(lesion.trackingUid()))
        .toList();
  }

  private Optional<ContrastPhase> phase(SeriesPart part) {
    return reading.series().stream()
        .filter(series -> series.header().part().equals(part))
        .map(PhasedSeries::finding)
        .filter(PhaseFinding.Found.class::isInstance)
        .map(finding -> ((PhaseFinding.Found) finding).phase())
        .findFirst();
  }

  private static Qualitative told(Optional<String> phase, String how, SeriesPart part) {
    return new Qualitative.Text(
        SERIES, "%s, %s. Series %s".formatted(phase.orElse("Phase not known"), how, part));
  }

  private static String words(ContrastPhase phase) {
    String words = phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " phase";
  }
}
