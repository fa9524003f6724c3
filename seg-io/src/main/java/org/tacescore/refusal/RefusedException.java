package org.tacescore.refusal;

import java.util.regex.Pattern;

/**
 * Input that is unfit, raised where it is found and turned into an answer at one place: the scorer
 * of a recipe, the command line or the HTTP edge.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Far more than a person reads; a name in a hostile file may have megabytes. */
  private static final int LONGEST_DETAIL = 4000;

  /** What ends a line, turns the writing or steers a terminal. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private final Refusal reason;
  private final String detail;

  /**
   * @param reason the named reason
   * @param detail what was found, what was needed, which object; UIDs, never a patient's name or
   *     ID; kept as one line
   */
  public RefusedException(Refusal reason, String detail) {
    super(reason + ": " + line(detail));
    this.reason = reason;
    this.detail = line(detail);
  }

  /** As above, with the fault that showed it. */
  public RefusedException(Refusal reason, String detail, Throwable cause) {
    super(reason + ": " + line(detail), cause);
    this.reason = reason;
    this.detail = line(detail);
  }

  public Refusal reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }

  private static String line(String detail) {
    String shown =
        detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "...";
    return UNPRINTABLE.matcher(shown).replaceAll(" ");
  }
}
