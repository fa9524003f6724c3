package org.tacescore.dicom;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * How the stored values of a greyscale image lie in its pixel cells (DICOM PS3.3 C.7.6.3, PS3.5 8.1
 * and 8.2).
 *
 * @param rows Rows (0028,0010), 1..65535
 * @param columns Columns (0028,0011), 1..65535
 * @param frames Number of Frames (0028,0008); 1 where absent
 * @param bitsAllocated bits of a cell, 8 or 16
 * @param bitsStored bits of a stored value, 1..bitsAllocated
 * @param highBit its most significant bit, bitsStored-1..bitsAllocated-1
 * @param signed whether stored values are two's complement
 */
record PixelFormat(
    int rows,
    int columns,
    int frames,
    int bitsAllocated,
    int bitsStored,
    int highBit,
    boolean signed) {

  /** Reads the Image Pixel module; colour and other cell sizes are refused by name. */
  static PixelFormat of(Attributes image) {
    String photometric = image.getString(Tag.PhotometricInterpretation, "MONOCHROME2");
    if (image.getInt(Tag.SamplesPerPixel, 1) != 1 || !photometric.startsWith("MONOCHROME")) {
      throw refused(Refusal.UNSUPPORTED_FORMAT, image, "the image is not greyscale");
    }
    int allocated = image.getInt(Tag.BitsAllocated, 0);
    if (allocated != 8 && allocated != 16) {
      throw refused(
          Refusal.UNSUPPORTED_FORMAT, image, "Bits Allocated must be 8 or 16, got " + allocated);
    }
    int stored = image.getInt(Tag.BitsStored, allocated);
    PixelFormat format =
        new PixelFormat(
            image.getInt(Tag.Rows, 0),
            image.getInt(Tag.Columns, 0),
            image.getInt(Tag.NumberOfFrames, 1),
            allocated,
            stored,
            image.getInt(Tag.HighBit, stored - 1),
            image.getInt(Tag.PixelRepresentation, 0) == 1);
    if (!format.isPossible()) {
      throw refused(Refusal.UNREADABLE_INSTANCE, image, "impossible pixel format " + format);
    }
    return format;
  }

  private boolean isPossible() {
    return rows > 0
        && rows <= 0xFFFF
        && columns > 0
        && columns <= 0xFFFF
        && frames > 0
        && bitsStored > 0
        && bitsStored <= bitsAllocated
        && highBit >= bitsStored - 1
        && highBit < bitsAllocated
        && (long) rows * columns * bytesPerCell() <= Integer.MAX_VALUE - 8;
  }

  int pixels() {
    return rows * columns;
  }

  int bytesPerCell() {
    return bitsAllocated / 8;
  }

  int frameLength() {
    return pixels() * bytesPerCell();
  }

  /** The stored value in a cell: the bits around it are dropped, the sign is extended. */
  int storedValue(int cell) {
    int aboveHighBit = Integer.SIZE - 1 - highBit;
    int aligned = cell << aboveHighBit;
    int width = Integer.SIZE - bitsStored;
    return signed ? aligned >> width : aligned >>> width;
  }

  private static RefusedException refused(Refusal reason, Attributes image, String detail) {
    return new RefusedException(
        reason, "%s (instance %s)".formatted(detail, image.getString(Tag.SOPInstanceUID)));
  }
}
