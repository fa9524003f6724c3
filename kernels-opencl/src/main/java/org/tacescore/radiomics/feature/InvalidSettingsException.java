package org.tacescore.radiomics.feature;

/** Extraction settings that cannot be used: an unknown key, or a value that is not implemented. */
public final class InvalidSettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidSettingsException(String message) {
    super(message);
  }

  public InvalidSettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
