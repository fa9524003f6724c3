package org.tacescore.report.score;

/**
 * What a reader has to know before the numbers.
 *
 * @param code of the warning, e.g. {@code LOSSY_IMAGES}; a page in another language than English
 *     looks up its words for it, and keeps the text where it has none
 * @param text the warning in English
 */
public record PageWarning(String code, String text) {
  public PageWarning {
    InvalidScorePageException.requireText("code of a warning", code);
    InvalidScorePageException.requireText("text of warning " + code, text);
  }
}
