package org.tacescore.recipe.training;

/** A cohort or a wish from which a recipe cannot be trained; leaves nothing half-made. */
public final class UntrainableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Fault {
    /** An endpoint that the template does not have. */
    UNKNOWN_ENDPOINT,
    /** A centre to hold out that the cohort does not have, or that is its only one. */
    UNKNOWN_CENTRE,
    /** An endpoint that finds all patients alike. */
    ONE_CLASS,
    /** A patient without any feature of the regions that a signature learns from. */
    NO_FEATURES,
    /** No feature that every patient has. */
    NO_COMMON_FEATURE,
    /** Weights to start from, for a recipe without a network. */
    NO_NETWORK,
    /** A patient without the crop of a network. */
    NO_CROP,
    /** A part that cannot be learned from these patients; the cause says why. */
    PART_NOT_LEARNABLE,
    /** Totals of which all are equal, so that no cutoff parts them. */
    ONE_TOTAL
  }

  private final Fault fault;

  UntrainableException(Fault fault, String detail) {
    super(fault + ": " + detail);
    this.fault = fault;
  }

  UntrainableException(Fault fault, String detail, Throwable cause) {
    super(fault + ": " + detail, cause);
    this.fault = fault;
  }

  /** A part that a method found no way to learn. */
  static UntrainableException notLearnable(String part, RuntimeException cause) {
    return new UntrainableException(
        Fault.PART_NOT_LEARNABLE, part + ": " + cause.getMessage(), cause);
  }

  public Fault fault() {
    return fault;
  }
}
