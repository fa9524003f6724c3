package org.tacescore.segio;

import java.util.List;
import org.tacescore.refusal.Refusal;

/** Which series of a study shows a contrast phase, or why none can be taken. */
public sealed interface PhaseChoice {

  /**
   * One series is taken.
   *
   * @param series the series
   * @param reason why this one, in words for the report: {@code the only series of its phase}
   * @param passedOver other series of the same phase that were not taken, in the order of their
   *     UIDs
   */
  record Chosen(PhasedSeries series, String reason, List<PhasedSeries> passedOver)
      implements PhaseChoice {
    public Chosen {
      passedOver = List.copyOf(passedOver);
    }
  }

  /**
   * None is taken.
   *
   * @param reason {@link Refusal#MISSING_PHASE} where no series is or may be of the phase, {@link
   *     Refusal#AMBIGUOUS_PHASE} where one may be, or where several are and none comes first, or
   *     the trouble of the unfit series that alone are of the phase
   * @param detail what was found, with the candidates' Series Instance UIDs
   * @param unfit the series that are of the phase and not fit to be measured, where no fit one is;
   *     else empty
   */
  record Refused(Refusal reason, String detail, List<PhasedSeries> unfit) implements PhaseChoice {
    public Refused {
      unfit = List.copyOf(unfit);
    }

    Refused(Refusal reason, String detail) {
      this(reason, detail, List.of());
    }
  }
}
