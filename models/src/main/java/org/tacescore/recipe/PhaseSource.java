package org.tacescore.recipe;

import java.util.Map;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.Registration;

/** Gives the image and a region of a phase, or says why there is none. */
@FunctionalInterface
public interface PhaseSource {
  /**
   * The image of a region's phase with the region on it.
   *
   * @throws RefusedException when the phase is missing or ambiguous, or has no usable region
   */
  PhaseImage image(RoiRule region);

  /**
   * How the frame of reference of one image lies to that of another.
   *
   * @param from an image; what lies at its region must be put in its place
   * @param to an image of another frame of reference
   * @throws RefusedException FRAME_OF_REFERENCE_MISMATCH where nothing connects the two, and
   *     REGISTRATION_FAILED; by default nothing does
   */
  default Registration registration(PhaseImage from, PhaseImage to) {
    throw new RefusedException(
        Refusal.FRAME_OF_REFERENCE_MISMATCH,
        "series %s and %s have different frames of reference, and no registration connects them"
            .formatted(from.seriesUid(), to.seriesUid()));
  }

  /**
   * One image as it lies over another, found by the likeness of the two.
   *
   * @param fixed stays as it is
   * @param moving of the same patient; pulled onto the fixed image's grid
   * @throws RefusedException REGISTRATION_FAILED where the two cannot be laid over each other, also
   *     by default: nothing registers images then; MASK_OUTSIDE_VOLUME where the moving image does
   *     not reach the fixed one's region
   */
  default RegisteredImage registered(PhaseImage fixed, PhaseImage moving) {
    throw new RefusedException(
        Refusal.REGISTRATION_FAILED,
        "series %s must be registered to series %s by its images, and nothing here does so"
            .formatted(moving.seriesUid(), fixed.seriesUid()));
  }

  /** The phases of a map, for any region; any other is {@link Refusal#MISSING_PHASE}. */
  static PhaseSource of(Map<ContrastPhase, PhaseImage> images) {
    Map<ContrastPhase, PhaseImage> copy = Map.copyOf(images);
    return region -> {
      ContrastPhase phase = region.phase();
      PhaseImage image = copy.get(phase);
      if (image == null) {
        throw new RefusedException(
            Refusal.MISSING_PHASE, "phase " + phase + " is needed, found " + copy.keySet());
      }
      return image;
    };
  }
}
