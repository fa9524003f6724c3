package org.tacescore.worker.dicomweb;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/** A frame as a picture for people: grey through a window, or in its colours. */
final class FramePicture {
  private static final int BYTE = 8;
  private static final int WHITE = 255;
  private static final int LARGEST = 1 << 26;

  private FramePicture() {}

  /**
   * Renders a frame.
   *
   * @param frame from 0
   * @param window of grey values; else that of the image, else from its least to its greatest value
   * @throws RefusedException if the pixels cannot be decoded, or are of a kind that is not shown
   */
  static BufferedImage of(FrameSource source, int frame, Optional<GreyWindow> window)
      throws IOException {
    Attributes image = source.dataset();
    if ((long) columns(image) * rows(image) > LARGEST) {
      throw unsupported(source, "the image is larger than is shown");
    }
    boolean baseline = source.transferSyntaxUid().equals(UID.JPEGBaseline1);
    if (baseline) {
      return ImageCodecs.readJpeg(new ByteArrayInputStream(source.compressed(frame)));
    }
    String kind = image.getString(Tag.PhotometricInterpretation, "MONOCHROME2");
    byte[] cells = source.uncompressed(frame);
    if (kind.startsWith("MONOCHROME")) {
      return grey(source, frame, values(source, cells), window, kind.equals("MONOCHROME1"));
    }
    if (image.getInt(Tag.BitsAllocated, 0) == BYTE
        && image.getInt(Tag.SamplesPerPixel, 0) == 3
        && (kind.equals("RGB") || kind.equals("YBR_FULL"))) {
      return colour(image, cells, kind.equals("YBR_FULL"));
    }
    throw unsupported(source, kind + " is not shown");
  }

  private static int columns(Attributes image) {
    return image.getInt(Tag.Columns, 0);
  }

  private static int rows(Attributes image) {
    return image.getInt(Tag.Rows, 0);
  }

  private static BufferedImage grey(
      FrameSource source,
      int frame,
      double[] values,
      Optional<GreyWindow> window,
      boolean inverted) {
    Attributes image = source.dataset();
    FrameFunctions functions = new FrameFunctions(image, frame);
    double slope = functions.slope();
    double intercept = functions.intercept();
    GreyWindow shown =
        window.or(functions::window).orElseGet(() -> around(values, slope, intercept));
    byte[] grey = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      double brightness =
          Double.isNaN(values[i]) ? 0 : shown.brightness(values[i] * slope + intercept);
      grey[i] = (byte) Math.round(WHITE * (inverted ? 1 - brightness : brightness));
    }
    BufferedImage picture =
        new BufferedImage(columns(image), rows(image), BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, columns(image), rows(image), grey);
    return picture;
  }

  private static GreyWindow around(double[] values, double slope, double intercept) {
    double least =
        Arrays.stream(values).filter(Double::isFinite).min().orElse(0) * slope + intercept;
    double greatest =
        Arrays.stream(values).filter(Double::isFinite).max().orElse(0) * slope + intercept;
    return GreyWindow.around(Math.min(least, greatest), Math.max(least, greatest));
  }

  private static double[] values(FrameSource source, byte[] cells) {
    Attributes image = source.dataset();
    int allocated = image.getInt(Tag.BitsAllocated, 0);
    ByteBuffer in = ByteBuffer.wrap(cells).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[columns(image) * rows(image)];
    boolean real = source.pixelTag() != Tag.PixelData;
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (allocated) {
            case 1 -> cells[i / BYTE] >> (i % BYTE) & 1;
            case 8 -> stored(image, in.get() & 0xFF);
            case 16 -> stored(image, in.getShort() & 0xFFFF);
            case 32 -> real ? in.getFloat() : stored(image, in.getInt());
            case 64 -> in.getDouble();
            default -> throw unsupported(source, allocated + " bits a pixel are not shown");
          };
    }
    return values;
  }

  /** The bits of a cell up to the high bit, with their sign. */
  private static double stored(Attributes image, int cell) {
    int bits = image.getInt(Tag.BitsStored, image.getInt(Tag.BitsAllocated, 0));
    int high = image.getInt(Tag.HighBit, bits - 1);
    int aligned = cell << (Integer.SIZE - 1 - high);
    int width = Integer.SIZE - bits;
    return image.getInt(Tag.PixelRepresentation, 0) == 1
        ? aligned >> width
        : Integer.toUnsignedLong(aligned >>> width);
  }

  private static BufferedImage colour(Attributes image, byte[] cells, boolean luminance) {
    int pixels = columns(image) * rows(image);
    boolean byPlane = image.getInt(Tag.PlanarConfiguration, 0) == 1;
    int[] rgb = new int[pixels];
    for (int i = 0; i < pixels; i++) {
      int at = byPlane ? i : 3 * i;
      int step = byPlane ? pixels : 1;
      int first = cells[at] & 0xFF;
      int second = cells[at + step] & 0xFF;
      int third = cells[at + 2 * step] & 0xFF;
      rgb[i] =
          luminance ? fromLuminance(first, second - 128, third - 128) : pack(first, second, third);
    }
    BufferedImage picture =
        new BufferedImage(columns(image), rows(image), BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, columns(image), rows(image), rgb, 0, columns(image));
    return picture;
  }

  /** ITU-R BT.601, as PS3.3 C.7.6.3.1.2 has it. */
  private static int fromLuminance(int y, int blue, int red) {
    return pack(
        (int) Math.round(y + 1.402 * red),
        (int) Math.round(y - 0.344136 * blue - 0.714136 * red),
        (int) Math.round(y + 1.772 * blue));
  }

  private static int pack(int red, int green, int blue) {
    return clamp(red) << 16 | clamp(green) << BYTE | clamp(blue);
  }

  private static int clamp(int value) {
    return Math.min(WHITE, Math.max(0, value));
  }

  private static RefusedException unsupported(FrameSource source, String detail) {
    return new RefusedException(
        Refusal.UNSUPPORTED_FORMAT,
        "%s (instance %s)".formatted(detail, source.dataset().getString(Tag.SOPInstanceUID)));
  }
}
