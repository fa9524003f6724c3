package org.tacescore.volume;

/** How a value between voxel centres is made of the voxels around it. */
public enum Interpolation {
  /** The value of the nearest voxel; half-way the higher index. */
  NEAREST,
  /** Trilinear in the eight voxels around the point. */
  LINEAR,
  /** The cubic B-spline through all voxels, which are mirrored at the border. */
  CUBIC_B_SPLINE
}
