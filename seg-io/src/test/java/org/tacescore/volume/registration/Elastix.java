package org.tacescore.volume.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.segio.PeerProgram;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** Debian's elastix, asked where positions of one image lie in another. */
final class Elastix {
  /** Those of the benchmark, which is above this module. */
  private static final Path PARAMETERS =
      Path.of("../test-pacs/src/main/resources/org/tacescore/testpacs/bench");

  private static final Pattern OUTPUT = Pattern.compile("OutputPoint = \\[ (\\S+) (\\S+) (\\S+) ]");

  private final Path folder;
  private final PeerProgram elastix = PeerProgram.required("elastix", "elastix");
  private final PeerProgram transformix = PeerProgram.required("transformix", "elastix");

  Elastix(Path folder) {
    this.folder = folder;
  }

  /**
   * Registers and maps.
   *
   * @param pair the images as the code under test cuts and clips them, so that both see the same
   * @param positions of the fixed image
   */
  List<Vector3> map(
      LevelImage fixed, LevelImage moving, Mask region, long seed, List<Vector3> positions) {
    write("fixed", fixed.geometry(), fixed.values());
    write("moving", moving.geometry(), moving.values());
    float[] inside = new float[region.geometry().size().voxels()];
    region.offsets().forEach(offset -> inside[offset] = 1);
    write("mask", region.geometry(), inside);
    for (String name : List.of("elastix-rigid.txt", "elastix-spline.txt")) {
      text(name, read(PARAMETERS.resolve(name)) + "(RandomSeed %d)%n".formatted(seed));
    }
    run(
        elastix,
        List.of(
            "-f",
            path("fixed.mhd"),
            "-m",
            path("moving.mhd"),
            "-fMask",
            path("mask.mhd"),
            "-out",
            folder.toString(),
            "-p",
            path("elastix-rigid.txt"),
            "-p",
            path("elastix-spline.txt")));
    return transform(positions);
  }

  private List<Vector3> transform(List<Vector3> positions) {
    StringBuilder points = new StringBuilder("point\n" + positions.size() + "\n");
    positions.forEach(
        p -> points.append(String.format(Locale.ROOT, "%.6f %.6f %.6f%n", p.x(), p.y(), p.z())));
    text("points.txt", points.toString());
    run(
        transformix,
        List.of(
            "-def",
            path("points.txt"),
            "-out",
            folder.toString(),
            "-tp",
            path("TransformParameters.1.txt")));
    List<Vector3> mapped = new ArrayList<>();
    Matcher matcher = OUTPUT.matcher(read(folder.resolve("outputpoints.txt")));
    while (matcher.find()) {
      mapped.add(
          new Vector3(
              Double.parseDouble(matcher.group(1)),
              Double.parseDouble(matcher.group(2)),
              Double.parseDouble(matcher.group(3))));
    }
    return mapped;
  }

  private static void run(PeerProgram program, List<String> arguments) {
    PeerProgram.Answer answer = program.run(arguments.toArray(String[]::new));
    if (answer.exitStatus() != 0) {
      throw new IllegalStateException(answer.text());
    }
  }

  /** MetaImage: a header of text beside the voxels. */
  private void write(String name, VolumeGeometry grid, float[] values) {
    Spacing mm = grid.spacingMm();
    Vector3 first = grid.origin();
    String header =
        String.format(
            Locale.ROOT,
            """
            ObjectType = Image
            NDims = 3
            DimSize = %d %d %d
            ElementSpacing = %s %s %s
            Offset = %s %s %s
            TransformMatrix = 1 0 0 0 1 0 0 0 1
            ElementType = MET_FLOAT
            ElementByteOrderMSB = False
            ElementDataFile = %s.raw
            """,
            grid.size().columns(),
            grid.size().rows(),
            grid.size().slices(),
            mm.columnMm(),
            mm.rowMm(),
            mm.sliceMm(),
            first.x(),
            first.y(),
            first.z(),
            name);
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    try {
      Files.write(folder.resolve(name + ".raw"), bytes.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    text(name + ".mhd", header);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void text(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
