package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.clinical.Input.Response;

/**
 * Response by mRECIST from sums of the longest viable, arterially enhancing, diameters of up to two
 * target lesions in the liver of 1 cm or more.
 */
final class Mrecist {
  private static final Definition NUMBERS = Definition.of(ClinicalScoreId.MRECIST);

  private Mrecist() {}

  /** Asks for the stated response, or, where none is stated, for sums of viable diameters. */
  static Supplier<Response> asked(Asking ask) {
    boolean sums = ask.has(Visit.BEFORE_REPEAT, Analyte.VIABLE_DIAMETER);
    if (ask.has(Visit.BEFORE_REPEAT, Analyte.MRECIST) || !sums) {
      return ask.at(Visit.BEFORE_REPEAT, Input.RESPONSE);
    }
    Supplier<Quantity> before = ask.baseline(Input.VIABLE_DIAMETER);
    Supplier<Quantity> now = ask.at(Visit.BEFORE_REPEAT, Input.VIABLE_DIAMETER);
    Supplier<Boolean> newLesion = ask.at(Visit.BEFORE_REPEAT, Input.NEW_LESION);
    Supplier<List<Quantity>> earlier = ask.earlierSums();
    return () ->
        of(before.get(), smallest(before.get(), earlier.get()), now.get(), newLesion.get());
  }

  private static Quantity smallest(Quantity baseline, List<Quantity> earlier) {
    return earlier.isEmpty()
        ? baseline
        : Collections.min(earlier, Comparator.comparing(Quantity::value));
  }

  /**
   * The response; progression outweighs what the change since the baseline says.
   *
   * @param baseline sum before treatment, above zero
   * @param nadir smallest sum so far, the baseline's counted
   * @param now current sum
   * @param newLesion a new lesion, or unequivocal progression of another one than the targets
   * @throws RefusedException INVALID_CLINICAL for a baseline of zero
   */
  static Response of(Quantity baseline, Quantity nadir, Quantity now, boolean newLesion) {
    if (baseline.value().signum() == 0) {
      throw new RefusedException(
          Refusal.INVALID_CLINICAL, "viable-diameter before the first TACE must be above zero");
    }
    if (newLesion || hasGrown(nadir.value(), now.value())) {
      return Response.PD;
    }
    if (now.value().signum() == 0) {
      return Response.CR;
    }
    return NUMBERS.term("partial-response").holdsForRatio(now.value(), baseline.value())
        ? Response.PR
        : Response.SD;
  }

  private static boolean hasGrown(BigDecimal nadir, BigDecimal now) {
    return now.compareTo(nadir) > 0 && NUMBERS.term("progression").holdsForRatio(now, nadir);
  }
}
