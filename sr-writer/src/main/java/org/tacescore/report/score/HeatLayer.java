package org.tacescore.report.score;

/**
 * How much a network looked at each pixel, relative to the most it looked at anything: 0 to 1,
 * column fastest. Values below 0, above 1 and NaN are shown as 0, 1 and 0.
 */
public final class HeatLayer {
  private final int columns;
  private final int rows;
  private final float[] values;

  private HeatLayer(int columns, int rows, float[] values) {
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  /**
   * A map of {@code columns x rows} pixels.
   *
   * @param values copied
   */
  public static HeatLayer of(int columns, int rows, float[] values) {
    InvalidScorePageException.require(
        columns > 0 && rows > 0 && values.length == (long) columns * rows,
        "%d values of a heat map of %d x %d",
        values.length,
        columns,
        rows);
    return new HeatLayer(columns, rows, values.clone());
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** 0 to 1. */
  public float at(int column, int row) {
    float value = values[row * columns + column];
    return value > 0 ? Math.min(value, 1) : 0;
  }
}
