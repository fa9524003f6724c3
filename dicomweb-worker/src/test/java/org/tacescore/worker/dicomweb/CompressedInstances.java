package org.tacescore.worker.dicomweb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.tacescore.dicom.Part10;

/** Files with encapsulated pixels. */
final class CompressedInstances {
  private static final int RLE_HEADER = 64;
  private static final int LONGEST_RUN = 128;

  private CompressedInstances() {}

  /** The image in RLE Lossless, one frame of 16 bits. */
  static byte[] rle(Attributes image) {
    byte[] pixels = image.getSafeBytes(Tag.PixelData);
    ByteArrayOutputStream high = new ByteArrayOutputStream();
    ByteArrayOutputStream low = new ByteArrayOutputStream();
    literal(pixels, 1, high);
    literal(pixels, 0, low);
    ByteBuffer frame =
        ByteBuffer.allocate(RLE_HEADER + high.size() + low.size()).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(2).putInt(RLE_HEADER).putInt(RLE_HEADER + high.size());
    frame.position(RLE_HEADER);
    frame.put(high.toByteArray()).put(low.toByteArray());
    return encapsulated(image, UID.RLELossless, frame.array());
  }

  private static void literal(byte[] pixels, int first, ByteArrayOutputStream out) {
    int count = pixels.length / 2;
    for (int start = 0; start < count; start += LONGEST_RUN) {
      int run = Math.min(LONGEST_RUN, count - start);
      out.write(run - 1);
      for (int i = start; i < start + run; i++) {
        out.write(pixels[2 * i + first]);
      }
    }
  }

  /** The image with these bytes as its compressed frames, one fragment each. */
  static byte[] encapsulated(Attributes image, String transferSyntaxUid, byte[]... frames) {
    Attributes compressed = new Attributes(image);
    Fragments fragments = compressed.newFragments(Tag.PixelData, VR.OB, frames.length + 1);
    fragments.add(new byte[0]);
    for (byte[] frame : frames) {
      fragments.add(frame);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new ImageOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
      out.writeDataset(
          Part10.metaInformation(
              image.getString(Tag.SOPClassUID),
              image.getString(Tag.SOPInstanceUID),
              transferSyntaxUid),
          compressed);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
