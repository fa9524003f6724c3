package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.report.Algorithm;
import org.tacescore.report.Measurement;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.Qualitative;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.Contribution;
import org.tacescore.score.Cutoff;
import org.tacescore.score.Finding;
import org.tacescore.score.HighWhen;
import org.tacescore.score.LesionReference;
import org.tacescore.score.ResearchStatus;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Warning;

/** A score of a patient or a lesion in the neutral words of a report (TID 1501 or 1411). */
final class ScoreGroup {
  private static final String SCHEME = "99TACE";
  private static final Code FINDING = new Code("TACE-SCORE", SCHEME, "TACE score of the patient");
  private static final Code LESION_FINDING =
      new Code("TACE-LESION-SCORE", SCHEME, "TACE score of the lesion");
  private static final Code RISK_GROUP = new Code("RISK-GROUP", SCHEME, "Risk group");
  private static final Code CUTOFF = new Code("CUTOFF-RULE", SCHEME, "Cutoff rule");
  private static final Code STATUS = new Code("MODEL-STATUS", SCHEME, "Model status");
  private static final Code SOURCE = new Code("MODEL-SOURCE", SCHEME, "Published system");
  private static final Code ENDPOINT = new Code("MODEL-ENDPOINT", SCHEME, "Endpoint");
  private static final Code TERM = new Code("SCORE-TERM", SCHEME, "Part of the score");
  private static final Code SENSITIVITY =
      new Code("SENSITIVITY-VARIANT", SCHEME, "Under another cutoff rule (not the result)");
  private static final int DECIMALS = 4;
  private static final int PERCENT_DECIMALS = 1;

  private ScoreGroup() {}

  static MeasurementGroup of(String studyInstanceUid, Scored scored) {
    Score score = scored.score();
    return new MeasurementGroup(
        scored
            .lesion()
            .map(lesion -> "%s: %s".formatted(lesion.trackingId(), scored.recipe().title()))
            .orElse(scored.recipe().title()),
        scored
            .lesion()
            .map(LesionReference::trackingUid)
            .orElseGet(
                () -> DeterministicUid.of(studyInstanceUid, scored.recipe().id(), "patient")),
        scored.lesion().isPresent() ? LESION_FINDING : FINDING,
        List.of(),
        new Algorithm(
            "TACEscore " + scored.recipe().id(),
            scored.recipe().version(),
            List.of("bundle sha256 " + scored.recipe().bundleDigest())),
        measurements(score),
        evaluations(scored),
        score.warnings().stream()
            .filter(warning -> !warning.code().equals(scored.recipe().status().name()))
            .map(Warning::text)
            .toList());
  }

  /** The result in one line, as a reader meets it first. */
  static String summary(Scored scored) {
    Score score = scored.score();
    return "%s%s %s: %s%s. %s, not for clinical use."
        .formatted(
            score.label(),
            scored.lesion().map(lesion -> " of " + lesion.label()).orElse(""),
            score.value().toPlainString(),
            score.group().label(),
            score.tie()
                ? ", but the total equals the cutoff (high when %s)".formatted(rule(score.cutoff()))
                : " (high when %s)".formatted(rule(score.cutoff())),
            scored.recipe().status());
  }

  static String rule(Cutoff cutoff) {
    return symbol(cutoff) + " " + cutoff.value().toPlainString();
  }

  private static List<Measurement> measurements(Score score) {
    List<Measurement> measurements = new ArrayList<>();
    measurements.add(new Measurement(score.concept(), score.value(), score.unit()));
    for (Contribution term : score.contributions()) {
      if (term.finding() instanceof Finding.Measured measured) {
        measurements.add(measurement(term.concept(), measured));
      }
    }
    return measurements;
  }

  /** A bare fraction is told in percent: viewers print the unit's code, and 0.73 1 reads badly. */
  private static Measurement measurement(Code concept, Finding.Measured measured) {
    BigDecimal value = BigDecimal.valueOf(measured.value());
    return isFraction(measured)
        ? new Measurement(
            concept,
            value.movePointRight(2).setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN),
            UcumUnits.PERCENT)
        : new Measurement(
            concept, value.setScale(DECIMALS, RoundingMode.HALF_EVEN), measured.unit());
  }

  private static List<Qualitative> evaluations(Scored scored) {
    Score score = scored.score();
    List<Qualitative> evaluations = new ArrayList<>();
    evaluations.add(new Qualitative.Coded(RISK_GROUP, score.group().code()));
    evaluations.add(new Qualitative.Text(CUTOFF, "High when the score is " + rule(score.cutoff())));
    for (Contribution term : score.contributions()) {
      evaluations.add(new Qualitative.Text(TERM, explanation(term)));
    }
    score
        .sensitivities()
        .forEach(
            variant ->
                evaluations.add(
                    new Qualitative.Text(
                        SENSITIVITY,
                        "%s: %s, high when %s: %s"
                            .formatted(
                                variant.label(),
                                variant.value().toPlainString(),
                                rule(variant.cutoff()),
                                variant.group().label()))));
    evaluations.add(new Qualitative.Text(STATUS, status(scored.recipe().status())));
    evaluations.add(new Qualitative.Text(ENDPOINT, scored.recipe().endpoint()));
    evaluations.add(new Qualitative.Text(SOURCE, scored.recipe().citation()));
    return evaluations;
  }

  private static String status(ResearchStatus status) {
    return "%s: %s".formatted(status, status.sentence());
  }

  /** {@code DLscore: high (when > 50 %), adds 12.15}. */
  private static String explanation(Contribution term) {
    return "%s: %s, adds %s".formatted(term.label(), state(term), term.points().toPlainString());
  }

  private static String state(Contribution term) {
    if (term.finding() instanceof Finding.Measured measured) {
      return "%s (high when %s)".formatted(term.counts() ? "high" : "low", rule(measured));
    }
    return ((Finding.Stated) term.finding()).value().value();
  }

  /** The rule in the unit that the number is told in. */
  private static String rule(Finding.Measured measured) {
    String comparator = symbol(measured.cutoff());
    BigDecimal value = measured.cutoff().value();
    return isFraction(measured)
        ? "%s %s %%".formatted(comparator, plain(value.movePointRight(2)))
        : "%s %s".formatted(comparator, plain(value));
  }

  private static boolean isFraction(Finding.Measured measured) {
    return measured.unit().value().equals("1");
  }

  private static String symbol(Cutoff cutoff) {
    return cutoff.comparator() == HighWhen.GREATER ? ">" : ">=";
  }

  /** At most as many decimals as the value itself is told with, and no idle zeros. */
  private static String plain(BigDecimal value) {
    BigDecimal rounded = value.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
