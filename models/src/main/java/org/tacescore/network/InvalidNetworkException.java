package org.tacescore.network;

/** A SavedModel that does not keep the {@link NetworkContract}, with the fault's name. */
public final class InvalidNetworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a SavedModel. */
  public enum Fault {
    NOT_A_SAVED_MODEL,
    UNKNOWN_ARCHITECTURE,
    MISSING_SIGNATURE,
    MISSING_INPUT,
    MISSING_OUTPUT,
    WRONG_TYPE,
    WRONG_SHAPE,
    NO_GRADIENT
  }

  private final Fault fault;

  InvalidNetworkException(Fault fault, String detail) {
    super(fault + ": " + detail);
    this.fault = fault;
  }

  InvalidNetworkException(Fault fault, String detail, Throwable cause) {
    super(fault + ": " + detail, cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
