package org.tacescore.score;

/**
 * The group that the same total would have under another comparator; a labelled variant, never the
 * result.
 *
 * @param label what varies
 * @param cutoff the cutoff with that comparator
 * @param group the group it would give
 */
public record Sensitivity(String label, Cutoff cutoff, RiskGroup group) {}
