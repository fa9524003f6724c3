package org.tacescore.kernels.opencl;

/** What was asked for does not fit into the memory of a device, not even in parts. */
final class DeviceMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeviceMemoryException(String message) {
    super(message);
  }
}
