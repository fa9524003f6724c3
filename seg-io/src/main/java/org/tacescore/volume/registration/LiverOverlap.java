package org.tacescore.volume.registration;

import java.util.function.UnaryOperator;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** How two livers lie to each other. */
final class LiverOverlap {
  private LiverOverlap() {}

  /**
   * Dice's coefficient, 2 |A and B| / (|A| + |B|), 0 to 1.
   *
   * @param map from the fixed image to the moving one
   */
  static double dice(Scan fixed, Scan moving, UnaryOperator<Vector3> map) {
    if (fixed.liver().isEmpty() || moving.liver().isEmpty()) {
      return Double.NaN;
    }
    Mask one = fixed.liver().get();
    Mask other = moving.liver().get();
    VolumeGeometry grid = other.geometry();
    long both =
        one.offsets()
            .parallel()
            .filter(
                offset -> {
                  Vector3 at = grid.indexOf(map.apply(Deformation.centre(one.geometry(), offset)));
                  return other.contains(
                      (int) Math.floor(at.x() + 0.5),
                      (int) Math.floor(at.y() + 0.5),
                      (int) Math.floor(at.z() + 0.5));
                })
            .count();
    // Volumes, for the grids may differ.
    return 2
        * both
        * one.geometry().spacingMm().voxelVolumeMm3()
        / (one.volumeMm3() + other.volumeMm3());
  }
}
