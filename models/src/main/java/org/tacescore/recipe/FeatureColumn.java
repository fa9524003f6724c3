package org.tacescore.recipe;

/**
 * A column of a learned part and of a cohort's feature table: a radiomics feature of one of a
 * recipe's regions, a feature of an embedding, or an earlier measure.
 *
 * @param source name of the region, embedding or measure in the recipe, e.g. {@code ARTERIAL}
 * @param feature PyRadiomics' name, e.g. {@code original_glcm_Contrast}; {@code deep_0000}; {@code
 *     value} or {@code logit}
 */
public record FeatureColumn(String source, String feature) {
  private static final char SEPARATOR = ':';

  /** Refuses an empty side and a separator in the source's name. */
  public FeatureColumn {
    if (source.isBlank() || feature.isBlank() || source.indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException(
          "a feature column is SOURCE:feature, got '%s:%s'".formatted(source, feature));
    }
  }

  /**
   * Reads {@code SOURCE:feature}.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static FeatureColumn parse(String name) {
    int at = name.indexOf(SEPARATOR);
    if (at < 0) {
      throw new IllegalArgumentException(
          "a feature column is SOURCE:feature, got '%s'".formatted(name));
    }
    return new FeatureColumn(name.substring(0, at), name.substring(at + 1));
  }

  /** {@code SOURCE:feature}. */
  public String name() {
    return source + SEPARATOR + feature;
  }
}
