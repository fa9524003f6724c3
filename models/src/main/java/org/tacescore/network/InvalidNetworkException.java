package org.tacescore.network;

/** A network that does not keep its description and {@link NetworkContract}, with the fault. */
public final class InvalidNetworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a network folder or its SavedModel. */
  public enum Fault {
    /** There is no network.json. */
    MISSING_METADATA,
    /** network.json cannot be understood. */
    MALFORMED_METADATA,
    /** network.json has a key that nobody knows. */
    UNKNOWN_KEY,
    /** network.json lacks a key. */
    MISSING_KEY,
    UNKNOWN_ARCHITECTURE,
    /** The weights are not there, or not those that network.json states. */
    WEIGHTS_MISMATCH,
    NOT_A_SAVED_MODEL,
    MISSING_SIGNATURE,
    MISSING_INPUT,
    MISSING_OUTPUT,
    WRONG_TYPE,
    WRONG_SHAPE,
    /** The logits are not as many as the classes. */
    WRONG_CLASSES,
    /** The feature map does not have the image's axes. */
    FEATURE_MAP_RANK,
    /** It fails when it is run. */
    CANNOT_RUN,
    /** An output of a probe is not a number, or infinite. */
    NON_FINITE_OUTPUT,
    /** The logits do not come from the feature map by operations that have a gradient. */
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
