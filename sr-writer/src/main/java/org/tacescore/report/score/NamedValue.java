package org.tacescore.report.score;

/** A name and what is said under it, e.g. "Software" and "TACEscore 0.1.0". */
public record NamedValue(String name, String value) {
  public NamedValue {
    InvalidScorePageException.requireText("name of a value", name);
  }
}
