package org.tacescore.segio;

import java.util.BitSet;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.PixelDecoder;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * The pixels of a segmentation's frames, each in or out.
 *
 * <p>BINARY: a set bit is in; bits run on from frame to frame, lowest first (DICOM PS3.5 8.1.1).
 * FRACTIONAL, occupancy as well as probability: in if at least half of Maximum Fractional Value
 * (0062,000E).
 */
final class SegPixels {
  private final BitSet inside;
  private final int perFrame;

  private SegPixels(BitSet inside, int perFrame) {
    this.inside = inside;
    this.perFrame = perFrame;
  }

  /**
   * @throws RefusedException UNSUPPORTED_TRANSFER_SYNTAX, UNSUPPORTED_FORMAT (a type or bit depth
   *     that PS3.3 C.8.20.2 does not know), TOO_LARGE
   * @throws MalformedDicomException if the pixel data has another length than the frames need
   */
  static SegPixels read(DicomObject seg, int rows, int columns, int frames) {
    Attributes dataset = seg.dataset();
    long pixels = (long) rows * columns * frames;
    if (pixels > Integer.MAX_VALUE - 64L) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "%d frames of %d x %d pixels (SEG %s)"
              .formatted(frames, columns, rows, seg.sopInstanceUid()));
    }
    boolean binary = isBinary(seg);
    if (isEncapsulated(seg)) {
      return decoded(seg, binary, rows * columns, frames);
    }
    byte[] bytes = dataset.getSafeBytes(Tag.PixelData);
    long needed = binary ? (pixels + 7) / 8 : pixels;
    int found = bytes == null ? 0 : bytes.length;
    if (bytes == null || (found != needed && found != needed + needed % 2)) {
      throw new MalformedDicomException(
          "%d frames of %d x %d pixels need %d bytes, got %d (SEG %s)"
              .formatted(frames, columns, rows, needed, found, seg.sopInstanceUid()));
    }
    BitSet inside =
        binary
            ? BitSet.valueOf(bytes)
            : atLeastHalf(bytes, (int) pixels, maximumFractionalValue(seg));
    return new SegPixels(inside, rows * columns);
  }

  private static boolean isEncapsulated(DicomObject seg) {
    boolean plain =
        switch (seg.transferSyntaxUid()) {
          case UID.ImplicitVRLittleEndian,
              UID.ExplicitVRLittleEndian,
              UID.DeflatedExplicitVRLittleEndian ->
              true;
          default -> false;
        };
    return !plain || seg.dataset().getValue(Tag.PixelData) instanceof Fragments;
  }

  /** FRACTIONAL frames in a compressed transfer syntax; for single bits none is in use. */
  private static SegPixels decoded(DicomObject seg, boolean binary, int perFrame, int frames) {
    if (binary) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_TRANSFER_SYNTAX,
          "BINARY in transfer syntax %s (SEG %s)"
              .formatted(seg.transferSyntaxUid(), seg.sopInstanceUid()));
    }
    int maximum = maximumFractionalValue(seg);
    BitSet inside = new BitSet();
    for (int frame = 0; frame < frames; frame++) {
      int[] values = PixelDecoder.storedValues(seg, frame);
      for (int pixel = 0; pixel < perFrame; pixel++) {
        if (2 * values[pixel] >= maximum) {
          inside.set(frame * perFrame + pixel);
        }
      }
    }
    return new SegPixels(inside, perFrame);
  }

  private static boolean isBinary(DicomObject seg) {
    String type = seg.dataset().getString(Tag.SegmentationType, "");
    int allocated = seg.dataset().getInt(Tag.BitsAllocated, 0);
    if (type.equals("BINARY") && allocated == 1) {
      return true;
    }
    if (type.equals("FRACTIONAL") && allocated == 8) {
      return false;
    }
    throw new RefusedException(
        Refusal.UNSUPPORTED_FORMAT,
        "segmentation type '%s' with %d bits allocated, need BINARY with 1 or FRACTIONAL with 8 (SEG %s)"
            .formatted(type, allocated, seg.sopInstanceUid()));
  }

  private static int maximumFractionalValue(DicomObject seg) {
    int maximum = seg.dataset().getInt(Tag.MaximumFractionalValue, 0);
    if (maximum < 1 || maximum > 255) {
      throw new MalformedDicomException(
          "Maximum Fractional Value is %d (SEG %s)".formatted(maximum, seg.sopInstanceUid()));
    }
    return maximum;
  }

  private static BitSet atLeastHalf(byte[] values, int pixels, int maximum) {
    BitSet inside = new BitSet(pixels);
    for (int pixel = 0; pixel < pixels; pixel++) {
      if (2 * (values[pixel] & 0xFF) >= maximum) {
        inside.set(pixel);
      }
    }
    return inside;
  }

  boolean isEmpty(int frame) {
    int first = inside.nextSetBit(frame * perFrame);
    return first < 0 || first - frame * perFrame >= perFrame;
  }

  /** Sets the bits of the frame's inner pixels, its first pixel at the given offset. */
  void addTo(BitSet target, int frame, int offset) {
    int start = frame * perFrame;
    for (int pixel = inside.nextSetBit(start);
        pixel >= 0 && pixel - start < perFrame;
        pixel = inside.nextSetBit(pixel + 1)) {
      target.set(offset + pixel - start);
    }
  }
}
