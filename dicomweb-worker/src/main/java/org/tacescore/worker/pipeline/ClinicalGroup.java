package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.report.Algorithm;
import org.tacescore.report.Measurement;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.Qualitative;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.Warning;
import org.tacescore.score.clinical.ClinicalAnswer;
import org.tacescore.score.clinical.ClinicalScore;
import org.tacescore.score.clinical.NoClinicalScore;
import org.tacescore.score.clinical.ScoreItem;

/** A clinical score beside a recipe's own in the neutral words of a report (TID 1501). */
final class ClinicalGroup {
  private static final String SCHEME = "99TACE";
  private static final Code FINDING =
      new Code("CLINICAL-SCORE", SCHEME, "Clinical score for comparison");
  private static final Code GROUP = new Code("CLINICAL-GROUP", SCHEME, "Group of the score");
  private static final Code ITEM = new Code("SCORE-TERM", SCHEME, "Part of the score");
  private static final Code NONE = new Code("NOT-COMPUTED", SCHEME, "Not computed");
  private static final Code SOURCE = new Code("MODEL-SOURCE", SCHEME, "Published system");
  private static final Code KNOWN = new Code("NUMBERS-KNOWN", SCHEME, "How well it is known");
  private static final int DECIMALS = 4;

  private ClinicalGroup() {}

  static MeasurementGroup of(String studyInstanceUid, ClinicalAnswer answer) {
    String name = answer.id().contractName();
    return new MeasurementGroup(
        answer.title(),
        DeterministicUid.of(studyInstanceUid, "clinical", name),
        FINDING,
        List.of(),
        new Algorithm("TACEscore " + name, "0.1.0", List.of()),
        measurements(answer),
        answer instanceof ClinicalScore score
            ? evaluations(score)
            : List.of(new Qualitative.Text(NONE, reason((NoClinicalScore) answer))),
        answer instanceof ClinicalScore score
            ? score.warnings().stream().map(Warning::text).toList()
            : List.of());
  }

  /** {@code MISSING_CLINICAL: ast before the first TACE is missing}. */
  static String reason(NoClinicalScore none) {
    return "%s: %s".formatted(none.reason(), none.detail());
  }

  /** {@code albumin: 34 g/L, adds 1}. */
  static String line(ScoreItem item) {
    return "%s: %s%s"
        .formatted(
            item.name(),
            item.finding(),
            item.points().map(points -> ", adds " + plain(points)).orElse(""));
  }

  private static List<Measurement> measurements(ClinicalAnswer answer) {
    if (!(answer instanceof ClinicalScore score)) {
      return List.of();
    }
    Code total =
        new Code(
            "CLINICAL-" + score.id().contractName().toUpperCase(Locale.ROOT),
            SCHEME,
            score.title());
    return score.total().stream()
        .map(value -> new Measurement(total, score.id().shown(value), UcumUnits.SCORE))
        .toList();
  }

  private static List<Qualitative> evaluations(ClinicalScore score) {
    List<Qualitative> evaluations = new ArrayList<>();
    evaluations.add(new Qualitative.Text(GROUP, score.group()));
    score.items().forEach(item -> evaluations.add(new Qualitative.Text(ITEM, line(item))));
    evaluations.add(new Qualitative.Text(KNOWN, score.verification().sentence()));
    evaluations.add(new Qualitative.Text(SOURCE, score.source()));
    return evaluations;
  }

  /** What a logarithm adds has more digits than a reader can use. */
  static String plain(BigDecimal value) {
    BigDecimal rounded =
        value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_EVEN) : value;
    return rounded.toPlainString();
  }

  /** {@code ALBI grade: -2.5999, 2}, or what it lacks. */
  static String sentence(ClinicalAnswer answer) {
    return answer instanceof ClinicalScore score
        ? "%s: %s%s"
            .formatted(
                score.title(),
                score.total().map(t -> score.id().shown(t).toPlainString() + ", ").orElse(""),
                score.group())
        : "%s: %s".formatted(answer.title(), reason((NoClinicalScore) answer));
  }
}
