package org.tacescore.segio;

import java.util.List;
import org.tacescore.volume.Registration;

/**
 * What one registration object of a study says of its frames of reference.
 *
 * @param sopClassUid its SOP Class UID
 * @param seriesInstanceUid its series
 * @param sopInstanceUid SOP Instance UID
 * @param links one for each frame of reference that it registers to its own
 */
public record SpatialRegistration(
    String sopClassUid, String seriesInstanceUid, String sopInstanceUid, List<Link> links) {

  public SpatialRegistration {
    links = List.copyOf(links);
  }

  /** A frame of reference and what is said of its way into another one. */
  public sealed interface Link {
    /** Frame of Reference UID that is registered. */
    String sourceFrameUid();

    /** Frame of Reference UID that it is registered to. */
    String targetFrameUid();
  }

  /** A way that can be gone. */
  public record Rigid(Registration registration) implements Link {
    @Override
    public String sourceFrameUid() {
      return registration.sourceFrameUid();
    }

    @Override
    public String targetFrameUid() {
      return registration.targetFrameUid();
    }
  }

  /**
   * A way that this software does not go.
   *
   * @param reason what it is, e.g. {@code AFFINE}
   */
  public record Unusable(String sourceFrameUid, String targetFrameUid, String reason)
      implements Link {}
}
