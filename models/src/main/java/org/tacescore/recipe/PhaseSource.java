package org.tacescore.recipe;

import java.util.Map;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;

/** Gives the image and lesion of a phase, or says why there is none. */
@FunctionalInterface
public interface PhaseSource {
  /**
   * The phase's image with the scored lesion.
   *
   * @throws RefusedException when the phase is missing or ambiguous, or has no usable region
   */
  PhaseImage image(ContrastPhase phase);

  /** The phases of a map; any other is {@link Refusal#MISSING_PHASE}. */
  static PhaseSource of(Map<ContrastPhase, PhaseImage> images) {
    Map<ContrastPhase, PhaseImage> copy = Map.copyOf(images);
    return phase -> {
      PhaseImage image = copy.get(phase);
      if (image == null) {
        throw new RefusedException(
            Refusal.MISSING_PHASE, "phase " + phase + " is needed, found " + copy.keySet());
      }
      return image;
    };
  }
}
