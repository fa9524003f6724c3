package org.tacescore.learning.selection;

import java.util.List;

/**
 * How a recursive elimination went.
 *
 * @param profile accuracy by number of columns, ascending
 * @param size the number that was taken
 * @param chosen so many columns, best first
 */
public record Elimination(List<Step> profile, int size, List<String> chosen) {
  /**
   * Accuracy with so many columns.
   *
   * @param accuracy mean over folds of the share of held-out rows classified rightly, 0 to 1
   * @param sd standard deviation over folds (n - 1)
   */
  public record Step(int size, double accuracy, double sd) {}

  public Elimination {
    profile = List.copyOf(profile);
    chosen = List.copyOf(chosen);
  }
}
