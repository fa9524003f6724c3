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

  static void isChance(String score, List<HrdPermutations.Chance> permutations) {
    HrdPermutations.Chance mean = HrdPermutations.Chance.mean(permutations);
    assertThat(mean.auc()).as(score).isBetween(0.45, 0.55);
    assertThat(mean.concordance()).as(score).isBetween(0.45, 0.55);
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
