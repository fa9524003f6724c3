package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tacescore.dicom.Code;
import org.tacescore.report.Measurement;
import org.tacescore.report.Qualitative;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Finding;
import org.tacescore.score.Score;
import org.tacescore.score.Supplement;

/** What stands beside a score, as a report and a console tell it. */
final class SupplementLines {
  private static final Code BESIDE = new Code("BESIDE-SCORE", "99TACE", "Beside the score");

  private SupplementLines() {}

  /** The numbers, in the recipe's order; stated values are none. */
  static Stream<Measurement> measurements(Score score) {
    return score.supplements().stream()
        .flatMap(one -> figure(one.finding()).map(f -> f.measurement(one.concept())).stream());
  }

  /** What a number does not tell: the rule of a measured value, and stated values. */
  static Stream<Qualitative> texts(Score score) {
    return score.supplements().stream()
        .filter(one -> !(one.finding() instanceof Finding.Computed))
        .map(one -> new Qualitative.Text(BESIDE, line(one)));
  }

  /** Each supplement in a line of its own. */
  static List<String> all(Score score) {
    return score.supplements().stream().map(SupplementLines::line).toList();
  }

  /** {@code Radiomics signature: 61.0 %, high (high when > 39.5 %)}. */
  private static String line(Supplement supplement) {
    return "%s: %s".formatted(supplement.label(), state(supplement.finding()));
  }

  /** {@code 61.0 %}, without the rule; a clinical value as it was stated. */
  static String number(Finding finding) {
    return finding instanceof Finding.Stated stated
        ? told(stated.value())
        : figure(finding).orElseThrow().text();
  }

  static String state(Finding finding) {
    if (finding instanceof Finding.Stated stated) {
      return told(stated.value());
    }
    Figure figure = figure(finding).orElseThrow();
    return finding instanceof Finding.Measured measured
        ? "%s, %s%s".formatted(figure.text(), isHigh(measured) ? "high" : "low", figure.highWhen())
        : figure.text();
  }

  static boolean isHigh(Finding.Measured measured) {
    return measured.cutoff().isHigh(BigDecimal.valueOf(measured.value()));
  }

  private static String told(ClinicalValue stated) {
    return stated.value() + Figure.unitText(stated.unit());
  }

  private static Optional<Figure> figure(Finding finding) {
    if (finding instanceof Finding.Measured measured) {
      return Optional.of(Figure.of(measured));
    }
    return finding instanceof Finding.Computed computed
        ? Optional.of(Figure.of(computed))
        : Optional.empty();
  }
}
