package org.tacescore.score;

import java.util.Optional;

/** What a recipe answers for one study or lesion: a score, or a named reason for none. */
public sealed interface Outcome permits Scored, NotScorable {
  /** The recipe's id, e.g. {@code hrd}. */
  String recipeId();

  /** The lesion that was asked about; empty where the patient was. */
  Optional<LesionReference> lesion();

  /** The same answer, of a lesion. */
  Outcome of(LesionReference asked);
}
