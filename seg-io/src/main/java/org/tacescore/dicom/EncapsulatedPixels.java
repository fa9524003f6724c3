package org.tacescore.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bytes of a frame among the fragments of encapsulated pixel data (PS3.5 A.4): one
 * fragment a frame, or as the Extended (7FE0,0001) or Basic Offset Table says.
 */
final class EncapsulatedPixels {
  private static final int ITEM_HEADER_LENGTH = 8;

  private EncapsulatedPixels() {}

  static byte[] frame(Attributes image, PixelFormat format, int frame) throws IOException {
    return frame(image, format.frames(), frame);
  }

  static byte[] frame(Attributes image, int frames, int frame) throws IOException {
    if (!(image.getValue(Tag.PixelData) instanceof Fragments items) || items.size() < 2) {
      throw new IOException("no encapsulated pixel data");
    }
    int fragments = items.size() - 1;
    if (frames == 1) {
      return joined(items, 1, fragments);
    }
    if (fragments == frames) {
      return joined(items, frame + 1, frame + 1);
    }
    return byOffset(items, offsets(image, items, frames), frame);
  }

  /** Offsets of the frames' first items, behind them an end that no offset reaches. */
  private static long[] offsets(Attributes image, Fragments items, int frames) throws IOException {
    ByteBuffer basic = ByteBuffer.wrap(bytes(items.get(0))).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer extended =
        ByteBuffer.wrap(bytes(image.getValue(Tag.ExtendedOffsetTable)))
            .order(ByteOrder.LITTLE_ENDIAN);
    boolean isExtended = extended.remaining() == 8L * frames;
    if (!isExtended && basic.remaining() != 4L * frames) {
      throw new IOException(
          "%d fragments hold %d frames and the offset table does not say how"
              .formatted(items.size() - 1, frames));
    }
    long[] offsets = new long[frames + 1];
    for (int frame = 0; frame < frames; frame++) {
      offsets[frame] =
          isExtended ? extended.getLong(8 * frame) : basic.getInt(4 * frame) & 0xFFFF_FFFFL;
    }
    offsets[frames] = Long.MAX_VALUE;
    return offsets;
  }

  private static byte[] byOffset(Fragments items, long[] offsets, int frame) throws IOException {
    long start = offsets[frame];
    long end = offsets[frame + 1];
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

  private static byte[] bytes(@Nullable Object item) {
    return item instanceof byte[] bytes ? bytes : new byte[0];
  }
}
