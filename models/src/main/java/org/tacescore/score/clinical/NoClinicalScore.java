package org.tacescore.score.clinical;

import java.util.List;
import org.tacescore.refusal.Refusal;

/**
 * A clinical score that was not computed: a missing value is never counted as zero.
 *
 * @param id which score
 * @param title what people call it
 * @param reason MISSING_CLINICAL, INVALID_CLINICAL, or SCORE_NOT_DEFINED for such a patient
 * @param missing everything that is missing, not the first alone
 * @param detail sentences for people: what is missing, or what was found and needed
 */
public record NoClinicalScore(
    ClinicalScoreId id, String title, Refusal reason, List<MissingItem> missing, String detail)
    implements ClinicalAnswer {

  public NoClinicalScore {
    missing = List.copyOf(missing);
  }
}
