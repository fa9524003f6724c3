package org.tacescore.report.score;

/** Grey values of one slice, 0 black to 255 white, column fastest. */
public final class GreyImage {
  private final int columns;
  private final int rows;
  private final double columnMm;
  private final double rowMm;
  private final byte[] pixels;

  private GreyImage(int columns, int rows, double columnMm, double rowMm, byte[] pixels) {
    this.columns = columns;
    this.rows = rows;
    this.columnMm = columnMm;
    this.rowMm = rowMm;
    this.pixels = pixels;
  }

  /**
   * An image of {@code columns x rows} pixels.
   *
   * @param columnMm distance between columns
   * @param rowMm distance between rows
   * @param pixels copied
   */
  public static GreyImage of(int columns, int rows, double columnMm, double rowMm, byte[] pixels) {
    InvalidScorePageException.require(
        columns > 0 && rows > 0 && pixels.length == (long) columns * rows,
        "%d pixels of a picture of %d x %d",
        pixels.length,
        columns,
        rows);
    InvalidScorePageException.require(
        columnMm > 0 && rowMm > 0, "pixels of a picture are %s x %s mm", columnMm, rowMm);
    return new GreyImage(columns, rows, columnMm, rowMm, pixels.clone());
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  public double columnMm() {
    return columnMm;
  }

  public double rowMm() {
    return rowMm;
  }

  /** 0 to 255. */
  public int at(int column, int row) {
    return pixels[row * columns + column] & 0xFF;
  }
}
