package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.report.Measurement;
import org.tacescore.report.Qualitative;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.Contribution;
import org.tacescore.score.Finding;
import org.tacescore.score.HighWhen;
import org.tacescore.score.Score;

/** The numbers of a score's group, in the order to be read: total, measured parts, the rule. */
final class ScoreNumbers {
  private static final String SCHEME = "99TACE";
  private static final Code CUTOFF = new Code("CUTOFF", SCHEME, "Cutoff of the score");
  private static final Code PRIOR = new Code("PRIOR-SCORE", SCHEME, "Score in the prior report");
  private static final Code COMPARATOR = new Code("COMPARATOR", SCHEME, "Comparator of the cutoff");
  private static final Code GREATER = new Code("GT", SCHEME, "high when greater than the cutoff");
  private static final Code AT_LEAST = new Code("GE", SCHEME, "high from the cutoff on");

  private ScoreNumbers() {}

  static List<Measurement> of(Score score, Optional<PriorResult.PriorScore> prior) {
    List<Measurement> numbers = new ArrayList<>();
    numbers.add(Figure.of(score).measurement(score.concept()));
    prior
        .filter(before -> before.unit().equals(score.unit().value()))
        .map(before -> Figure.of(before).measurement(PRIOR))
        .ifPresent(numbers::add);
    for (Contribution term : score.contributions()) {
      if (term.finding() instanceof Finding.Measured measured) {
        numbers.add(Figure.of(measured).measurement(term.concept()));
      }
    }
    SupplementLines.measurements(score).forEach(numbers::add);
    for (Contribution term : score.contributions()) {
      numbers.add(new Measurement(points(term), term.points(), UcumUnits.SCORE));
    }
    numbers.add(cutoff(score));
    return numbers;
  }

  static Qualitative comparator(Score score) {
    return new Qualitative.Coded(
        COMPARATOR, score.cutoff().comparator() == HighWhen.GREATER ? GREATER : AT_LEAST);
  }

  private static Code points(Contribution term) {
    return new Code(
        "POINTS-" + term.name().toUpperCase(Locale.ROOT), SCHEME, "Points of " + term.label());
  }

  /** Not rounded, in the unit that the total is shown in. */
  private static Measurement cutoff(Score score) {
    BigDecimal value = score.cutoff().value();
    return score.unit().value().equals("1")
        ? new Measurement(CUTOFF, percent(value), UcumUnits.PERCENT)
        : new Measurement(CUTOFF, value, score.unit());
  }

  private static BigDecimal percent(BigDecimal fraction) {
    BigDecimal percent = fraction.movePointRight(2).stripTrailingZeros();
    return percent.scale() < 0 ? percent.setScale(0) : percent;
  }
}
