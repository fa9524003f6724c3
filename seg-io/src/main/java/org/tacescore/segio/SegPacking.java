package org.tacescore.segio;

import java.util.List;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;

/** One bit a voxel, frame behind frame without a gap, first pixel in the lowest bit. */
final class SegPacking {
  private SegPacking() {}

  static byte[] pack(GridSize size, List<SegmentDraft> segments, List<SegFrameToWrite> frames) {
    int perFrame = size.columns() * size.rows();
    long pixels = (long) perFrame * frames.size();
    if (pixels > Integer.MAX_VALUE - 64L) {
      throw new RefusedException(
          Refusal.TOO_LARGE, "%d frames of %d pixels".formatted(frames.size(), perFrame));
    }
    int bytes = (int) ((pixels + 7) / 8);
    byte[] packed = new byte[bytes + bytes % 2];
    for (int index = 0; index < frames.size(); index++) {
      SegFrameToWrite frame = frames.get(index);
      byte[] bits = segments.get(frame.segment()).mask().packed(frame.slice() * perFrame, perFrame);
      put(bits, packed, (long) index * perFrame);
    }
    return packed;
  }

  /** Frames begin within a byte where their pixels are no multiple of eight. */
  private static void put(byte[] bits, byte[] packed, long firstBit) {
    int first = (int) (firstBit / 8);
    int shift = (int) (firstBit % 8);
    if (shift == 0) {
      System.arraycopy(bits, 0, packed, first, bits.length);
      return;
    }
    for (int i = 0; i < bits.length; i++) {
      int shifted = (bits[i] & 0xFF) << shift;
      packed[first + i] |= (byte) shifted;
      if (shifted > 0xFF) {
        packed[first + i + 1] |= (byte) (shifted >> 8);
      }
    }
  }
}
