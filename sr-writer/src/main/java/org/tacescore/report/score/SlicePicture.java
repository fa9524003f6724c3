package org.tacescore.report.score;

import java.util.List;

/**
 * One slice as it is shown.
 *
 * @param image grey values
 * @param heat none or one, on the same grid
 * @param outlines drawn on it
 * @param position where the slice lies, e.g. "slice 41 of 96, z -112.5 mm"
 */
public record SlicePicture(
    GreyImage image, List<HeatLayer> heat, List<Outline> outlines, String position) {
  public SlicePicture {
    heat = List.copyOf(heat);
    outlines = List.copyOf(outlines);
    InvalidScorePageException.requireText("position of a slice", position);
    InvalidScorePageException.require(heat.size() <= 1, "a slice has %d heat maps", heat.size());
    for (HeatLayer layer : heat) {
      InvalidScorePageException.require(
          layer.columns() == image.columns() && layer.rows() == image.rows(),
          "a heat map of %d x %d on a slice of %d x %d",
          layer.columns(),
          layer.rows(),
          image.columns(),
          image.rows());
    }
  }
}
