package org.tacescore.worker.dicomweb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.jspecify.annotations.Nullable;
import org.tacescore.dicom.CompressedFrames;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.PixelDecoder;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/** The frames of a stored image, as stored and uncompressed. Frames are numbered from 0. */
final class FrameSource {
  private static final int BYTE = 8;

  private final InstanceContent content;
  private final int pixelTag;
  private @Nullable DicomObject whole;

  private FrameSource(InstanceContent content, int pixelTag) {
    this.content = content;
    this.pixelTag = pixelTag;
  }

  /** Opens an instance; empty if it has no pixels. */
  static Optional<FrameSource> of(Path file, CataloguedInstance instance) {
    InstanceContent content = InstanceContent.read(file, instance.transferSyntaxUid());
    return IntStream.of(Tag.PixelData, Tag.FloatPixelData, Tag.DoubleFloatPixelData)
        .filter(content.dataset()::containsValue)
        .mapToObj(tag -> new FrameSource(content, tag))
        .filter(frames -> frames.dataset().getInt(Tag.Rows, 0) > 0)
        .findFirst();
  }

  Attributes dataset() {
    return content.dataset();
  }

  int pixelTag() {
    return pixelTag;
  }

  int frames() {
    return Math.max(1, dataset().getInt(Tag.NumberOfFrames, 1));
  }

  String transferSyntaxUid() {
    return content.object().transferSyntaxUid();
  }

  boolean compressed() {
    return !PixelDecoder.isNative(transferSyntaxUid());
  }

  /** Whether {@link #uncompressed} can give the frames. */
  boolean decodable() {
    return !compressed() || decodable(dataset(), transferSyntaxUid());
  }

  static boolean decodable(Attributes image, String transferSyntaxUid) {
    int bits = image.getInt(Tag.BitsAllocated, 0);
    return PixelDecoder.decodes(transferSyntaxUid)
        && image.getInt(Tag.SamplesPerPixel, 1) == 1
        && image.getString(Tag.PhotometricInterpretation, "MONOCHROME2").startsWith("MONOCHROME")
        && (bits == BYTE || bits == 2 * BYTE);
  }

  /** A frame in the transfer syntax of the file, which is a compressed one. */
  byte[] compressed(int frame) {
    return CompressedFrames.frame(whole().dataset(), frame);
  }

  /**
   * A frame as it would lie in Pixel Data in Explicit VR Little Endian, from a whole byte on.
   *
   * @throws RefusedException UNSUPPORTED_TRANSFER_SYNTAX, UNREADABLE_INSTANCE
   */
  byte[] uncompressed(int frame) throws IOException {
    if (compressed()) {
      return cells(PixelDecoder.storedValues(whole(), frame));
    }
    VR.Holder vr = new VR.Holder();
    Object value = dataset().getValue(pixelTag, vr);
    long bits = bitsPerFrame();
    long first = frame * bits;
    long end = first + bits;
    if ((end + BYTE - 1) / BYTE > InstanceContent.length(value) || bits > Integer.MAX_VALUE) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "pixel data end before frame %d (instance %s)"
              .formatted(frame + 1, content.object().sopInstanceUid()));
    }
    if (bits % BYTE != 0) {
      return shifted(value, first, (int) bits);
    }
    byte[] bytes = content.bytes(value, first / BYTE, (int) (bits / BYTE));
    return dataset().bigEndian() ? vr.vr.toggleEndian(bytes, false) : bytes;
  }

  /** Frames of single bits follow each other without a gap (PS3.5 section 8.1.1). */
  private byte[] shifted(@Nullable Object value, long first, int bits) throws IOException {
    long from = first / BYTE;
    int shift = (int) (first % BYTE);
    byte[] packed = content.bytes(value, from, (shift + bits + BYTE - 1) / BYTE);
    byte[] frame = new byte[(bits + BYTE - 1) / BYTE];
    for (int bit = 0; bit < bits; bit++) {
      int at = shift + bit;
      if ((packed[at / BYTE] >> (at % BYTE) & 1) != 0) {
        frame[bit / BYTE] |= (byte) (1 << (bit % BYTE));
      }
    }
    return frame;
  }

  /** Whether {@link #uncompressed} frames one behind the other are the value of Pixel Data. */
  long bitsPerFrame() {
    Attributes image = dataset();
    boolean halved = image.getString(Tag.PhotometricInterpretation, "").equals("YBR_FULL_422");
    long samples = halved ? 2 : image.getInt(Tag.SamplesPerPixel, 1);
    return (long) image.getInt(Tag.Rows, 0)
        * image.getInt(Tag.Columns, 0)
        * samples
        * image.getInt(Tag.BitsAllocated, 0);
  }

  private byte[] cells(int[] values) {
    boolean wide = dataset().getInt(Tag.BitsAllocated, 0) > BYTE;
    byte[] cells = new byte[wide ? 2 * values.length : values.length];
    for (int i = 0; i < values.length; i++) {
      if (wide) {
        cells[2 * i] = (byte) values[i];
        cells[2 * i + 1] = (byte) (values[i] >> BYTE);
      } else {
        cells[i] = (byte) values[i];
      }
    }
    return cells;
  }

  private DicomObject whole() {
    DicomObject read = whole;
    if (read == null) {
      read = Part10.read(content.file());
      whole = read;
    }
    return read;
  }
}
