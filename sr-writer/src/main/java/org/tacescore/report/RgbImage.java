package org.tacescore.report;

/** A picture in colour: three samples a pixel (red, green, blue), 8 bits each, column fastest. */
public final class RgbImage {
  private static final int LARGEST_SIDE = 65535;

  private final int columns;
  private final int rows;
  private final byte[] samples;

  private RgbImage(int columns, int rows, byte[] samples) {
    this.columns = columns;
    this.rows = rows;
    this.samples = samples;
  }

  /**
   * A picture of {@code columns x rows} pixels.
   *
   * @param samples three for each pixel, copied
   */
  public static RgbImage of(int columns, int rows, byte[] samples) {
    boolean fits = columns > 0 && rows > 0 && columns <= LARGEST_SIDE && rows <= LARGEST_SIDE;
    if (!fits || samples.length != 3L * columns * rows) {
      throw new IllegalArgumentException(
          "%d samples of a picture of %d x %d".formatted(samples.length, columns, rows));
    }
    return new RgbImage(columns, rows, samples.clone());
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** A copy of the samples. */
  public byte[] toSamples() {
    return samples.clone();
  }
}
