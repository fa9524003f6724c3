package org.tacescore.recipe.training;

import java.util.Map;
import java.util.TreeMap;

/** Counts patients that were left out of something, by reason. */
final class Exclusions {
  private final Map<String, Integer> counts = new TreeMap<>();

  void add(String reason) {
    counts.merge(reason, 1, Integer::sum);
  }

  Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }
}
