package org.tacescore.network.crop;

import java.util.Optional;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;

/**
 * One series that a crop is taken from.
 *
 * @param volume its image
 * @param way from the frame of reference of the crop's reference grid into the image's; empty where
 *     they are one
 * @param name names the series in refusals, e.g. its Series Instance UID
 */
public record CropSeries(Volume volume, Optional<Registration> way, String name) {

  /** Where a position of the reference lies on the series. */
  Vector3 moved(Vector3 position) {
    return way.isPresent() ? way.get().apply(position) : position;
  }
}
