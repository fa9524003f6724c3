package org.tacescore.segio;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.refusal.RefusedException;

/**
 * The pixels of a segmentation's frames, by the segment they belong to.
 *
 * <p>BINARY: a set bit is in. FRACTIONAL, occupancy as well as probability: in if at least half of
 * Maximum Fractional Value (0062,000E). LABELMAP: the value is the Segment Number; Pixel Padding
 * Value (0028,0120), where there is none 0 unless a segment has that number, belongs to no segment
 * (PS3.3 C.8.20.2).
 */
final class SegPixels {
  private static final int WHOLE = 255;

  private final SegKind kind;
  private final SegCells cells;

  /** FRACTIONAL: the least value that is in. LABELMAP: the background. */
  private final int limit;

  private SegPixels(SegKind kind, SegCells cells, int limit) {
    this.kind = kind;
    this.cells = cells;
    this.limit = limit;
  }

  /**
   * @param zeroIsSegment whether a segment has number 0, as only a label map's may
   * @throws RefusedException UNSUPPORTED_TRANSFER_SYNTAX, TOO_LARGE, UNREADABLE_INSTANCE
   * @throws MalformedDicomException if the pixel data has another length than the frames need
   */
  static SegPixels read(
      DicomObject seg, SegKind kind, int rows, int columns, int frames, boolean zeroIsSegment) {
    SegCells cells = new SegCells(seg, rows, columns, frames);
    int limit =
        switch (kind) {
          case BINARY -> 0;
          case FRACTIONAL -> leastInside(seg, cells);
          case LABELMAP -> seg.dataset().getInt(Tag.PixelPaddingValue, zeroIsSegment ? -1 : 0);
        };
    return new SegPixels(kind, cells, limit);
  }

  /**
   * Offsets in the frame of each segment's pixels; who has none there is absent.
   *
   * @param described the numbers of segments; another one is answered alone, for it is refused
   */
  Map<Integer, BitSet> segmentsOf(SegFrame frame, Set<Integer> described) {
    if (kind == SegKind.LABELMAP) {
      return labelled(cells.values(frame.index()), described);
    }
    BitSet inside =
        kind == SegKind.BINARY ? cells.bits(frame.index()) : atLeast(cells.values(frame.index()));
    return inside.isEmpty() ? Map.of() : Map.of(frame.segmentNumber(), inside);
  }

  private Map<Integer, BitSet> labelled(int[] values, Set<Integer> described) {
    Map<Integer, BitSet> segments = new HashMap<>();
    for (int pixel = 0; pixel < values.length; pixel++) {
      if (values[pixel] != limit) {
        if (!described.contains(values[pixel])) {
          return Map.of(values[pixel], new BitSet());
        }
        segments.computeIfAbsent(values[pixel], number -> new BitSet(values.length)).set(pixel);
      }
    }
    return segments;
  }

  private BitSet atLeast(int[] values) {
    BitSet inside = new BitSet(values.length);
    for (int pixel = 0; pixel < values.length; pixel++) {
      if (values[pixel] >= limit) {
        inside.set(pixel);
      }
    }
    return inside;
  }

  private static int leastInside(DicomObject seg, SegCells cells) {
    int maximum = seg.dataset().getInt(Tag.MaximumFractionalValue, 0);
    if (maximum < 1 || maximum > WHOLE) {
      throw new MalformedDicomException(
          "Maximum Fractional Value is %d (SEG %s)".formatted(maximum, seg.sopInstanceUid()));
    }
    return isCompressedBinary(seg, maximum, cells) ? 1 : (maximum + 1) / 2;
  }

  /**
   * What dcmjs makes of a binary segmentation when it is to compress it, and with it OHIF 2: RLE,
   * FRACTIONAL, PROBABILITY, maximum 255, and inside 1. As probabilities such values would mean
   * nothing; where any other value occurs they are probabilities.
   */
  private static boolean isCompressedBinary(DicomObject seg, int maximum, SegCells cells) {
    Attributes dataset = seg.dataset();
    if (maximum != WHOLE
        || !seg.transferSyntaxUid().equals(UID.RLELossless)
        || !dataset.getString(Tag.SegmentationFractionalType, "").equals("PROBABILITY")) {
      return false;
    }
    for (int frame = 0; frame < cells.frames(); frame++) {
      for (int value : cells.values(frame)) {
        if (value > 1) {
          return false;
        }
      }
    }
    return true;
  }
}
