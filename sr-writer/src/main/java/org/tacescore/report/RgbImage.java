package org.tacescore.report;

import java.util.Arrays;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

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

  /** Writes the pixels, uncompressed (PS3.3 C.7.6.3 Image Pixel). */
  public void put(Attributes capture) {
    capture.setString(Tag.LossyImageCompression, VR.CS, "00");
    capture.setInt(Tag.SamplesPerPixel, VR.US, 3);
    capture.setString(Tag.PhotometricInterpretation, VR.CS, "RGB");
    capture.setInt(Tag.PlanarConfiguration, VR.US, 0);
    capture.setInt(Tag.Rows, VR.US, rows());
    capture.setInt(Tag.Columns, VR.US, columns());
    capture.setInt(Tag.BitsAllocated, VR.US, 8);
    capture.setInt(Tag.BitsStored, VR.US, 8);
    capture.setInt(Tag.HighBit, VR.US, 7);
    capture.setInt(Tag.PixelRepresentation, VR.US, 0);
    byte[] samples = toSamples();
    capture.setBytes(
        Tag.PixelData, VR.OB, Arrays.copyOf(samples, samples.length + samples.length % 2));
  }
}
