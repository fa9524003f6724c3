package org.tacescore.score;

/**
 * Something a reader must know beside a score.
 *
 * @param code a stable name, e.g. {@code TIE_AT_CUTOFF}
 * @param text a sentence for people
 */
public record Warning(String code, String text) {}
