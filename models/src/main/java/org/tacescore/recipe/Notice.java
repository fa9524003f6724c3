package org.tacescore.recipe;

/**
 * A sentence that a recipe puts beside every score of its own.
 *
 * @param code a stable name in capitals
 * @param text the sentence
 * @param source where it comes from
 */
public record Notice(String code, String text, String source) {}
