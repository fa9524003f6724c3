package org.tacescore.segio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * An NRRD file: header and voxels.
 *
 * @param header its fields and keys
 * @param voxels its values
 */
record NrrdFile(NrrdHeader header, RawVoxels voxels) {

  static NrrdFile read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in);
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, "cannot read " + file.getFileName(), e);
    }
  }

  @SuppressWarnings("resource") // closing the decompressor would close the caller's stream
  static NrrdFile read(InputStream in) {
    try {
      InputStream buffered = in.markSupported() ? in : new BufferedInputStream(in);
      NrrdHeader header = NrrdHeader.read(buffered);
      NrrdGeometry geometry = NrrdGeometry.of(header);
      return new NrrdFile(
          header,
          RawVoxels.read(
              values(buffered, header),
              geometry.grid(),
              geometry.layers(),
              header.type(),
              header.byteOrder()));
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, "the NRRD voxels cannot be read: " + RawVoxels.reason(e), e);
    }
  }

  /** Lines are skipped in the file, bytes of a compressed file after decompression. */
  private static InputStream values(InputStream in, NrrdHeader header) throws IOException {
    NrrdEncoding encoding = header.encoding();
    NrrdHeader.skipLines(in, header.skip("line"));
    if (encoding != NrrdEncoding.GZIP) {
      in.skipNBytes(header.skip("byte"));
    }
    InputStream values = encoding.values(in, header.type());
    if (encoding == NrrdEncoding.GZIP) {
      values.skipNBytes(header.skip("byte"));
    }
    return values;
  }
}
