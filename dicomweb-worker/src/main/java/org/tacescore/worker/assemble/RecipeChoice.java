package org.tacescore.worker.assemble;

import java.util.Comparator;

/**
 * A recipe in exactly the version that a job runs.
 *
 * @param id the recipe's id
 * @param version its version
 * @param bundleDigest SHA-256 of its bundle, lower-case hexadecimal
 */
public record RecipeChoice(String id, String version, String bundleDigest)
    implements Comparable<RecipeChoice> {

  private static final Comparator<RecipeChoice> ORDER =
      Comparator.comparing(RecipeChoice::id)
          .thenComparing(RecipeChoice::version)
          .thenComparing(RecipeChoice::bundleDigest);

  @Override
  public int compareTo(RecipeChoice other) {
    return ORDER.compare(this, other);
  }
}
