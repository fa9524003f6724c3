package org.tacescore.recipe.training;

/**
 * How the cutoff of a variant's total is learned.
 *
 * @param variant id of the variant in the recipe's combination
 * @param cut its cutoff
 * @param source where these choices come from
 */
public record TotalTraining(String variant, CutTraining cut, String source) {}
