package org.tacescore.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Rows in disjoint groups, each held out once. Immutable. */
public final class Folds {
  private final int[] foldOfRow;
  private final int count;

  private Folds(int[] foldOfRow, int count) {
    this.foldOfRow = foldOfRow;
    this.count = count;
  }

  /**
   * Seeded folds with nearly as many rows of each stratum in each.
   *
   * @param strata a stratum a row, e.g. 0 and 1 of a binary outcome or the event
   * @param count 2 or more, and no more than rows
   */
  public static Folds stratified(int[] strata, int count, long seed) {
    if (count < 2 || count > strata.length) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "%d rows make no %d folds".formatted(strata.length, count));
    }
    SplittableRandom random = new SplittableRandom(seed);
    TreeMap<Integer, List<Integer>> byStratum = new TreeMap<>();
    for (int row = 0; row < strata.length; row++) {
      byStratum.computeIfAbsent(strata[row], s -> new ArrayList<>()).add(row);
    }
    int[] folds = new int[strata.length];
    int next = 0;
    for (List<Integer> rows : byStratum.values()) {
      shuffle(rows, random);
      for (int row : rows) {
        folds[row] = next++ % count;
      }
    }
    return new Folds(folds, count);
  }

  /** One fold a group, in the order of the groups' names: leave one centre out. */
  public static Folds byGroup(List<String> groupOfRow) {
    List<String> groups = groupOfRow.stream().distinct().sorted().toList();
    if (groups.size() < 2) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "one group alone cannot be held out: " + groups);
    }
    int[] folds = groupOfRow.stream().mapToInt(groups::indexOf).toArray();
    return new Folds(folds, groups.size());
  }

  public int count() {
    return count;
  }

  /** The same folds of some rows, in their order. */
  public Folds rows(int[] chosen) {
    return new Folds(IntStream.of(chosen).map(row -> foldOfRow[row]).toArray(), count);
  }

  /** The fold in which a row is held out. */
  public int foldOf(int row) {
    return foldOfRow[row];
  }

  /** Rows that are held out in a fold, ascending. */
  public int[] heldOut(int fold) {
    return IntStream.range(0, foldOfRow.length).filter(row -> foldOfRow[row] == fold).toArray();
  }

  /** All other rows, ascending. */
  public int[] training(int fold) {
    return IntStream.range(0, foldOfRow.length).filter(row -> foldOfRow[row] != fold).toArray();
  }

  private static void shuffle(List<Integer> rows, SplittableRandom random) {
    for (int i = rows.size() - 1; i > 0; i--) {
      Collections.swap(rows, i, random.nextInt(i + 1));
    }
  }

  @Override
  public String toString() {
    return count + " folds of " + Arrays.toString(foldOfRow);
  }
}
