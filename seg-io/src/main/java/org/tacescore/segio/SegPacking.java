package org.tacescore.segio;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;

/** One bit a voxel, frame behind frame without a gap, first pixel in the lowest bit. */
final class SegPacking {
  private static final int NONE = -1;

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
    for (int segment = 0; segment < segments.size(); segment++) {
      int[] frameOf = frameOfSlice(size, segment, frames);
      IntStream offsets = segments.get(segment).mask().offsets();
      offsets.forEach(
          offset -> {
            int bit = frameOf[offset / perFrame] * perFrame + offset % perFrame;
            packed[bit >>> 3] |= (byte) (1 << (bit & 7));
          });
    }
    return packed;
  }

  private static int[] frameOfSlice(GridSize size, int segment, List<SegFrameToWrite> frames) {
    int[] frameOf = new int[size.slices()];
    Arrays.fill(frameOf, NONE);
    for (int frame = 0; frame < frames.size(); frame++) {
      if (frames.get(frame).segment() == segment) {
        frameOf[frames.get(frame).slice()] = frame;
      }
    }
    return frameOf;
  }
}
