package org.tacescore.worker.dicomweb;

import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PixelDecoder;

/** Rewrites stored files in Explicit VR Little Endian, one at a time in memory. */
final class Transcoder {
  private static final int BYTE = 8;

  private Transcoder() {}

  /** Whether a file with compressed pixels can be rewritten. */
  static boolean decodes(Path file, String transferSyntaxUid) {
    if (!PixelDecoder.decodes(transferSyntaxUid)) {
      return false;
    }
    Attributes header = Part10.readHeader(file).dataset();
    return header.getInt(Tag.Rows, 0) == 0 || FrameSource.decodable(header, transferSyntaxUid);
  }

  /** The file in Explicit VR Little Endian. */
  static byte[] explicit(Path file) {
    DicomObject object = Part10.read(file);
    if (!PixelDecoder.isNative(object.transferSyntaxUid())
        && object.dataset().contains(Tag.PixelData)) {
      decode(object);
    }
    return Part10.encode(object.dataset());
  }

  private static void decode(DicomObject object) {
    Attributes image = object.dataset();
    boolean wide = image.getInt(Tag.BitsAllocated, 0) > BYTE;
    int frames = Math.max(1, image.getInt(Tag.NumberOfFrames, 1));
    int pixels = image.getInt(Tag.Rows, 0) * image.getInt(Tag.Columns, 0);
    int length = Math.multiplyExact(Math.multiplyExact(pixels, wide ? 2 : 1), frames);
    byte[] bytes = new byte[length + length % 2];
    int at = 0;
    for (int frame = 0; frame < frames; frame++) {
      for (int value : PixelDecoder.storedValues(object, frame)) {
        bytes[at++] = (byte) value;
        if (wide) {
          bytes[at++] = (byte) (value >> BYTE);
        }
      }
    }
    image.remove(Tag.ExtendedOffsetTable);
    image.remove(Tag.ExtendedOffsetTableLengths);
    image.setBytes(Tag.PixelData, wide ? VR.OW : VR.OB, bytes);
  }
}
