package org.tacescore.report.score;

import java.util.BitSet;

/**
 * The border of a region on one slice, drawn along the edges of its pixels.
 *
 * @param kind what the region is
 * @param region which pixels are inside
 */
public record Outline(Kind kind, Region region) {
  /** What is outlined. */
  public enum Kind {
    TUMOUR,
    RING,
    LIVER
  }

  /** Pixels of one slice, column fastest. */
  public static final class Region {
    private final int columns;
    private final int rows;
    private final BitSet inside;

    private Region(int columns, int rows, BitSet inside) {
      this.columns = columns;
      this.rows = rows;
      this.inside = inside;
    }

    /**
     * A region of a slice of {@code columns x rows} pixels.
     *
     * @param inside offsets of pixels, copied
     */
    public static Region of(int columns, int rows, BitSet inside) {
      InvalidScorePageException.require(
          columns > 0 && rows > 0 && inside.length() <= (long) columns * rows,
          "a region reaches beyond its slice of %d x %d",
          columns,
          rows);
      return new Region(columns, rows, (BitSet) inside.clone());
    }

    /** Whether a pixel is inside; those beyond the slice are not. */
    public boolean contains(int column, int row) {
      return column >= 0
          && row >= 0
          && column < columns
          && row < rows
          && inside.get(row * columns + column);
    }

    int columns() {
      return columns;
    }

    int rows() {
      return rows;
    }
  }
}
