package org.tacescore.recipe;

import java.util.List;
import org.tacescore.score.Finding;
import org.tacescore.score.Supplement;

/**
 * What a measure gave.
 *
 * @param finding the value
 * @param number what later measures take
 * @param counts whether it counts: high, or positive; false for what has no cutoff
 * @param more what it tells beside its value
 */
record Reading(Finding finding, double number, boolean counts, List<Supplement> more) {
  Reading {
    more = List.copyOf(more);
  }

  Reading(Finding finding, double number, boolean counts) {
    this(finding, number, counts, List.of());
  }
}
