package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.report.Algorithm;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.Qualitative;
import org.tacescore.score.Contribution;
import org.tacescore.score.Cutoff;
import org.tacescore.score.Finding;
import org.tacescore.score.LesionReference;
import org.tacescore.score.ResearchStatus;
import org.tacescore.score.RiskGroup;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Sensitivity;
import org.tacescore.score.Warning;

/** A score of a patient or a lesion in the neutral words of a report (TID 1501 or 1411). */
final class ScoreGroup {
  private static final String SCHEME = "99TACE";
  private static final Code FINDING = new Code("TACE-SCORE", SCHEME, "TACE score of the patient");
  private static final Code LESION_FINDING =
      new Code("TACE-LESION-SCORE", SCHEME, "TACE score of the lesion");
  private static final Code RISK_GROUP = new Code("RISK-GROUP", SCHEME, "Risk group");
  private static final Code GROUP = new Code("SCORE-GROUP", SCHEME, "Group");
  private static final List<Code> RISKS =
      List.of(new Code("15508007", "SCT", "High risk"), new Code("75976002", "SCT", "Low risk"));
  private static final Code CUTOFF = new Code("CUTOFF-RULE", SCHEME, "Cutoff rule");
  private static final Code STATUS = new Code("MODEL-STATUS", SCHEME, "Model status");
  private static final Code SOURCE = new Code("MODEL-SOURCE", SCHEME, "Published system");
  private static final Code ENDPOINT = new Code("MODEL-ENDPOINT", SCHEME, "Endpoint");
  private static final Code EXTERNAL =
      new Code("EXTERNAL-RESULT", SCHEME, "External results of the publication");
  private static final Code PRIOR = new Code("PRIOR-RESULT", SCHEME, "Prior report");

  /** The notice of a recipe that tells what the publication found elsewhere. */
  private static final String EXTERNAL_RESULT = "EXTERNAL_RESULT";

  private static final Code TERM = new Code("SCORE-TERM", SCHEME, "Part of the score");
  private static final Code SENSITIVITY =
      new Code("SENSITIVITY-VARIANT", SCHEME, "Under another cutoff rule (not the result)");

  private ScoreGroup() {}

  static MeasurementGroup of(String studyInstanceUid, Scored scored) {
    return of(studyInstanceUid, scored, Optional.empty());
  }

  /**
   * @param prior the score of the report that this one supersedes
   */
  static MeasurementGroup of(
      String studyInstanceUid, Scored scored, Optional<PriorResult.PriorScore> prior) {
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
        ScoreNumbers.of(score, prior),
        evaluations(scored, prior),
        score.warnings().stream()
            .filter(warning -> !warning.code().equals(scored.recipe().status().name()))
            .filter(warning -> !isExternalResult(warning))
            .map(Warning::text)
            .toList());
  }

  /**
   * The result in one line, as a reader meets it first.
   *
   * @param system the system's name where another score of the report is called the same, else
   *     empty
   */
  static String summary(Scored scored, String system) {
    Score score = scored.score();
    Figure figure = Figure.of(score);
    return "%s%s%s %s: %s%s%s. %s, not for clinical use."
        .formatted(
            score.label(),
            system.isEmpty() ? "" : " (%s)".formatted(system),
            scored.lesion().map(lesion -> " of " + lesion.label()).orElse(""),
            figure.text(),
            score.group().label(),
            score.tie() ? ", but the %s equals the cutoff".formatted(number(score)) : "",
            figure.highWhen(),
            scored.recipe().status());
  }

  private static String number(Score score) {
    return score.contributions().isEmpty() ? "value" : "total";
  }

  /** The rule to the last digit, in the unit of the number itself. */
  static String rule(Cutoff cutoff) {
    return cutoff.comparator().symbol() + " " + cutoff.value().toPlainString();
  }

  private static List<Qualitative> evaluations(
      Scored scored, Optional<PriorResult.PriorScore> prior) {
    Score score = scored.score();
    List<Qualitative> evaluations = new ArrayList<>();
    evaluations.add(new Qualitative.Coded(groupConcept(score.group()), score.group().code()));
    evaluations.add(ScoreNumbers.comparator(score));
    evaluations.add(
        new Qualitative.Text(
            CUTOFF, "High when the score is " + Figure.of(score).rule().orElseThrow()));
    for (Contribution term : score.contributions()) {
      evaluations.add(new Qualitative.Text(TERM, explanation(term)));
    }
    SupplementLines.texts(score).forEach(evaluations::add);
    for (Sensitivity variant : score.sensitivities()) {
      evaluations.add(new Qualitative.Text(SENSITIVITY, explanation(variant, score.unit())));
    }
    prior.ifPresent(before -> evaluations.add(new Qualitative.Text(PRIOR, told(before))));
    evaluations.add(new Qualitative.Text(STATUS, status(scored.recipe().status())));
    evaluations.add(new Qualitative.Text(ENDPOINT, scored.recipe().endpoint()));
    evaluations.add(new Qualitative.Text(SOURCE, scored.recipe().citation()));
    score.warnings().stream()
        .filter(ScoreGroup::isExternalResult)
        .forEach(found -> evaluations.add(new Qualitative.Text(EXTERNAL, found.text())));
    return evaluations;
  }

  /** Whether it tells what the publication found elsewhere. */
  static boolean isExternalResult(Warning warning) {
    return warning.code().equals(EXTERNAL_RESULT);
  }

  /**
   * {@code HRD score 4.10, Low risk (high when > 4.10), version 1.0.0, report of 2026-01-03...}.
   */
  static String told(PriorResult.PriorScore prior) {
    Figure figure = Figure.of(prior);
    return "%s %s, %s%s, version %s, report of %s, %s"
        .formatted(
            prior.name(),
            figure.text(),
            prior.group(),
            figure.highWhen(),
            prior.version(),
            prior.created(),
            prior.srSopInstanceUid());
  }

  /** To be likely to respond is no risk: only a group that is coded as one is called so. */
  private static Code groupConcept(RiskGroup group) {
    boolean risk = RISKS.stream().anyMatch(group.code()::sameConceptAs);
    return risk ? RISK_GROUP : GROUP;
  }

  static String explanation(Sensitivity variant, Code unit) {
    Figure figure = Figure.of(variant.value(), unit, variant.cutoff());
    return "%s: %s, high when %s: %s"
        .formatted(
            variant.label(), figure.text(), figure.rule().orElseThrow(), variant.group().label());
  }

  private static String status(ResearchStatus status) {
    return "%s: %s".formatted(status, status.sentence());
  }

  /** {@code DLscore: high (high when > 50 %), adds 12.15}. */
  private static String explanation(Contribution term) {
    return "%s: %s, adds %s".formatted(term.label(), state(term), term.points().toPlainString());
  }

  private static String state(Contribution term) {
    if (term.finding() instanceof Finding.Measured measured) {
      return (term.counts() ? "high" : "low") + Figure.of(measured).highWhen();
    }
    return ((Finding.Stated) term.finding()).value().value();
  }
}
