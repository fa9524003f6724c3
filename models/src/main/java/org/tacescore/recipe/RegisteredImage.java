package org.tacescore.recipe;

import org.tacescore.volume.Volume;
import org.tacescore.volume.registration.RegistrationReport;

/**
 * A moving image as it lies over a fixed one, with what a reader must know of how it came there.
 *
 * @param volume the moving image's values at the voxels of the fixed image's grid; where the moving
 *     image does not reach its lowest value
 * @param kind how far it was allowed to change its shape
 * @param report what was found and what is left: mutual information (nats), overlap of the livers,
 *     displacements (mm), least and greatest Jacobian
 */
public record RegisteredImage(Volume volume, Kind kind, RegistrationReport report) {

  /** What a registration may do to an image. */
  public enum Kind {
    /** Turn and shift it. */
    RIGID,
    /** Also bend it. */
    DEFORMABLE
  }
}
