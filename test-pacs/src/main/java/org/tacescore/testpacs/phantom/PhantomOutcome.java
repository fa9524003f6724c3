package org.tacescore.testpacs.phantom;

import java.util.SplittableRandom;

/**
 * What became of a phantom patient: worse with heterogeneous, weakly enhancing tumours and with
 * hepatitis B, with chance on top.
 *
 * @param timeDays from treatment to event or end of follow-up
 * @param event whether the patient died within the follow-up
 * @param response whether the tumour responded to the first treatment
 */
public record PhantomOutcome(int timeDays, boolean event, boolean response) {

  private static final double MEDIAN_DAYS = 620;
  private static final double SHAPE = 1.3;

  static PhantomOutcome draw(
      Tumour.Vascularity vascularity, boolean hbsagPositive, SplittableRandom random) {
    double risk =
        2.6 * (vascularity.heterogeneity() - 0.55)
            - 1.6 * (vascularity.hyperenhancement() - 1)
            + (hbsagPositive ? 0.45 : -0.45);
    double hazard = Math.exp(risk);
    double survived =
        MEDIAN_DAYS
            * Math.pow(-Math.log(1 - random.nextDouble()) / Math.log(2) / hazard, 1 / SHAPE);
    double followUp = random.nextDouble(365, 1825);
    double chanceOfResponse = 1 / (1 + Math.exp(1.4 * risk - 0.2));
    return new PhantomOutcome(
        (int) Math.max(1, Math.round(Math.min(survived, followUp))),
        survived <= followUp,
        random.nextDouble() < chanceOfResponse);
  }
}
