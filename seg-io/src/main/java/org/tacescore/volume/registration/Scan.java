package org.tacescore.volume.registration;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/** An image that is to be registered, with the liver where it is drawn on it. */
public final class Scan {
  private static final double TOLERANCE_MM = 1e-3;

  private final Volume volume;
  private final @Nullable Mask liver;

  private Scan(Volume volume, @Nullable Mask liver) {
    this.volume = volume;
    this.liver = liver;
  }

  /** An image on which no liver is drawn. */
  public static Scan of(Volume volume) {
    return new Scan(volume, null);
  }

  /**
   * An image and its liver.
   *
   * @throws InvalidGeometryException if the mask is empty or lies on another grid
   */
  public static Scan of(Volume volume, Mask liver) {
    if (liver.isEmpty() || !liver.geometry().sameGridAs(volume.geometry(), TOLERANCE_MM)) {
      throw new InvalidGeometryException(
          "a liver of %d voxels on %s does not lie in an image of %s"
              .formatted(liver.voxelCount(), liver.geometry().size(), volume.geometry().size()));
    }
    return new Scan(volume, liver);
  }

  public Volume volume() {
    return volume;
  }

  public Optional<Mask> liver() {
    return Optional.ofNullable(liver);
  }
}
