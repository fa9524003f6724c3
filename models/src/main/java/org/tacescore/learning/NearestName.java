package org.tacescore.learning;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known name that is nearest to a mistyped one, by Levenshtein's distance. */
public final class NearestName {
  private NearestName() {}

  /** {@code "; did you mean 'x'?"}, or nothing where no name is near. */
  public static String hint(String mistyped, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(mistyped, name)))
        .filter(name -> distance(mistyped, name) <= Math.max(2, mistyped.length() / 2))
        .map(name -> "; did you mean '%s'?".formatted(name))
        .orElse("");
  }

  /** The nearest known name that differs by a few letters at most; empty where none does. */
  public static Optional<String> within(int letters, String mistyped, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(mistyped, name)))
        .filter(name -> distance(mistyped, name) <= letters);
  }

  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int swap = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + swap);
      }
      above = row;
    }
    return above[b.length()];
  }
}
