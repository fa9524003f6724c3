package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What trials of recipes must show, and prints as rows of docs/soak.md. */
final class TrialReport {
  private TrialReport() {}

  /** The scores that the aim names, for what it names them. */
  static void isBetterThanChance(TrialAim aim, Map<String, RecipeTrial.Worth> unseen) {
    assertThat(unseen.keySet()).containsAll(aim.classes()).containsAll(aim.survival());
    unseen.forEach(
        (score, worth) -> {
          if (aim.classes().contains(score)) {
            assertThat(worth.auc().lower()).as(score).isGreaterThan(0.5);
          }
          if (aim.survival().contains(score)) {
            assertThat(worth.concordance().lower()).as(score).isGreaterThan(0.5);
          }
        });
  }

  /** Means between 0.45 and 0.55: for 20 permutations of 160 patients nearly 5 standard errors. */
  static void isChance(TrialAim aim, Map<String, List<RecipePermutations.Chance>> chances) {
    assertThat(chances.keySet()).containsAll(aim.classes()).containsAll(aim.survival());
    chances.forEach((score, all) -> isChance(aim, score, all, 0.05));
  }

  /**
   * Means within 3.5 standard errors of 0.5: fewer permutations of fewer patients stray further.
   * The error is that of Mann and Whitney's statistic where nothing is there to find, in classes of
   * one size; that of a concordance is smaller.
   */
  static void isChance(
      TrialAim aim, Map<String, List<RecipePermutations.Chance>> chances, int patients) {
    assertThat(chances.keySet()).containsAll(aim.classes()).containsAll(aim.survival());
    double one = Math.sqrt((patients + 1) / 3.0) / patients;
    chances.forEach((score, all) -> isChance(aim, score, all, 3.5 * one / Math.sqrt(all.size())));
  }

  private static void isChance(
      TrialAim aim, String score, List<RecipePermutations.Chance> permutations, double limit) {
    RecipePermutations.Chance mean = RecipePermutations.Chance.mean(permutations);
    if (aim.classes().contains(score)) {
      assertThat(mean.auc()).as(score).isBetween(0.5 - limit, 0.5 + limit);
    }
    if (aim.survival().contains(score)) {
      assertThat(mean.concordance()).as(score).isBetween(0.5 - limit, 0.5 + limit);
    }
  }

  static void print(String what, long seed, Map<String, RecipeTrial.Worth> unseen) {
    unseen.forEach(
        (score, worth) ->
            System.out.printf(
                "| %s | %d | %s | %s | %s |%n",
                what, seed, score, worth.auc(), worth.concordance()));
  }

  static void printChances(
      String what, long seed, Map<String, List<RecipePermutations.Chance>> chances) {
    chances.forEach(
        (score, all) -> {
          RecipePermutations.Chance mean = RecipePermutations.Chance.mean(all);
          System.out.printf(
              "| %s, mean of %d permutations | %d | %s | %.3f | %.3f |%n",
              what, all.size(), seed, score, mean.auc(), mean.concordance());
        });
  }
}
