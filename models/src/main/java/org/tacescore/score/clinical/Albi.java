package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Albumin-bilirubin: 0.66 log10(bilirubin in umol/L) - 0.085 (albumin in g/L), in doubles. */
final class Albi {
  private static final Definition NUMBERS = Definition.of(ClinicalScoreId.ALBI);

  private Albi() {}

  static double of(Quantity bilirubin, Quantity albumin) {
    return bilirubinPart(bilirubin) + albuminPart(albumin);
  }

  private static double bilirubinPart(Quantity bilirubin) {
    return NUMBERS.weight("bilirubin").doubleValue() * Math.log10(bilirubin.asDouble());
  }

  private static double albuminPart(Quantity albumin) {
    return NUMBERS.weight("albumin").doubleValue() * albumin.asDouble();
  }

  /** Grade 1, 2 or 3 of an unrounded value. */
  static String grade(double albi) {
    return NUMBERS.group(BigDecimal.valueOf(albi));
  }

  /** The value with its two parts, grouped by another definition's limits (ALBI or mALBI). */
  static Result graded(Definition definition, Quantity bilirubin, Quantity albumin) {
    BigDecimal total = BigDecimal.valueOf(of(bilirubin, albumin));
    return new Result(
        List.of(
            part("bilirubin", bilirubin, bilirubinPart(bilirubin)),
            part("albumin", albumin, albuminPart(albumin))),
        Optional.of(total),
        definition.group(total),
        List.of());
  }

  private static ScoreItem part(String name, Quantity value, double points) {
    return new ScoreItem(name, value.text(), Optional.of(BigDecimal.valueOf(points)));
  }
}
