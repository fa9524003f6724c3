package org.tacescore.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * RLE Lossless frames (DICOM PS3.5 annex G): one PackBits segment for each byte of the cells, most
 * significant byte first.
 */
final class RleLossless {
  private static final int HEADER_LENGTH = 64;
  private static final int NO_OPERATION = -128;

  /** Two bytes stand for 128 at the most; what claims more is refused before memory is taken. */
  private static final long MOST_EXPANSION = 64;

  private RleLossless() {}

  /** The cells of a greyscale frame, low bits first, not yet masked. */
  static int[] cells(byte[] frame, PixelFormat format) throws IOException {
    if (frame.length < HEADER_LENGTH) {
      throw new IOException("an RLE frame of %d bytes has no header".formatted(frame.length));
    }
    ByteBuffer header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    int segments = header.getInt();
    if (segments != format.bytesPerCell()) {
      throw new IOException(
          "%d RLE segments, %d bytes a cell".formatted(segments, format.bytesPerCell()));
    }
    if (format.frameLength() > MOST_EXPANSION * frame.length) {
      throw new IOException(
          "%d RLE bytes cannot hold %d pixels".formatted(frame.length, format.pixels()));
    }
    int[] cells = new int[format.pixels()];
    int start = header.getInt();
    for (int segment = 0; segment < segments; segment++) {
      int end = segment == segments - 1 ? frame.length : header.getInt();
      if (start < HEADER_LENGTH || end < start || end > frame.length) {
        throw new IOException("RLE segment %d lies at %d..%d".formatted(segment, start, end));
      }
      unpack(frame, start, end, cells);
      start = end;
    }
    return cells;
  }

  /** Shifts each cell by a byte and adds the segment's; the padding after the last is left. */
  private static void unpack(byte[] frame, int start, int end, int[] cells) throws IOException {
    int at = start;
    int cell = 0;
    while (cell < cells.length) {
      int control = at < end ? frame[at++] : NO_OPERATION + Byte.MIN_VALUE;
      int count = control >= 0 ? control + 1 : 1 - control;
      int bytes = control >= 0 ? count : 1;
      if (control == NO_OPERATION) {
        continue;
      }
      if (at + bytes > end || cell + count > cells.length) {
        throw new IOException("an RLE segment gives %d of %d bytes".formatted(cell, cells.length));
      }
      for (int i = 0; i < count; i++) {
        cells[cell] = cells[cell] << 8 | frame[at + (control >= 0 ? i : 0)] & 0xFF;
        cell++;
      }
      at += bytes;
    }
  }
}
