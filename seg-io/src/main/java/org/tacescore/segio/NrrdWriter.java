package org.tacescore.segio;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Writes NRRD files: header and voxels in one, 32-bit floats, little endian, gzip; axes column,
 * row, slice in space left-posterior-superior, millimetres. The same volume gives the same bytes.
 */
public final class NrrdWriter {
  private NrrdWriter() {}

  /**
   * Writes a volume.
   *
   * @param keys key/value pairs of the header, in their order; line breaks and backslashes are
   *     escaped
   * @throws IllegalArgumentException for a key that is empty or holds a line break or colon
   */
  public static void write(Path file, Volume volume, Map<String, String> keys) throws IOException {
    String header = header(volume.geometry(), keys);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(header.getBytes(StandardCharsets.UTF_8));
      try (OutputStream voxels = new GZIPOutputStream(out)) {
        writeSlices(volume, voxels);
      }
    }
  }

  private static void writeSlices(Volume volume, OutputStream out) throws IOException {
    int slice = volume.geometry().size().columns() * volume.geometry().size().rows();
    double[] values = new double[slice];
    ByteBuffer bytes = ByteBuffer.allocate(slice * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < volume.geometry().size().slices(); at++) {
      volume.read(at * slice, slice, values, 0, 1);
      bytes.clear();
      for (double value : values) {
        bytes.putFloat((float) value);
      }
      out.write(bytes.array());
    }
  }

  private static String header(VolumeGeometry grid, Map<String, String> keys) {
    Stream<String> fields =
        Stream.of(
            "NRRD0004",
            "type: float",
            "dimension: 3",
            "space: left-posterior-superior",
            "sizes: %d %d %d"
                .formatted(grid.size().columns(), grid.size().rows(), grid.size().slices()),
            "space directions: " + directions(grid),
            "kinds: domain domain domain",
            "space units: \"mm\" \"mm\" \"mm\"",
            "endian: little",
            "encoding: gzip",
            "space origin: " + vector(grid.positionOf(0, 0, 0)));
    return Stream.concat(fields, keys.entrySet().stream().map(NrrdWriter::line))
        .collect(Collectors.joining("\n", "", "\n\n"));
  }

  private static String line(Map.Entry<String, String> entry) {
    String key = entry.getKey();
    if (key.isBlank() || key.contains("\n") || key.contains("\r") || key.contains(":")) {
      throw new IllegalArgumentException("'%s' cannot be a key of an NRRD header".formatted(key));
    }
    return key
        + ":="
        + entry.getValue().replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n");
  }

  /** The step from a voxel to the next along each axis. */
  private static String directions(VolumeGeometry grid) {
    Spacing step = grid.spacingMm();
    return Stream.of(
            grid.direction().column().times(step.columnMm()),
            grid.direction().row().times(step.rowMm()),
            grid.direction().slice().times(step.sliceMm()))
        .map(NrrdWriter::vector)
        .collect(Collectors.joining(" "));
  }

  private static String vector(Vector3 vector) {
    return "(%s,%s,%s)".formatted(vector.x() + 0.0, vector.y() + 0.0, vector.z() + 0.0);
  }
}
