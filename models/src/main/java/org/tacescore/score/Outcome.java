package org.tacescore.score;

/** What a recipe answers for one study or lesion: a score, or a named reason for none. */
public sealed interface Outcome permits Scored, NotScorable {
  /** The recipe's id, e.g. {@code hrd-demo}. */
  String recipeId();
}
