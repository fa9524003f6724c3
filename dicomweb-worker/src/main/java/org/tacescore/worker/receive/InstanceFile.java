package org.tacescore.worker.receive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.BulkData;
import org.aoju.bus.image.galaxy.io.BulkDataCreator;
import org.aoju.bus.image.galaxy.io.ImageInputStream;
import org.tacescore.dicom.DataSetParser;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.OversizedDicomException;
import org.tacescore.worker.receive.UnacceptableInstanceException.Fault;

/**
 * Reads a Part 10 file to its last byte without holding its pixels: bulk values are passed to a
 * {@link BulkDataCreator} as they go by.
 */
final class InstanceFile {

  private InstanceFile() {}

  /** The data set with every bulk value stepped over. */
  static DicomObject readSkippingBulk(Path file) {
    return read(file, InstanceFile::step);
  }

  /**
   * @param bulk must consume {@code length()} bytes of the parser it is given
   * @throws UnacceptableInstanceException if the bytes are no DICOM, end too early or inflate to
   *     too many
   */
  static DicomObject read(Path file, BulkDataCreator bulk) {
    try (InputStream in = new BufferedInputStream(new BoundedFileStream(file), 1 << 16);
        ImageInputStream parser = new DataSetParser(in)) {
      parser.setIncludeBulkData(ImageInputStream.IncludeBulkData.URI);
      parser.setBulkDataCreator(bulk);
      Attributes meta = parser.readFileMetaInformation();
      if (meta == null || !meta.containsValue(Tag.TransferSyntaxUID)) {
        throw new IOException("no File Meta Information with a Transfer Syntax UID");
      }
      return new DicomObject(meta.getString(Tag.TransferSyntaxUID), dataset(parser, meta));
    } catch (UnacceptableInstanceException e) {
      throw e;
    } catch (OversizedDicomException e) {
      throw new UnacceptableInstanceException(Fault.TOO_LARGE, e.getMessage(), e);
    } catch (EOFException e) {
      throw new UnacceptableInstanceException(Fault.TRUNCATED, "the data set ends too early", e);
    } catch (IOException | RuntimeException e) {
      // The toolkit answers malformed bytes with many kinds of unchecked exception.
      throw new UnacceptableInstanceException(Fault.NOT_DICOM, "the bytes are no DICOM", e);
    }
  }

  /** A data set that ends too early is named by the File Meta Information before it. */
  private static Attributes dataset(ImageInputStream parser, Attributes meta) throws IOException {
    try {
      return parser.readDataset(-1, -1);
    } catch (EOFException e) {
      throw new UnacceptableInstanceException(
          Fault.TRUNCATED,
          "the data set ends too early",
          SopReference.of(
              meta.getString(Tag.MediaStorageSOPClassUID, ""),
              meta.getString(Tag.MediaStorageSOPInstanceUID, "")),
          e);
    }
  }

  private static BulkData step(ImageInputStream parser) throws IOException {
    parser.skipFully(parser.length() & 0xFFFFFFFFL);
    return new BulkData("skipped:", 0, parser.length(), parser.bigEndian());
  }
}
