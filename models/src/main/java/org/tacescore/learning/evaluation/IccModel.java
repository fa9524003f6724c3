package org.tacescore.learning.evaluation;

/** What raters are to an intraclass correlation of single ratings (Shrout and Fleiss 1979). */
public enum IccModel {
  /** ICC(2,1): raters are a sample of raters, and their levels must agree (absolute agreement). */
  ABSOLUTE_AGREEMENT("2,1"),
  /** ICC(3,1): these raters are all there are, and their levels may differ (consistency). */
  CONSISTENCY("3,1");

  private final String symbol;

  IccModel(String symbol) {
    this.symbol = symbol;
  }

  /** {@code 2,1} or {@code 3,1}. */
  public String symbol() {
    return symbol;
  }
}
