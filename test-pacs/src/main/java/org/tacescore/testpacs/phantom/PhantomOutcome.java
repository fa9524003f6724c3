package org.tacescore.testpacs.phantom;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What became of a phantom patient: the prognosis with chance on top.
 *
 * @param timeDays from treatment to death or end of follow-up, days
 * @param event whether the patient died within the follow-up
 * @param response whether the tumour responded to the first treatment
 * @param recurrence whether a tumour came back beside the treated one
 */
public record PhantomOutcome(int timeDays, boolean event, boolean response, boolean recurrence) {

  private static final double MEDIAN_DAYS = 420;
  private static final double SHAPE = 1.5;
  private static final int SHORTEST_FOLLOW_UP_DAYS = 600;
  private static final int LONGEST_FOLLOW_UP_DAYS = 1500;

  public PhantomOutcome {
    if (timeDays < 1) {
      throw new IllegalArgumentException("at least one day, got " + timeDays);
    }
  }

  /** Survival is Weibull; the end of follow-up is uniform, whatever the prognosis. */
  static PhantomOutcome draw(PhantomPrognosis prognosis, SplittableRandom random) {
    double exponential = -Math.log(1 - random.nextDouble()) / Math.log(2);
    double survived = MEDIAN_DAYS * Math.pow(exponential / Math.exp(prognosis.hazard()), 1 / SHAPE);
    double followUp = random.nextDouble(SHORTEST_FOLLOW_UP_DAYS, LONGEST_FOLLOW_UP_DAYS);
    return new PhantomOutcome(
        (int) Math.max(1, Math.round(Math.min(survived, followUp))),
        survived <= followUp,
        happens(prognosis.response(), random),
        happens(prognosis.recurrence(), random));
  }

  /**
   * Whether the patient died by a day after treatment; empty where the follow-up ended before it.
   */
  public Optional<Boolean> deadBy(int days) {
    return timeDays > days || event ? Optional.of(event && timeDays <= days) : Optional.empty();
  }

  private static boolean happens(double logOdds, SplittableRandom random) {
    return random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
  }
}
