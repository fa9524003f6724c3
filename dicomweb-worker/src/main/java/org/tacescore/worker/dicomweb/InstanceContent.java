package org.tacescore.worker.dicomweb;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.BulkData;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.tacescore.dicom.DataSetParser;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;

/**
 * A stored instance without its bulk values, which are read from its file when they are asked for.
 *
 * <p>A deflated file cannot be read in its midst: it is held whole.
 *
 * @param file in the object store
 * @param object the data set; its bulk values are {@link BulkData} with their place in the file
 */
record InstanceContent(Path file, DicomObject object) {

  /** Binary values longer than this are bulk. */
  static final int LONGEST_INLINE = 1024;

  private static final int BUFFER_BYTES = 1 << 16;

  /** Reads a file of the store. */
  static InstanceContent read(Path file, String transferSyntaxUid) {
    return new InstanceContent(
        file,
        transferSyntaxUid.equals(UID.DeflatedExplicitVRLittleEndian)
            ? Part10.read(file)
            : withoutBulk(file));
  }

  private static DicomObject withoutBulk(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        ImageInputStream parser = new DataSetParser(in)) {
      parser.setIncludeBulkData(ImageInputStream.IncludeBulkData.URI);
      parser.setBulkDataDescriptor(
          (items, privateCreator, tag, vr, length) -> isBulk(tag, vr, length));
      parser.setBulkDataCreator(InstanceContent::place);
      Attributes meta = parser.readFileMetaInformation();
      return new DicomObject(meta.getString(Tag.TransferSyntaxUID, ""), parser.readDataset(-1, -1));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    } catch (MalformedDicomException e) {
      throw e;
    } catch (RuntimeException e) {
      // The toolkit answers malformed bytes with many kinds of unchecked exception.
      throw new MalformedDicomException("the file cannot be read as DICOM", e);
    }
  }

  private static boolean isBulk(int tag, VR vr, int length) {
    return vr.isInlineBinary() && (isPixels(tag) || length < 0 || length > LONGEST_INLINE);
  }

  private static BulkData place(ImageInputStream parser) throws IOException {
    BulkData place =
        new BulkData("file:", parser.getPosition(), parser.length(), parser.bigEndian());
    parser.skipFully(parser.length() & 0xFFFFFFFFL);
    return place;
  }

  /** Whether a tag is that of pixels, however short they are. */
  static boolean isPixels(int tag) {
    return tag == Tag.PixelData || tag == Tag.FloatPixelData || tag == Tag.DoubleFloatPixelData;
  }

  Attributes dataset() {
    return object.dataset();
  }

  /** Length in bytes of a binary value; 0 where there is none. */
  static long length(@Nullable Object value) {
    if (value instanceof BulkData bulk) {
      return bulk.length() & 0xFFFFFFFFL;
    }
    return value instanceof byte[] bytes ? bytes.length : 0;
  }

  /** Bytes of a binary value, from an offset on; they must be there. */
  byte[] bytes(@Nullable Object value, long offset, int count) throws IOException {
    byte[] bytes = new byte[count];
    if (value instanceof BulkData bulk) {
      try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
        in.seek(bulk.offset() + offset);
        in.readFully(bytes);
      }
    } else if (value instanceof byte[] held) {
      System.arraycopy(held, Math.toIntExact(offset), bytes, 0, count);
    }
    return bytes;
  }

  /** Copies a binary value, little-endian. */
  void copy(@Nullable Object value, VR vr, OutputStream out) throws IOException {
    long length = length(value);
    for (long at = 0; at < length; at += BUFFER_BYTES) {
      byte[] bytes = bytes(value, at, (int) Math.min(BUFFER_BYTES, length - at));
      out.write(dataset().bigEndian() ? vr.toggleEndian(bytes, false) : bytes);
    }
  }
}
