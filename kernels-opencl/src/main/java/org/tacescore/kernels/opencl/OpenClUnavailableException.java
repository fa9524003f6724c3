package org.tacescore.kernels.opencl;

/** No OpenCL device can be used: no library, no driver, no device, or one that counts wrongly. */
public final class OpenClUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OpenClUnavailableException(String message) {
    super(message);
  }

  OpenClUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
