package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What the trials of {@code hrd} must show, and prints as rows of docs/soak.md. */
final class HrdReport {
  private HrdReport() {}

  static void isBetterThanChance(HrdTrial.Worth worth) {
    assertThat(worth.auc().lower()).isGreaterThan(0.5);
    assertThat(worth.concordance().lower()).isGreaterThan(0.5);
  }

  /** Means between 0.45 and 0.55: for 20 permutations of 160 patients nearly 5 standard errors. */
  static void isChance(String score, List<HrdPermutations.Chance> permutations) {
    isChance(score, permutations, 0.05);
  }

  /**
   * Means within 3.5 standard errors of 0.5: fewer permutations of fewer patients stray further.
   * The error is that of Mann and Whitney's statistic where nothing is there to find, in classes of
   * one size; that of a concordance is smaller.
   */
  static void isChance(String score, List<HrdPermutations.Chance> permutations, int patients) {
    double one = Math.sqrt((patients + 1) / 3.0) / patients;
    isChance(score, permutations, 3.5 * one / Math.sqrt(permutations.size()));
  }

  private static void isChance(
      String score, List<HrdPermutations.Chance> permutations, double limit) {
    HrdPermutations.Chance mean = HrdPermutations.Chance.mean(permutations);
    assertThat(mean.auc()).as(score).isBetween(0.5 - limit, 0.5 + limit);
    assertThat(mean.concordance()).as(score).isBetween(0.5 - limit, 0.5 + limit);
  }

  static void print(String what, long seed, Map<String, HrdTrial.Worth> unseen) {
    unseen.forEach(
        (score, worth) ->
            System.out.printf(
                "| %s | %d | %s | %s | %s |%n",
                what, seed, score, worth.auc(), worth.concordance()));
  }

  static void printChances(
      String what, long seed, Map<String, List<HrdPermutations.Chance>> chances) {
    chances.forEach(
        (score, all) -> {
          HrdPermutations.Chance mean = HrdPermutations.Chance.mean(all);
          System.out.printf(
              "| %s, mean of %d permutations | %d | %s | %.3f | %.3f |%n",
              what, all.size(), seed, score, mean.auc(), mean.concordance());
        });
  }
}
