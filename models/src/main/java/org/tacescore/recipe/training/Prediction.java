package org.tacescore.recipe.training;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tacescore.score.RiskGroup;

/**
 * What a trained recipe says of a patient of its cohort, by models that did not learn from the
 * patient.
 *
 * @param row place of the patient in the cohort, from 0
 * @param centre of the patient
 * @param by which models spoke
 * @param label what the endpoint makes of the patient
 * @param measures the value of each measure that is a number, by its name in the recipe
 * @param total the total under the recipe's own cutoff; empty where a clinical value is missing
 * @param variants the total of each variant that could be computed, by its id
 */
public record Prediction(
    int row,
    String centre,
    By by,
    EndpointLabel label,
    Map<String, Double> measures,
    Optional<Tally> total,
    Map<String, Tally> variants) {

  /** Which models spoke. */
  public enum By {
    /** Those of the folds in which the patient was held out; cutoffs are of the other folds. */
    OUT_OF_FOLD,
    /** The final ones: the endpoint leaves the patient out. Cutoffs are of the other folds. */
    NOT_LEARNED_FROM,
    /** The final ones with the final cutoffs: the patient is of the held-out centre. */
    HELD_OUT
  }

  /**
   * A total and its group.
   *
   * @param group the side of the cutoff
   */
  public record Tally(BigDecimal total, RiskGroup.Side group) {}

  public Prediction {
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
  }

  /** Whether the patient is of the held-out centre. */
  public boolean heldOut() {
    return by == By.HELD_OUT;
  }
}
