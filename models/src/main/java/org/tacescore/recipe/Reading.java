package org.tacescore.recipe;

import org.tacescore.score.Finding;

/**
 * What a measure gave.
 *
 * @param finding the value
 * @param counts whether it counts: high, or positive
 */
record Reading(Finding finding, boolean counts) {}
