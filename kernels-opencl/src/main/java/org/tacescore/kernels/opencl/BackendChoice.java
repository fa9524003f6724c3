package org.tacescore.kernels.opencl;

/** Which kernels an operator wants. */
public enum BackendChoice {
  /** A GPU that passes the self-test faster than the JVM, else the JVM. */
  AUTO,
  /** The JVM, whatever devices there are. */
  JVM,
  /** An OpenCL device, also a CPU's; without one {@link OpenClUnavailableException}. */
  OPENCL
}
