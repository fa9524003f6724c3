package org.tacescore.worker.pipeline;

import java.util.List;
import org.tacescore.score.Score;

/** A score as people read it, the same in the report and on a console. */
public final class ScoreText {
  private ScoreText() {}

  /** {@code 16.25}; of a fraction {@code 63.1 %}. */
  public static String number(Score score) {
    return Figure.of(score).text();
  }

  /** What stands beside it, a line each: {@code Overall survival at 12 months: 71.2 %}. */
  public static List<String> beside(Score score) {
    return SupplementLines.all(score);
  }
}
