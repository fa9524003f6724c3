package org.tacescore.kernels.opencl;

/**
 * A level grid on the device, or some slices of it with the slices around them.
 *
 * @param ranks column fastest
 * @param begin offset of the first voxel that is to be looked at
 * @param end offset after the last
 */
record GridPart(ClBuffer ranks, int begin, int end) {

  int voxels() {
    return end - begin;
  }

  ClArgument first() {
    return ClArgument.of(begin);
  }

  ClArgument afterLast() {
    return ClArgument.of(end);
  }
}
