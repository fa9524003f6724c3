package org.tacescore.recipe;

/**
 * A publication.
 *
 * @param citation authors, title, journal
 * @param doi Digital Object Identifier; empty where none is known to us
 */
public record Citation(String citation, String doi) {}
