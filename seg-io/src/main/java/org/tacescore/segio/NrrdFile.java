package org.tacescore.segio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
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
      NrrdHeader header = NrrdHeader.read(in);
      NrrdGeometry geometry = NrrdGeometry.of(header);
      InputStream data = header.isGzip() ? new GZIPInputStream(in) : in;
      return new NrrdFile(
          header,
          RawVoxels.read(
              data, geometry.grid(), geometry.layers(), header.type(), header.byteOrder()));
    } catch (IOException e) {
      throw new RefusedException(Refusal.UNREADABLE_INSTANCE, "the NRRD voxels cannot be read", e);
    }
  }
}
