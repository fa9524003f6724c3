package org.tacescore.worker.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tacescore.report.Measurement;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.NotScorable;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhaseEvidence;
import org.tacescore.segio.SeriesHeader;

/** What a report says in sentences for a radiologist: no name of a constant stands alone. */
final class ReportSentences {
  private ReportSentences() {}

  /** {@code Arterial phase: 38 s after injection. Tumour drawn on this series. Series 1.2.3}. */
  static String phase(
      ContrastPhase phase, SeriesHeader series, List<PhaseEvidence> evidence, String region) {
    String reasons =
        evidence.stream().map(PhaseEvidence::text).distinct().collect(Collectors.joining("; "));
    return "%s phase%s. %s. Series %s"
        .formatted(
            capital(words(phase)), reasons.isEmpty() ? "" : ": " + reasons, region, series.part());
  }

  /**
   * {@code Arterial phase: 1 other series passed over. Taken: its slices are thinner}; empty where
   * there was no choice.
   */
  static Optional<String> choice(ContrastPhase phase, PhaseChoice.Chosen chosen) {
    return chosen.passedOver().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s phase: %d other series of this phase passed over. Taken: %s"
                .formatted(capital(words(phase)), chosen.passedOver().size(), chosen.reason()));
  }

  /** {@code hrd: no score. A contrast phase is missing. (MISSING_PHASE)}. */
  static String refused(NotScorable refused) {
    return "%s%s: no score. %s (%s)"
        .formatted(
            refused.recipeId(),
            refused.lesion().map(lesion -> " of " + lesion.label()).orElse(""),
            refused.reason().sentence(),
            refused.reason());
  }

  /** {@code 2 lesions. Scored: Tumour 1, volume 41.39 mL, longest diameter 50.4 mm.} */
  static String lesions(List<LesionMeasures> lesions) {
    String count = lesions.size() == 1 ? "1 lesion." : lesions.size() + " lesions.";
    return lesions.stream()
        .filter(LesionMeasures::scored)
        .findFirst()
        .map(scored -> "%s Scored: %s.".formatted(count, sized(scored)))
        .orElse(count);
  }

  /** Of a lesion that was drawn on images that nobody names. */
  static String notMeasured(LesionMeasures lesion) {
    return "%s is not measured: its segmentation names neither a series nor images of the study"
        .formatted(lesion.segment().label());
  }

  private static String sized(LesionMeasures lesion) {
    StringBuilder text = new StringBuilder(lesion.segment().label());
    for (Measurement measurement : lesion.measurements()) {
      String value = measurement.value().toPlainString();
      if (measurement.unit().equals(UcumUnits.MILLILITRE)) {
        text.append(", volume ").append(value).append(" mL");
      } else if (measurement.unit().equals(UcumUnits.MILLIMETRE)) {
        text.append(", longest diameter ").append(value).append(" mm");
      }
    }
    return text.toString();
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String words(ContrastPhase phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
