package org.tacescore.kernels.opencl;

/** What was asked for is beyond a device: its memory, even in parts, or its arithmetic. */
final class BeyondDeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BeyondDeviceException(String message) {
    super(message);
  }
}
