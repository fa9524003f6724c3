package org.tacescore.dicom;

/** Bytes that claim to be DICOM and are not, or end too early. */
public final class MalformedDicomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedDicomException(String message) {
    super(message);
  }

  public MalformedDicomException(String message, Throwable cause) {
    super(message, cause);
  }
}
