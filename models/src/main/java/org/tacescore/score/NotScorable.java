package org.tacescore.score;

import org.tacescore.refusal.Refusal;

/**
 * A recipe's answer where its input is unfit or incomplete: never a number, never retried.
 *
 * @param recipeId the recipe's id
 * @param reason the named reason
 * @param detail what was found and what was needed; no patient identifiers
 */
public record NotScorable(String recipeId, Refusal reason, String detail) implements Outcome {}
