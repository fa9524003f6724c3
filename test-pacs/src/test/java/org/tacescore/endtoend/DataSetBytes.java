package org.tacescore.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.aoju.bus.image.galaxy.io.ImageOutputStream;
import org.tacescore.dicom.DicomObject;

/** SHA-256 of encoded data sets without File Meta Information: what is sent and what is kept. */
final class DataSetBytes {
  /** Preamble, "DICM", and the element (0002,0000) with its 4 byte value (PS3.10 7.1). */
  private static final int META_LENGTH_OFFSET = 128 + 4 + 8;

  private DataSetBytes() {}

  /** Of an object as a sender puts it on the wire in its transfer syntax. */
  static String sent(DicomObject object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new ImageOutputStream(bytes, object.transferSyntaxUid())) {
      out.writeDataset(null, object.dataset());
      out.finish();
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return sha256(bytes.toByteArray());
  }

  /**
   * Of a file in an object folder, which must be named by what it holds.
   *
   * @throws IOException if it cannot be read, or holds something else
   */
  static String kept(Path file) throws IOException {
    byte[] part10 = Files.readAllBytes(file);
    String sha256 = sha256(part10);
    if (!file.endsWith(sha256 + ".dcm")) {
      throw new IOException(file + " holds bytes of SHA-256 " + sha256);
    }
    return sha256(dataSet(part10));
  }

  private static byte[] dataSet(byte[] part10) {
    int metaLength =
        ByteBuffer.wrap(part10).order(ByteOrder.LITTLE_ENDIAN).getInt(META_LENGTH_OFFSET);
    return Arrays.copyOfRange(part10, META_LENGTH_OFFSET + 4 + metaLength, part10.length);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
