package org.tacescore.report;

/**
 * What a reader has to know before the first number.
 *
 * @param status the models' status in one word, e.g. {@code SYNTHETIC}
 * @param text what that means, e.g. "demonstration values, no clinical meaning"
 */
public record ResearchStatement(String status, String text) {

  public ResearchStatement {
    if (status.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("a research statement needs a status and a text");
    }
  }

  /** The sentence that stands first in every object. */
  public String sentence() {
    return "RESEARCH ONLY - not for clinical use. %s: %s".formatted(status, text);
  }
}
