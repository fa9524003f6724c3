package org.tacescore.volume.registration;

import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;

/**
 * What a deformation does beyond its rigid part, over the voxels of a region.
 *
 * @param meanMm mean displacement
 * @param maxMm largest
 * @param minJacobian smallest volume ratio
 * @param maxJacobian largest
 */
record Residue(double meanMm, double maxMm, double minJacobian, double maxJacobian) {
  /** So many voxels of a region are looked at: they lie far closer than control points. */
  private static final int MOST_VOXELS = 100_000;

  static Residue of(Deformation deformation, Mask region) {
    int step = region.voxelCount() / MOST_VOXELS + 1;
    int[] offsets = region.offsets().toArray();
    double sum = 0;
    double maxMm = 0;
    double minJacobian = Double.POSITIVE_INFINITY;
    double maxJacobian = Double.NEGATIVE_INFINITY;
    int count = 0;
    for (int i = 0; i < offsets.length; i += step, count++) {
      Vector3 at = Deformation.centre(region.geometry(), offsets[i]);
      double length = deformation.displacement(at).length();
      double jacobian = deformation.jacobian(at);
      sum += length;
      maxMm = Math.max(maxMm, length);
      minJacobian = Math.min(minJacobian, jacobian);
      maxJacobian = Math.max(maxJacobian, jacobian);
    }
    return new Residue(sum / count, maxMm, minJacobian, maxJacobian);
  }
}
