package org.tacescore.learning.survival;

/**
 * A group of a log-rank test.
 *
 * @param n rows
 * @param observed events
 * @param expected events if all groups had one hazard
 */
public record LogRankGroup(int n, int observed, double expected) {}
