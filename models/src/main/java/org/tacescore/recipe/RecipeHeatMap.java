package org.tacescore.recipe;

import org.tacescore.network.HeatMap;

/**
 * What the network of a recipe looked at for one of its measures, on the grid of an image of the
 * study. A relative attention map; it has no tissue meaning.
 *
 * @param measure name of the network measure, or of the signature that takes the features
 * @param embedding name of the embedding whose crop was seen; that of the measure for a network's
 *     own
 * @param explains what a high value speaks for, in words
 * @param map values 0 to 1 relative to the highest cell of all crops, 0 outside of them; its grid
 *     is that of the series
 * @param seriesUid Series Instance UID of the image whose grid it has
 */
public record RecipeHeatMap(
    String measure, String embedding, String explains, HeatMap map, String seriesUid) {
  /** What every reader of a heat map has to be told. */
  public static final String LABEL = "relative attention map, no tissue meaning";

  /** A name that is unique among the maps of a recipe, e.g. {@code dl-DL_AP}. */
  public String name() {
    return measure.equals(embedding) ? measure : measure + "-" + embedding;
  }
}
