package org.tacescore.segio;

import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * What a registration leaves: how far a structure that is drawn in both frames of reference lies
 * beside itself afterwards, within what both series show.
 *
 * @param structure what was compared: {@code liver}, or the label of a lesion
 * @param centroidMm distance of the two centroids, mm
 * @param dice 2 |A and B| / (|A| + |B|), 0 to 1
 * @param share the smaller part of the two structures that lies within both fields of view, 0 to 1
 */
public record Residual(String structure, double centroidMm, double dice, double share) {

  /**
   * Compares two drawings of one structure in one frame of reference.
   *
   * @param moved the drawing that was registered, on its own grid as it lies in that frame
   * @param target the drawing that is there
   */
  static Residual of(String structure, Mask moved, Mask target) {
    Mask there = MaskPlacement.within(moved, target.geometry());
    Mask shown = inView(target, moved.geometry());
    double both = there.intersection(shown).voxelCount();
    double sum = (double) there.voxelCount() + shown.voxelCount();
    boolean anything = !there.isEmpty() && !shown.isEmpty();
    Vector3 gap =
        (anything ? there : moved).centroid().minus((anything ? shown : target).centroid());
    return new Residual(
        structure,
        gap.length(),
        sum == 0 ? 0 : 2 * both / sum,
        Math.min(there.volumeMm3() / moved.volumeMm3(), part(shown, target)));
  }

  private static double part(Mask shown, Mask whole) {
    return (double) shown.voxelCount() / whole.voxelCount();
  }

  /** The voxels of a mask whose centres lie within a grid. */
  private static Mask inView(Mask mask, VolumeGeometry grid) {
    return Mask.where(
        mask.geometry(),
        offset -> {
          if (!mask.contains(offset)) {
            return false;
          }
          Vector3 index = grid.indexOf(MaskPlacement.centre(mask, offset));
          return grid.size()
              .contains(
                  MaskPlacement.round(index.x()),
                  MaskPlacement.round(index.y()),
                  MaskPlacement.round(index.z()));
        });
  }
}
