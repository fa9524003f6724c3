package org.tacescore.dicom;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * The stored values of greyscale images, whatever their transfer syntax (DICOM PS3.5 section 8 and
 * annex A).
 *
 * <p>Values are those of Pixel Data (7FE0,0010) before any rescale; Pixel Padding is left as it is.
 */
public final class PixelDecoder {
  private static final Set<String> NATIVE =
      Set.of(
          UID.ImplicitVRLittleEndian,
          UID.ExplicitVRLittleEndian,
          UID.ExplicitVRBigEndianRetired,
          UID.DeflatedExplicitVRLittleEndian);

  private static final Map<String, Codec> CODECS =
      Map.of(
          UID.RLELossless, RleLossless::cells,
          UID.JPEGLosslessNonHierarchical14, JpegLossless::cells,
          UID.JPEGLossless, JpegLossless::cells,
          UID.JPEG2000LosslessOnly, Jpeg2000::cells);

  private PixelDecoder() {}

  /** Whether pixels of a transfer syntax lie uncompressed in the data set. */
  public static boolean isNative(String transferSyntaxUid) {
    return NATIVE.contains(transferSyntaxUid);
  }

  /** Whether compressed greyscale frames of a transfer syntax can be decoded, without loss. */
  public static boolean decodes(String transferSyntaxUid) {
    return CODECS.containsKey(transferSyntaxUid);
  }

  /** Decodes the bytes of a frame to its cells, one a pixel; bits above the high bit may be any. */
  private interface Codec {
    int[] cells(byte[] frame, PixelFormat format) throws IOException;
  }

  /** The values of a single-frame image; as {@link #storedValues(DicomObject, int)}. */
  public static int[] storedValues(DicomObject image) {
    return storedValues(image, 0);
  }

  /**
   * The stored values of a frame, column fastest, sign-extended where they are signed.
   *
   * @param frame from 0
   * @throws RefusedException UNSUPPORTED_FORMAT (colour, cells other than 8 or 16 bits),
   *     UNSUPPORTED_TRANSFER_SYNTAX, UNREADABLE_INSTANCE (too few or broken bytes)
   */
  public static int[] storedValues(DicomObject image, int frame) {
    PixelFormat format = PixelFormat.of(image.dataset());
    if (frame < 0 || frame >= format.frames()) {
      throw new IndexOutOfBoundsException(
          "frame %d of an image with %d".formatted(frame, format.frames()));
    }
    if (NATIVE.contains(image.transferSyntaxUid())) {
      return nativeValues(image, format, frame);
    }
    Codec codec = CODECS.get(image.transferSyntaxUid());
    if (codec == null) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_TRANSFER_SYNTAX,
          "transfer syntax %s (instance %s)"
              .formatted(image.transferSyntaxUid(), image.sopInstanceUid()));
    }
    return decompressed(codec, image, format, frame);
  }

  private static int[] decompressed(Codec codec, DicomObject image, PixelFormat format, int frame) {
    try {
      byte[] bytes = EncapsulatedPixels.frame(image.dataset(), format, frame);
      int[] values = codec.cells(bytes, format);
      for (int i = 0; i < values.length; i++) {
        values[i] = format.storedValue(values[i]);
      }
      return values;
    } catch (IOException | RuntimeException e) {
      // The image libraries answer broken frames with many kinds of unchecked exception.
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "frame %d cannot be decoded: %s (instance %s)"
              .formatted(frame, e.getMessage(), image.sopInstanceUid()),
          e);
    }
  }

  private static int[] nativeValues(DicomObject image, PixelFormat format, int frame) {
    VR.Holder vr = new VR.Holder();
    byte[] bytes = pixelData(image, vr);
    long start = (long) frame * format.frameLength();
    if (start + format.frameLength() > bytes.length) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "pixel data end after %d bytes, %d frames of %d bytes were announced (instance %s)"
              .formatted(
                  bytes.length, format.frames(), format.frameLength(), image.sopInstanceUid()));
    }
    int[] values = new int[format.pixels()];
    // Big Endian swaps the bytes of each 16-bit word of OW, also where cells have 8 bits.
    int swap = image.dataset().bigEndian() && vr.vr == VR.OW ? 1 : 0;
    int at = (int) start;
    for (int i = 0; i < values.length; i++) {
      int cell = bytes[at++ ^ swap] & 0xFF;
      if (format.bytesPerCell() == 2) {
        cell |= (bytes[at++ ^ swap] & 0xFF) << 8;
      }
      values[i] = format.storedValue(cell);
    }
    return values;
  }

  private static byte[] pixelData(DicomObject image, VR.Holder vr) {
    if (!(image.dataset().getValue(Tag.PixelData, vr) instanceof byte[] bytes)
        || (image.dataset().bigEndian() && bytes.length % 2 != 0)) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "no whole uncompressed pixel data (instance %s)".formatted(image.sopInstanceUid()));
    }
    return bytes;
  }
}
