package org.tacescore.kernels;

import java.util.Arrays;

/**
 * Grey level co-occurrence counts: for each of {@link Neighbours#STEPS}, how often a voxel of rank
 * i has a neighbour of rank j in that direction, both in the region.
 *
 * <p>Not symmetrised. Ranks are 1 to {@link #levelCount()}, as in {@link LevelGrid}.
 */
public final class GlcmCounts {
  private final int levelCount;
  private final int[][] tables;

  private GlcmCounts(int levelCount, int[][] tables) {
    this.levelCount = levelCount;
    this.tables = tables;
  }

  /**
   * Counts from one table a direction, row (first rank) by row.
   *
   * @param tables 13 tables of levelCount x levelCount; the caller gives them away
   */
  public static GlcmCounts of(int levelCount, int[][] tables) {
    if (tables.length != Neighbours.STEPS.size()) {
      throw new IllegalArgumentException("13 tables are needed, got " + tables.length);
    }
    for (int[] table : tables) {
      if (table.length != levelCount * levelCount) {
        throw new IllegalArgumentException(
            "%d counts are no table of %d levels".formatted(table.length, levelCount));
      }
    }
    return new GlcmCounts(levelCount, tables.clone());
  }

  public int levelCount() {
    return levelCount;
  }

  /** Pairs in a direction with the first voxel of rank i and the second of rank j. */
  public int count(int direction, int i, int j) {
    return tables[direction][(i - 1) * levelCount + j - 1];
  }

  /** Pairs in a direction, of whatever ranks. */
  public long pairs(int direction) {
    return Arrays.stream(tables[direction]).asLongStream().sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GlcmCounts that && Arrays.deepEquals(tables, that.tables);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(tables);
  }
}
