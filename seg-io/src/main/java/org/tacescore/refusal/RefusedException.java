package org.tacescore.refusal;

/**
 * Input that is unfit, raised where it is found and turned into an answer at one place: the scorer
 * of a recipe, the command line or the HTTP edge.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Refusal reason;
  private final String detail;

  /**
   * @param reason the named reason
   * @param detail what was found, what was needed, which object; UIDs, never a patient's name or ID
   */
  public RefusedException(Refusal reason, String detail) {
    super(reason + ": " + detail);
    this.reason = reason;
    this.detail = detail;
  }

  /** As above, with the fault that showed it. */
  public RefusedException(Refusal reason, String detail, Throwable cause) {
    super(reason + ": " + detail, cause);
    this.reason = reason;
    this.detail = detail;
  }

  public Refusal reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }
}
