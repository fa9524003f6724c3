package org.tacescore.report.score;

import java.util.List;

/** What the card of one model says, shortened. */
public record ModelSummary(String title, List<NamedValue> lines) {
  public ModelSummary {
    lines = List.copyOf(lines);
    InvalidScorePageException.requireText("title of a model", title);
  }
}
