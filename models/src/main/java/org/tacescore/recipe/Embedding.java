package org.tacescore.recipe;

/**
 * The features that the bundle's network has of some crops, as columns {@code NAME:deep_0000} of
 * learned parts: the mean over the images where there are several.
 *
 * @param name unique among the recipe's regions, embeddings and measures, e.g. {@code DL_PVP}
 * @param crop what the network sees
 */
public record Embedding(String name, PhaseCrop crop) {
  private static final String PREFIX = "deep_";

  public Embedding {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an embedding has no name");
    }
  }

  /** The column of a feature of the network, counted from 0. */
  public static FeatureColumn column(String name, int feature) {
    return new FeatureColumn(name, "%s%04d".formatted(PREFIX, feature));
  }

  /**
   * The network's feature that a column names.
   *
   * @throws IllegalArgumentException when it names none
   */
  public static int feature(FeatureColumn column) {
    if (!column.feature().matches(PREFIX + "[0-9]{4}")) {
      throw new IllegalArgumentException(
          "a column of an embedding is NAME:deep_0000, got '%s'".formatted(column.name()));
    }
    return Integer.parseInt(column.feature().substring(PREFIX.length()));
  }
}
