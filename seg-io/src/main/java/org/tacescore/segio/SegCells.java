package org.tacescore.segio;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.PixelDecoder;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * The pixel cells of a segmentation, frame by frame, whatever the transfer syntax.
 *
 * <p>Single bits run on from frame to frame, lowest first (DICOM PS3.5 8.1.1), except where each
 * frame is compressed apart: there each begins with a byte.
 */
final class SegCells {
  /** Deflated Image Frame Compression (PS3.5 A.4.13, of 2025a); each frame is one fragment. */
  static final String DEFLATED_FRAMES = "1.2.840.10008.1.2.8.1";

  private static final Set<String> NATIVE =
      Set.of(
          UID.ImplicitVRLittleEndian,
          UID.ExplicitVRLittleEndian,
          UID.ExplicitVRBigEndianRetired,
          UID.DeflatedExplicitVRLittleEndian);

  /** What {@link PixelDecoder} needs; a label map's palette only gives colours to its values. */
  private static final int[] CELL_TAGS = {
    Tag.SOPInstanceUID,
    Tag.SamplesPerPixel,
    Tag.NumberOfFrames,
    Tag.Rows,
    Tag.Columns,
    Tag.BitsAllocated,
    Tag.BitsStored,
    Tag.HighBit,
    Tag.PixelData
  };

  /** Deflate packs no better; what claims more is refused before memory is taken. */
  private static final long MOST_EXPANSION = 1032;

  private final DicomObject seg;
  private final int perFrame;
  private final int frames;
  private final int bitsAllocated;
  private final byte[] nativeBytes;

  /**
   * @throws RefusedException TOO_LARGE
   * @throws MalformedDicomException if uncompressed pixel data has another length than the frames
   *     need
   */
  SegCells(DicomObject seg, int rows, int columns, int frames) {
    long pixels = (long) rows * columns * frames;
    this.seg = seg;
    this.bitsAllocated = seg.dataset().getInt(Tag.BitsAllocated, 0);
    if ((pixels * bitsAllocated + 7) / 8 > Integer.MAX_VALUE - 64L
        || pixels > Integer.MAX_VALUE - 64L) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "%d frames of %d x %d pixels (SEG %s)"
              .formatted(frames, columns, rows, seg.sopInstanceUid()));
    }
    this.perFrame = rows * columns;
    this.frames = frames;
    this.nativeBytes = isNative() ? nativeBytes((pixels * bitsAllocated + 7) / 8) : new byte[0];
  }

  int perFrame() {
    return perFrame;
  }

  int frames() {
    return frames;
  }

  private boolean isNative() {
    return NATIVE.contains(seg.transferSyntaxUid())
        && !(seg.dataset().getValue(Tag.PixelData) instanceof Fragments);
  }

  private byte[] nativeBytes(long needed) {
    Attributes dataset = seg.dataset();
    VR.Holder vr = new VR.Holder();
    byte[] bytes =
        dataset.getValue(Tag.PixelData, vr) instanceof byte[] found ? found : new byte[0];
    if (bytes.length != needed && bytes.length != needed + needed % 2) {
      throw new MalformedDicomException(
          "%d frames of %d pixels need %d bytes, got %d (SEG %s)"
              .formatted(frames, perFrame, needed, bytes.length, seg.sopInstanceUid()));
    }
    // Big Endian swaps the bytes of each 16-bit word of OW, whatever the cells (PS3.5 7.3).
    boolean swapped = dataset.bigEndian() && vr.vr == VR.OW && bytes.length % 2 == 0;
    return swapped ? VR.OW.toggleEndian(bytes, true) : bytes;
  }

  /** The set pixels of a frame of single bits, by offset in the frame. */
  BitSet bits(int frame) {
    if (isNative()) {
      long first = (long) frame * perFrame;
      int firstByte = (int) (first / 8);
      int lastByte = (int) ((first + perFrame + 7) / 8);
      BitSet around = BitSet.valueOf(Arrays.copyOfRange(nativeBytes, firstByte, lastByte));
      int shift = (int) (first % 8);
      return around.get(shift, shift + perFrame);
    }
    requireDeflated("BINARY");
    BitSet bits = BitSet.valueOf(inflated(frame, (perFrame + 7) / 8));
    bits.clear(perFrame, Math.max(perFrame, bits.length()));
    return bits;
  }

  /** The unsigned cells of a frame of eight or sixteen bits. */
  int[] values(int frame) {
    int width = bitsAllocated / 8;
    if (isNative()) {
      return values(nativeBytes, frame * perFrame * width, width);
    }
    if (seg.transferSyntaxUid().equals(DEFLATED_FRAMES)) {
      return values(inflated(frame, perFrame * width), 0, width);
    }
    Attributes grey = new Attributes(seg.dataset(), CELL_TAGS);
    return PixelDecoder.storedValues(new DicomObject(seg.transferSyntaxUid(), grey), frame);
  }

  private int[] values(byte[] bytes, int start, int width) {
    int[] values = new int[perFrame];
    int at = start;
    for (int pixel = 0; pixel < perFrame; pixel++) {
      values[pixel] = bytes[at++] & 0xFF;
      if (width == 2) {
        values[pixel] |= (bytes[at++] & 0xFF) << 8;
      }
    }
    return values;
  }

  /** No other compression of single bits is in use. */
  private void requireDeflated(String what) {
    if (!seg.transferSyntaxUid().equals(DEFLATED_FRAMES)) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_TRANSFER_SYNTAX,
          "%s in transfer syntax %s (SEG %s)"
              .formatted(what, seg.transferSyntaxUid(), seg.sopInstanceUid()));
    }
  }

  private byte[] inflated(int frame, int length) {
    if (!(seg.dataset().getValue(Tag.PixelData) instanceof Fragments fragments)
        || fragments.size() - 1 != frames
        || !(fragments.get(frame + 1) instanceof byte[] deflated)) {
      throw unreadable("%d frames are not one fragment each".formatted(frames));
    }
    if (length > MOST_EXPANSION * deflated.length) {
      throw unreadable(
          "%d bytes cannot inflate to %d in frame %d"
              .formatted(deflated.length, length, frame + 1));
    }
    byte[] bytes = new byte[length];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      int found = inflater.inflate(bytes);
      if (found != length) {
        throw unreadable("frame %d inflates to %d of %d bytes".formatted(frame + 1, found, length));
      }
      return bytes;
    } catch (DataFormatException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "frame %d is not deflated (SEG %s)".formatted(frame + 1, seg.sopInstanceUid()),
          e);
    } finally {
      inflater.end();
    }
  }

  private RefusedException unreadable(String detail) {
    return new RefusedException(
        Refusal.UNREADABLE_INSTANCE, "%s (SEG %s)".formatted(detail, seg.sopInstanceUid()));
  }
}
