package org.tacescore.dicom;

import org.tacescore.refusal.Refusal;

/** DICOM that takes more memory than any real object does, or than there is. */
public final class OversizedDicomException extends MalformedDicomException {
  private static final long serialVersionUID = 1L;

  public OversizedDicomException(String message) {
    super(message);
  }

  @Override
  public Refusal refusal() {
    return Refusal.TOO_LARGE;
  }
}
