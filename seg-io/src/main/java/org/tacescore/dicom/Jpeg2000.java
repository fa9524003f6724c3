package org.tacescore.dicom;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * JPEG 2000 frames (ISO/IEC 15444-1).
 *
 * <p>The reader is made by name: a look-up through ImageIO would also offer those of the DICOM
 * toolkit's jar, which fail for want of a native library.
 */
final class Jpeg2000 {
  private static final int SOC_SIZ = 0xFF4F_FF51;
  private static final int SIZ_LENGTH = 4 + 38;
  private static final int MOST_PIXELS = 1 << 24;
  private static final int MOST_TILES = 1 << 12;

  private Jpeg2000() {}

  static int[] cells(byte[] frame, PixelFormat format) throws IOException {
    requireSize(frame, format);
    return decode(new J2KImageReaderSpi(), frame, format);
  }

  /**
   * Refuses a codestream whose SIZ segment (A.5.1) is not of the image, before the reader takes the
   * memory that the segment asks for. PS3.5 A.4.4 allows no JP2 boxes around it.
   */
  private static void requireSize(byte[] frame, PixelFormat format) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(frame);
    if (frame.length < SIZ_LENGTH || in.getInt() != SOC_SIZ) {
      throw new IOException("no JPEG 2000 codestream");
    }
    in.position(8);
    long right = unsigned(in);
    long bottom = unsigned(in);
    long columns = right - unsigned(in);
    long rows = bottom - unsigned(in);
    long tileColumns = Math.max(1, unsigned(in));
    long tileRows = Math.max(1, unsigned(in));
    long tiles = (right / tileColumns + 1) * (bottom / tileRows + 1);
    in.position(in.position() + 2 * Integer.BYTES);
    int components = in.getShort();
    if (columns != format.columns() || rows != format.rows() || components != 1) {
      throw new IOException(
          "the frame is %d x %d with %d components, the image %d x %d"
              .formatted(columns, rows, components, format.columns(), format.rows()));
    }
    if (format.pixels() > MOST_PIXELS || right > MOST_PIXELS || tiles > MOST_TILES) {
      throw new IOException("a frame of %d x %d in %d tiles".formatted(columns, rows, tiles));
    }
  }

  private static long unsigned(ByteBuffer in) {
    return in.getInt() & 0xFFFF_FFFFL;
  }

  private static int[] decode(ImageReaderSpi provider, byte[] frame, PixelFormat format)
      throws IOException {
    ImageReader reader = provider.createReaderInstance(null);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(frame))) {
      reader.setInput(in);
      Raster raster = reader.readRaster(0, null);
      if (raster.getNumBands() != 1) {
        throw new IOException("the frame has %d components".formatted(raster.getNumBands()));
      }
      return raster.getSamples(
          raster.getMinX(), raster.getMinY(), format.columns(), format.rows(), 0, (int[]) null);
    } finally {
      reader.dispose();
    }
  }
}
