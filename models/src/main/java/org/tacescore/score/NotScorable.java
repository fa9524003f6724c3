package org.tacescore.score;

import java.util.Optional;
import org.tacescore.refusal.Refusal;

/**
 * A recipe's answer where its input is unfit or incomplete: never a number, never retried.
 *
 * @param recipeId the recipe's id
 * @param lesion the lesion that was asked about; empty where the patient was
 * @param reason the named reason
 * @param detail what was found and what was needed; no patient identifiers
 */
public record NotScorable(
    String recipeId, Optional<LesionReference> lesion, Refusal reason, String detail)
    implements Outcome {

  /** No score of the patient. */
  public NotScorable(String recipeId, Refusal reason, String detail) {
    this(recipeId, Optional.empty(), reason, detail);
  }

  @Override
  public NotScorable of(LesionReference asked) {
    return new NotScorable(recipeId, Optional.of(asked), reason, detail);
  }
}
