package org.tacescore.worker.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SeriesHeader;

/** Puts image series, their phases and why they were taken into the result document. */
final class SeriesEntries {
  private final StudyReading reading;

  SeriesEntries(StudyReading reading) {
    this.reading = reading;
  }

  List<ResultDocument.SeriesEntry> all() {
    Map<PhasedSeries, String> choices = new HashMap<>();
    for (String modality : reading.survey().modalities()) {
      for (ContrastPhase phase : ContrastPhase.values()) {
        if (reading.choice(phase, modality) instanceof PhaseChoice.Chosen chosen) {
          tell(chosen, choices);
        }
      }
    }
    for (PhasedSeries series : reading.series()) {
      reading
          .survey()
          .trouble(series)
          .ifPresent(
              trouble ->
                  choices.put(
                      series, "not fit, %s: %s".formatted(trouble.reason(), trouble.detail())));
    }
    return reading.series().stream()
        .map(series -> entry(series, choices.getOrDefault(series, "")))
        .toList();
  }

  private static void tell(PhaseChoice.Chosen chosen, Map<PhasedSeries, String> choices) {
    choices.put(chosen.series(), "taken for its phase: " + chosen.reason());
    String uid = chosen.series().header().seriesInstanceUid();
    for (PhasedSeries other : chosen.passedOver()) {
      choices.put(other, "not taken, series %s is: %s".formatted(uid, chosen.reason()));
    }
  }

  /**
   * @param choice why a series was taken for its phase or another was
   */
  private static ResultDocument.SeriesEntry entry(PhasedSeries series, String choice) {
    PhaseFinding finding = series.finding();
    String phase = "UNKNOWN";
    String detail = "";
    if (finding instanceof PhaseFinding.Found found) {
      phase = found.phase().name();
      detail =
          choice.isEmpty()
              ? ""
              : "%s; %d independent sources".formatted(choice, found.independentSources());
    } else if (finding instanceof PhaseFinding.Ambiguous ambiguous) {
      phase = "AMBIGUOUS";
      detail = ambiguous.detail();
    } else if (finding instanceof PhaseFinding.Excluded excluded) {
      phase = "EXCLUDED";
      detail = excluded.detail();
    } else if (finding instanceof PhaseFinding.Unknown unknown) {
      detail = unknown.detail();
    }
    return new ResultDocument.SeriesEntry(
        series.header().seriesInstanceUid(),
        label(series.header()),
        series.header().modality(),
        series.header().description(),
        phase,
        detail,
        finding.evidence().stream()
            .map(e -> "%s %s: %s".formatted(e.kind(), e.phase(), e.text()))
            .toList());
  }

  /** Which part of a series it is, where it holds several. */
  static Optional<String> label(SeriesHeader header) {
    return header.part().isWhole() ? Optional.empty() : Optional.of(header.part().label());
  }
}
