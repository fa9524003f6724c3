package org.tacescore.report.score;

import java.util.List;

/**
 * Slices of one series beside each other, e.g. the region's outline on three slices of a phase.
 *
 * @param title e.g. the phase
 * @param note e.g. the series, the window, or what a heat map is worth; may be empty
 * @param slices at least one, at most {@value #MOST}
 */
public record PictureStrip(String title, String note, List<SlicePicture> slices) {
  /** As many as stand beside each other. */
  public static final int MOST = 4;

  public PictureStrip {
    slices = List.copyOf(slices);
    InvalidScorePageException.requireText("title of pictures", title);
    InvalidScorePageException.require(
        !slices.isEmpty() && slices.size() <= MOST,
        "%s has %d slices, needed 1 to %d",
        title,
        slices.size(),
        MOST);
  }
}
