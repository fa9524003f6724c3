package org.tacescore.dicom;

import org.tacescore.refusal.Refusal;

/** Bytes that claim to be DICOM and are not, or end too early. */
public class MalformedDicomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedDicomException(String message) {
    super(message);
  }

  public MalformedDicomException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The name under which what needs the object is refused. */
  public Refusal refusal() {
    return Refusal.UNREADABLE_INSTANCE;
  }
}
