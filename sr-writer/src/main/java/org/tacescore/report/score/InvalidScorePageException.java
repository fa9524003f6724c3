package org.tacescore.report.score;

/** A part of a score page that cannot be shown; says which and why. */
public final class InvalidScorePageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private InvalidScorePageException(String detail) {
    super(detail);
  }

  static void require(boolean fits, String detail, Object... parts) {
    if (!fits) {
      throw new InvalidScorePageException(detail.formatted(parts));
    }
  }

  static void requireText(String name, String text) {
    require(!text.isBlank(), "a score page needs a %s", name);
  }
}
