package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Writes axial volumes of 16-bit whole numbers as raw NRRD, for other programs to read. */
final class NrrdFiles {
  private NrrdFiles() {}

  static Path write(Path file, Volume image) throws IOException {
    return write(file, image.geometry(), offset -> (int) image.at(offset));
  }

  static Path write(Path file, Mask mask) throws IOException {
    return write(file, mask.geometry(), offset -> mask.contains(offset) ? 1 : 0);
  }

  private static Path write(Path file, VolumeGeometry geometry, IntUnaryOperator value)
      throws IOException {
    int voxels = geometry.size().voxels();
    ByteBuffer bytes = ByteBuffer.allocate(2 * voxels).order(ByteOrder.LITTLE_ENDIAN);
    for (int offset = 0; offset < voxels; offset++) {
      bytes.putShort((short) value.applyAsInt(offset));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(header(geometry).getBytes(StandardCharsets.US_ASCII));
      out.write(bytes.array());
    }
    return file;
  }

  private static String header(VolumeGeometry geometry) {
    Spacing mm = geometry.spacingMm();
    return String.format(
        Locale.ROOT,
        "NRRD0004%ntype: short%ndimension: 3%nspace: left-posterior-superior%nsizes: %d %d %d%n"
            + "space directions: (%s,0,0) (0,%s,0) (0,0,%s)%nkinds: domain domain domain%n"
            + "endian: little%nencoding: raw%nspace origin: (%s,%s,%s)%n%n",
        geometry.size().columns(),
        geometry.size().rows(),
        geometry.size().slices(),
        mm.columnMm(),
        mm.rowMm(),
        mm.sliceMm(),
        geometry.origin().x(),
        geometry.origin().y(),
        geometry.origin().z());
  }
}
