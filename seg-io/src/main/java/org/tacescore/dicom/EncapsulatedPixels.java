package org.tacescore.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;

/** Finds the bytes of a frame among the fragments of encapsulated pixel data (PS3.5 A.4). */
final class EncapsulatedPixels {
  private static final int ITEM_HEADER_LENGTH = 8;

  private EncapsulatedPixels() {}

  static byte[] frame(Attributes image, PixelFormat format, int frame) throws IOException {
    if (!(image.getValue(Tag.PixelData) instanceof Fragments items) || items.size() < 2) {
      throw new IOException("no encapsulated pixel data");
    }
    int fragments = items.size() - 1;
    if (format.frames() == 1) {
      return joined(items, 1, fragments);
    }
    if (fragments == format.frames()) {
      return joined(items, frame + 1, frame + 1);
    }
    return byOffset(items, format, frame);
  }

  /** Frames of several fragments are told apart by the Basic Offset Table alone. */
  private static byte[] byOffset(Fragments items, PixelFormat format, int frame)
      throws IOException {
    ByteBuffer table = ByteBuffer.wrap(bytes(items.get(0))).order(ByteOrder.LITTLE_ENDIAN);
    if (table.remaining() != 4 * format.frames()) {
      throw new IOException(
          "%d fragments hold %d frames and the offset table does not say how"
              .formatted(items.size() - 1, format.frames()));
    }
    long start = table.getInt(4 * frame) & 0xFFFF_FFFFL;
    long end =
        frame + 1 < format.frames() ? table.getInt(4 * frame + 4) & 0xFFFF_FFFFL : Long.MAX_VALUE;
    int first = 0;
    int last = 0;
    long at = 0;
    for (int item = 1; item < items.size() && at < end; item++) {
      if (at == start) {
        first = item;
      }
      last = item;
      at += ITEM_HEADER_LENGTH + bytes(items.get(item)).length;
    }
    if (first == 0 || last < first) {
      throw new IOException("frame %d: no fragment begins at offset %d".formatted(frame, start));
    }
    return joined(items, first, last);
  }

  private static byte[] joined(Fragments items, int first, int last) {
    if (first == last) {
      return bytes(items.get(first));
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int item = first; item <= last; item++) {
      joined.writeBytes(bytes(items.get(item)));
    }
    return joined.toByteArray();
  }

  private static byte[] bytes(Object item) {
    return item instanceof byte[] bytes ? bytes : new byte[0];
  }
}
