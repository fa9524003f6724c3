package org.tacescore.dicom;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;

/** DICOM files (PS3.10): preamble, File Meta Information, data set. */
public final class Part10 {
  /** Names this software in File Meta Information (0002,0012); a UUID of ours, PS3.5 B.2. */
  public static final String IMPLEMENTATION_CLASS_UID =
      DeterministicUid.of("org.tacescore", "implementation class");

  /** (0002,0013), at most 16 characters. */
  public static final String IMPLEMENTATION_VERSION_NAME = "TACESCORE_0_1";

  /** A value's buffer grows from here as bytes arrive, whatever length the file claims. */
  private static final int FIRST_ALLOCATION = 1 << 20;

  private Part10() {}

  /**
   * Reads a whole file, pixel data included.
   *
   * @throws MalformedDicomException if the bytes are no DICOM or end too early
   * @throws OversizedDicomException if a deflated data set inflates to more than can be held
   * @throws UncheckedIOException if the file cannot be opened, which says nothing of its bytes
   */
  public static DicomObject read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    }
  }

  /** As {@link #read(Path)}; the stream is read to its end and not closed. */
  public static DicomObject read(InputStream in) {
    return read(in, -1);
  }

  public static DicomObject read(byte[] bytes) {
    return read(new ByteArrayInputStream(bytes));
  }

  /** Reads the attributes before Pixel Data (7FE0,0010) alone. */
  public static DicomObject readHeader(Path file) {
    return readBefore(file, Tag.PixelData);
  }

  /** Reads the attributes before a tag alone; as {@link #read(Path)}. */
  public static DicomObject readBefore(Path file, int tag) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in, tag);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    }
  }

  /** As {@link #readHeader(Path)}. */
  public static DicomObject readHeader(byte[] bytes) {
    return read(new ByteArrayInputStream(bytes), Tag.PixelData);
  }

  @SuppressWarnings("resource") // closing the parser would close the caller's stream
  private static DicomObject read(InputStream in, int stopTag) {
    try {
      DataSetParser parser = new DataSetParser(in);
      parser.setAllocateLimit(FIRST_ALLOCATION);
      Attributes meta = parser.readFileMetaInformation();
      if (meta == null || !meta.containsValue(Tag.TransferSyntaxUID)) {
        throw new MalformedDicomException("no File Meta Information with a Transfer Syntax UID");
      }
      Attributes dataset = parser.readDataset(-1, stopTag);
      return new DicomObject(meta.getString(Tag.TransferSyntaxUID), dataset);
    } catch (MalformedDicomException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The toolkit answers malformed bytes with many kinds of unchecked exception.
      throw new MalformedDicomException("the bytes cannot be read as DICOM", e);
    }
  }

  /**
   * Encodes a data set in Explicit VR Little Endian; equal data sets give equal bytes.
   *
   * @param dataset with SOP Class UID and SOP Instance UID
   */
  public static byte[] encode(Attributes dataset) {
    return encode(dataset, UID.ExplicitVRLittleEndian);
  }

  /** As {@link #encode(Attributes)}, of a whole object. */
  public static byte[] encode(DicomObject object) {
    return encode(object.dataset());
  }

  /** As {@link #encode(Attributes)}, in another uncompressed or deflated transfer syntax. */
  public static byte[] encode(Attributes dataset, String transferSyntaxUid) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new ImageOutputStream(bytes, UID.ExplicitVRLittleEndian)) {
      out.writeDataset(
          metaInformation(
              dataset.getString(Tag.SOPClassUID),
              dataset.getString(Tag.SOPInstanceUID),
              transferSyntaxUid),
          dataset);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** File Meta Information that depends on its arguments and this software's version alone. */
  public static Attributes metaInformation(
      String sopClassUid, String sopInstanceUid, String transferSyntaxUid) {
    Attributes meta = new Attributes(6);
    meta.setBytes(Tag.FileMetaInformationVersion, VR.OB, new byte[] {0, 1});
    meta.setString(Tag.MediaStorageSOPClassUID, VR.UI, sopClassUid);
    meta.setString(Tag.MediaStorageSOPInstanceUID, VR.UI, sopInstanceUid);
    meta.setString(Tag.TransferSyntaxUID, VR.UI, transferSyntaxUid);
    meta.setString(Tag.ImplementationClassUID, VR.UI, IMPLEMENTATION_CLASS_UID);
    meta.setString(Tag.ImplementationVersionName, VR.SH, IMPLEMENTATION_VERSION_NAME);
    return meta;
  }
}
