package org.tacescore.worker.receive;

import java.util.Optional;

/** An instance that is refused at the door: its sender must mend it, trying again does not help. */
public final class UnacceptableInstanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, with the DIMSE status that says so (PS3.4 table B.2-1). */
  public enum Fault {
    /** The bytes are no DICOM. */
    NOT_DICOM(0xC000),
    /** The bytes end inside an element. */
    TRUNCATED(0xC001),
    /** A UID that every instance must have is absent or is no UID. */
    MISSING_UID(0xC002),
    /** The study is not the one the request names. */
    OTHER_STUDY(0xC409),
    /** The data set's UIDs are not those that came with it. */
    UID_MISMATCH(0xA900),
    /** The object is longer than the configured limit, or inflates to more than can be held. */
    TOO_LARGE(0xA700);

    private final int status;

    Fault(int status) {
      this.status = status;
    }

    /** DIMSE status, and Failure Reason (0008,1197) over DICOMweb. */
    public int status() {
      return status;
    }
  }

  private final Fault fault;
  private final Optional<SopReference> instance;

  /**
   * @param instance which instance it is, as far as its bytes tell
   */
  public UnacceptableInstanceException(
      Fault fault, String message, Optional<SopReference> instance) {
    super(message);
    this.fault = fault;
    this.instance = instance;
  }

  UnacceptableInstanceException(
      Fault fault, String message, Optional<SopReference> instance, Throwable cause) {
    super(message, cause);
    this.fault = fault;
    this.instance = instance;
  }

  UnacceptableInstanceException(Fault fault, String message, Throwable cause) {
    this(fault, message, Optional.empty(), cause);
  }

  public Fault fault() {
    return fault;
  }

  public Optional<SopReference> instance() {
    return instance;
  }
}
