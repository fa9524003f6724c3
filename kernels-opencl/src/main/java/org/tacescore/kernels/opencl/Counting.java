package org.tacescore.kernels.opencl;

/** Where a device counts. */
enum Counting {
  /** Each work-item in tables of its own: for CPU devices, where atomic operations are slow. */
  PRIVATE,
  /** Each work-group in local memory, where the table fits: for GPUs. */
  LOCAL,
  /** All work-items in global memory: for GPUs, where it does not. */
  GLOBAL;

  static Counting on(OpenClDevice device) {
    return device.isCpu() ? PRIVATE : LOCAL;
  }
}
