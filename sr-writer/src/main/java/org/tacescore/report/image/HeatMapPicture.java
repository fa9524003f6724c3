package org.tacescore.report.image;

import java.util.List;
import java.util.Optional;
import org.tacescore.segio.SegSource;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * What a picture of a heat map shows: three slices, in grey, the map laid over them and the outline
 * of the tumour.
 *
 * @param title e.g. the score and the series
 * @param lines below the slices, at most {@value #MOST_LINES}: what is explained, by which network,
 *     its status
 * @param image the series, all on one grid
 * @param values the heat map, 0 to 1
 * @param outline the tumour on that grid
 * @param window how grey values are shown
 */
public record HeatMapPicture(
    String title,
    List<String> lines,
    Volume image,
    Volume values,
    Optional<Mask> outline,
    GreyWindow window) {
  /** As many lines have room. */
  public static final int MOST_LINES = 4;

  public HeatMapPicture {
    lines = List.copyOf(lines);
    if (title.isBlank() || lines.size() > MOST_LINES) {
      throw new IllegalArgumentException(
          "a picture needs a title and at most %d lines, got '%s' and %d"
              .formatted(MOST_LINES, title, lines.size()));
    }
    requireGrid("heat map", values.geometry(), image.geometry());
    outline.ifPresent(mask -> requireGrid("outline", mask.geometry(), image.geometry()));
  }

  private static void requireGrid(String name, VolumeGeometry there, VolumeGeometry image) {
    if (!there.sameGridAs(image, SegSource.TOLERANCE_MM)) {
      throw new IllegalArgumentException("%s on another grid than its image".formatted(name));
    }
  }

  /**
   * The slices that are shown, ascending, as indices: those with the highest sums of values, kept
   * apart by a sixth of the map's extent; fewer than three where the map has no more.
   *
   * @throws EmptyHeatMapException if no value is above 0
   */
  public List<Integer> slices() {
    return TellingSlices.of(values);
  }
}
