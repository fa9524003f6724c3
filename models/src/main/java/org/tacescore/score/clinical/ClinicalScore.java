package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tacescore.score.Warning;

/**
 * A clinical score of one patient, with all that it was made of.
 *
 * @param id which score
 * @param title what people call it
 * @param items its lines, in the printed order
 * @param total the sum; exact for scores of points, of double precision for those with a logarithm;
 *     empty for a stage. It is not rounded, since its group may lie on the other side of a limit
 *     than the rounded number
 * @param group the group, grade, class or stage, by the printed operators on the unrounded total
 * @param warnings what a reader must know beside it
 * @param criteria which of several versions or criteria were used; empty where there is one
 * @param verification how well its numbers are known
 * @param source where they were published
 */
public record ClinicalScore(
    ClinicalScoreId id,
    String title,
    List<ScoreItem> items,
    Optional<BigDecimal> total,
    String group,
    List<Warning> warnings,
    String criteria,
    Verification verification,
    String source)
    implements ClinicalAnswer {

  public ClinicalScore {
    items = List.copyOf(items);
    warnings = List.copyOf(warnings);
  }
}
