package org.tacescore.recipe;

/**
 * A radiomics feature of one of a recipe's regions, as a column of a learned part and of a cohort's
 * feature table.
 *
 * @param region name of the region in the recipe, e.g. {@code ARTERIAL}
 * @param feature PyRadiomics' name, e.g. {@code original_glcm_Contrast}
 */
public record FeatureColumn(String region, String feature) {
  private static final char SEPARATOR = ':';

  /** Refuses an empty side and a separator in the region's name. */
  public FeatureColumn {
    if (region.isBlank() || feature.isBlank() || region.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException(
          "a feature column is REGION:feature, got '%s:%s'".formatted(region, feature));
    }
  }

  /**
   * Reads {@code REGION:feature}.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static FeatureColumn parse(String name) {
    int at = name.indexOf(SEPARATOR);
    if (at < 0) {
      throw new IllegalArgumentException(
          "a feature column is REGION:feature, got '%s'".formatted(name));
    }
    return new FeatureColumn(name.substring(0, at), name.substring(at + 1));
  }

  /** {@code REGION:feature}. */
  public String name() {
    return region + SEPARATOR + feature;
  }
}
