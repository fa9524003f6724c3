package org.tacescore.segio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Reads images and label maps from NIfTI-1 and NIfTI-2 single files, plain or gzip
 * (nifti.nimh.nih.gov, nifti1.h and nifti2.h): three dimensions, whole numbers of 8 to 64 bits,
 * float and double, either byte order, lengths in metres, millimetres or micrometres.
 *
 * <p>The grid is the sform's where there is one, else the qform's (see {@link NiftiGeometry}),
 * turned from RAS to LPS. Refused by name: UNSUPPORTED_FORMAT (header pairs, ANALYZE, other types,
 * several volumes, no sform or qform), UNREADABLE_INSTANCE, GEOMETRY_MISMATCH (axes not at right
 * angles), TOO_LARGE.
 */
public final class NiftiReader {
  private static final int BUFFER = 1 << 16;

  private NiftiReader() {}

  /** Reads an image, scl_slope and scl_inter applied. */
  public static Volume readVolume(Path file) {
    return read(file).volume();
  }

  /** As {@link #readVolume(Path)}; the stream is not closed. */
  public static Volume readVolume(InputStream in) {
    return read(in).volume();
  }

  /** Reads the voxels with a label; empty where there are none. */
  public static Mask readMask(Path file, int label) {
    return read(file).mask(0, label);
  }

  /** As {@link #readMask(Path, int)}; the stream is not closed. */
  public static Mask readMask(InputStream in, int label) {
    return read(in).mask(0, label);
  }

  static RawVoxels read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, "cannot read " + file.getFileName(), e);
    }
  }

  @SuppressWarnings("resource") // closing the decompressor would close the caller's stream
  private static RawVoxels read(InputStream in) {
    try {
      InputStream buffered = new BufferedInputStream(in);
      buffered.mark(2);
      boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
      buffered.reset();
      InputStream data = gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
      NiftiHeader header = NiftiHeader.read(data);
      VolumeGeometry geometry = NiftiGeometry.of(header);
      data.skipNBytes(header.bytesBeforeVoxels());
      return RawVoxels.read(data, geometry, 1, header.type(), header.byteOrder())
          .rescaled(header.slope(), header.intercept());
    } catch (IOException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, "the NIfTI file cannot be read: " + RawVoxels.reason(e), e);
    }
  }
}
