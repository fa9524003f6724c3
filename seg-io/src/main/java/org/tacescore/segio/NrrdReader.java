package org.tacescore.segio;

import java.io.InputStream;
import java.nio.file.Path;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/**
 * Reads images and label maps from NRRD files (teem.sourceforge.net/nrrd/format.html): three
 * dimensions, whole numbers of 8 to 64 bits, float and double, raw or gzip, either byte order.
 *
 * <p>Spaces LPS, RAS and LAS are turned to LPS; a file with spacings alone is taken to be axial
 * with its first voxel at 0. Everything else is refused by name: UNSUPPORTED_FORMAT (other
 * encodings, detached headers, other spaces), UNREADABLE_INSTANCE, GEOMETRY_MISMATCH (axes not at
 * right angles), TOO_LARGE.
 */
public final class NrrdReader {

  private NrrdReader() {}

  /** Reads an image. */
  public static Volume readVolume(Path file) {
    return requireOneLayer(NrrdFile.read(file)).volume();
  }

  /** As {@link #readVolume(Path)}; the stream is not closed. */
  public static Volume readVolume(InputStream in) {
    return requireOneLayer(NrrdFile.read(in)).volume();
  }

  /** Reads the voxels with a label; empty where there are none. */
  public static Mask readMask(Path file, int label) {
    return requireOneLayer(NrrdFile.read(file)).mask(0, label);
  }

  /** As {@link #readMask(Path, int)}; the stream is not closed. */
  public static Mask readMask(InputStream in, int label) {
    return requireOneLayer(NrrdFile.read(in)).mask(0, label);
  }

  private static RawVoxels requireOneLayer(NrrdFile file) {
    if (file.voxels().layers() != 1) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "an NRRD file with %d values a voxel is no image".formatted(file.voxels().layers()));
    }
    return file.voxels();
  }
}
