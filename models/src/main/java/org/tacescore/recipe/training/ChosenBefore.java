package org.tacescore.recipe.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Selection;

/**
 * What was chosen before from the same rows and columns by the same method and seed, so that
 * several models of the same features need one choice.
 */
final class ChosenBefore {
  private final Map<Key, List<String>> chosen = new HashMap<>();

  private record Key(
      String method, List<String> columns, List<Double> first, List<Double> outcome, long seed) {}

  Selection remembered(Selection selection) {
    return (table, outcome, seed) -> {
      Key key = key(selection, table, outcome, seed);
      List<String> known = chosen.get(key);
      if (known == null) {
        known = selection.choose(table, outcome, seed);
        chosen.put(key, known);
      }
      return known;
    };
  }

  /** The first column tells the rows: folds of one training differ in them. */
  private static Key key(
      Selection selection, FeatureTable table, BinaryOutcome outcome, long seed) {
    return new Key(
        selection.toString(),
        table.names(),
        table.width() == 0 ? List.of() : numbers(table.column(0)),
        numbers(outcome.toArray()),
        seed);
  }

  private static List<Double> numbers(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
