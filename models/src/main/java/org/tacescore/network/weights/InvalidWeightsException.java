package org.tacescore.network.weights;

/** Weights that cannot be used, with the fault's name: a file's own, or beside an architecture. */
public final class InvalidWeightsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with weights. */
  public enum Fault {
    /** The file is not there or cannot be read. */
    UNREADABLE,
    /** Neither safetensors nor npz. */
    UNKNOWN_FORMAT,
    /** A pickle, as torch.save writes: reading one runs code. */
    PICKLE,
    /** More bytes, tensors or axes than any network has. */
    TOO_LARGE,
    /** The file ends before its data do. */
    TRUNCATED,
    /** The header's stated length leads beyond the file. */
    HEADER_BEYOND_FILE,
    /** The header cannot be understood. */
    MALFORMED_HEADER,
    /** An entry's checksum does not hold. */
    CORRUPT,
    /** A name is there twice. */
    DUPLICATE,
    /** Two tensors share bytes. */
    OVERLAP,
    /** Bytes that belong to no tensor. */
    HOLE,
    /** A tensor's bytes do not fill its shape. */
    WRONG_LENGTH,
    /** A tensor of no floating-point type. */
    WRONG_DTYPE,
    /** A weight that is not a number, or infinite. */
    NOT_FINITE,
    /** Tensors that are missing, too many or of another shape than the architecture's. */
    MISMATCH,
    /** A classifying layer for another number of classes. */
    WRONG_CLASSES
  }

  private final Fault fault;

  InvalidWeightsException(Fault fault, String detail) {
    super(fault + ": " + detail);
    this.fault = fault;
  }

  InvalidWeightsException(Fault fault, String detail, Throwable cause) {
    super(fault + ": " + detail, cause);
    this.fault = fault;
  }

  public Fault fault() {
    return fault;
  }
}
