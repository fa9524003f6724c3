package org.tacescore.score;

/**
 * Exactly which recipe a score comes from.
 *
 * @param id the recipe's id
 * @param version its version
 * @param title what people call it
 * @param bundleDigest SHA-256 of the bundle's files without the model card, lower-case hexadecimal
 * @param status what the bundle has been shown to be good for
 * @param citation the publication whose system it follows
 * @param endpoint what the score was made to predict, and in whom
 */
public record RecipeReference(
    String id,
    String version,
    String title,
    String bundleDigest,
    ResearchStatus status,
    String citation,
    String endpoint) {}
