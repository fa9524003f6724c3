package org.tacescore.dicom;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.io.ImageInputStream;

/**
 * How many bytes a deflated data set may inflate to; deflating makes zeros a thousand times
 * smaller, so a file's size says nothing of them.
 *
 * <p>Pixel Data may have what Rows, Columns and their like announce, the rest of the data set what
 * the largest real ones have. Each value is held against that by its announced length, before a
 * byte of it is inflated.
 */
final class InflatedLimit {
  /** A CT of 512 x 512 x 2000 voxels of two bytes, as in the research formats. */
  private static final long MOST_PIXEL_BYTES = 1L << 30;

  /** Functional groups of half a million frames take half of it. */
  private static final long MOST_OTHER_BYTES = 1L << 28;

  /** A value's buffer is copied as it grows: one and a half of it are held for a moment. */
  private static final int PIXELS_SHARE = 2;

  /** Short elements take about four times their bytes in memory. */
  private static final int OTHERS_SHARE = 8;

  /** Frames may be padded, as may the whole; a bomb is hundreds of times larger. */
  private static final int PADDED = 2;

  /** Pixel Data this small does no harm, whatever it belongs to. */
  private static final int LITTLE = 1 << 20;

  private final long start;
  private final long mostPixelBytes;
  private final long mostOtherBytes;
  private long pixelBytes;

  private InflatedLimit(long start, long mostPixelBytes, long mostOtherBytes) {
    this.start = start;
    this.mostPixelBytes = mostPixelBytes;
    this.mostOtherBytes = mostOtherBytes;
  }

  /**
   * The limit that this virtual machine's memory sets.
   *
   * @param start the parser's position where the data set begins
   */
  static InflatedLimit ofThisMachine(long start) {
    long memory = Runtime.getRuntime().maxMemory();
    return new InflatedLimit(
        start,
        Math.min(MOST_PIXEL_BYTES, memory / PIXELS_SHARE),
        Math.min(MOST_OTHER_BYTES, memory / OTHERS_SHARE));
  }

  /**
   * To be called where the parser has read the head of a value and nothing of the value.
   *
   * @param owner the data set that the value is for, with the elements before it
   */
  void require(ImageInputStream parser, Attributes owner) {
    if (parser.tag() == Tag.PixelData && owner.isRoot()) {
      pixelBytes += length(parser);
      requirePixels(owner);
    }
    requireOthers(parser);
  }

  /** As above, for a value that is not Pixel Data. */
  void requireOthers(ImageInputStream parser) {
    long bytes = parser.getPosition() + length(parser) - start - pixelBytes;
    if (bytes > mostOtherBytes) {
      throw new OversizedDicomException(
          "the deflated data set has %d bytes or more beside pixel data, at most %d"
              .formatted(bytes, mostOtherBytes));
    }
  }

  private void requirePixels(Attributes image) {
    if (pixelBytes > LITTLE + PADDED * announced(image)) {
      throw new MalformedDicomException(
          "there are more pixel data than the header says: %d bytes".formatted(pixelBytes));
    }
    if (pixelBytes > mostPixelBytes) {
      throw new OversizedDicomException(
          "the deflated data set has %d bytes of pixel data, at most %d"
              .formatted(pixelBytes, mostPixelBytes));
    }
  }

  /** Undefined lengths, and those that the toolkit refuses to read, count for nothing. */
  private static long length(ImageInputStream parser) {
    return Math.max(0, parser.length());
  }

  /** Bytes, as a double that their product cannot overflow. */
  private static double announced(Attributes image) {
    double bits = image.getInt(Tag.BitsAllocated, 0);
    bits *= image.getInt(Tag.SamplesPerPixel, 1);
    bits *= image.getInt(Tag.Rows, 0);
    bits *= image.getInt(Tag.Columns, 0);
    return Math.ceil(bits * image.getInt(Tag.NumberOfFrames, 1) / Byte.SIZE);
  }
}
