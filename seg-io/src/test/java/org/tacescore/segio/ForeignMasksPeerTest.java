package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * NRRD, {@code .seg.nrrd}, NIfTI and RTSTRUCT files made with numpy, struct and pydicom by {@code
 * foreign_masks.py}, which also says every value and which voxels are in: all must be the same
 * here.
 */
@Tag("peers")
class ForeignMasksPeerTest {
  @TempDir Path folder;

  @Test
  void readsTheValuesAndVoxelsOfOthers() throws IOException {
    PeerProgram python = PeerProgram.pythonWith("numpy, pydicom", "python3-pydicom, python3-numpy");
    Path script = folder.resolve("foreign_masks.py");
    try (InputStream in = getClass().getResourceAsStream("foreign_masks.py")) {
      Files.copy(in, script);
    }
    Path out = Files.createDirectory(folder.resolve("out"));
    PeerProgram.Answer answer = python.run(script.toString(), out.toString());
    assertThat(answer.exitStatus()).describedAs(answer.text()).isZero();
    List<Path> styles = new ArrayList<>();
    try (var made = Files.newDirectoryStream(out)) {
      made.forEach(styles::add);
    }
    assertThat(styles).hasSize(63);
    for (Path style : styles) {
      assertSame(style.getFileName().toString(), style);
    }
  }

  private static void assertSame(String style, Path out) throws IOException {
    Volume image = ImageFile.readVolume(out.resolve("image"));
    DoubleBuffer known =
        ByteBuffer.wrap(Files.readAllBytes(out.resolve("image.raw")))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asDoubleBuffer();
    assertThat(known.remaining()).isEqualTo(image.geometry().size().voxels());
    assertThat(IntStream.range(0, known.remaining()).filter(i -> image.at(i) != known.get(i)))
        .describedAs("values of " + style)
        .isEmpty();
    assertPlace(style, image.geometry());
    Path mask = out.resolve("mask");
    if (Files.exists(out.resolve("components"))) {
      for (Segment segment : SegNrrdReader.read(mask).segments()) {
        Mask placed = MaskPlacement.exactly(segment.mask(), image.geometry(), style);
        assertSame(style, placed, out.resolve("component-" + segment.number() + ".raw"));
      }
      return;
    }
    for (MaskLabel label : ImageFile.labels(mask, image.geometry())) {
      Mask read = ImageFile.readMask(mask, label.label(), image.geometry());
      assertThat(read.voxelCount()).isEqualTo(label.voxels()).isPositive();
      assertSame(style, read, out.resolve(label.label() + ".raw"));
      Files.delete(out.resolve(label.label() + ".raw"));
    }
    List<Path> unread = new ArrayList<>();
    try (var truths = Files.newDirectoryStream(out, "[0-9]*.raw")) {
      truths.forEach(unread::add);
    }
    assertThat(unread).describedAs(style).isEmpty();
  }

  /** Where the script puts the first and the last voxel; NIfTI-1 has single precision. */
  private static void assertPlace(String style, VolumeGeometry grid) {
    if (style.endsWith("spacings")) {
      assertThat(grid.positionOf(36, 28, 8)).isEqualTo(new Vector3(27, 24.5, 20));
      return;
    }
    Vector3 origin = new Vector3(-12.25, 31.5, -110);
    assertThat(grid.origin().minus(origin).length()).isLessThan(1e-4);
    if (style.endsWith(" axial")) {
      return;
    }
    Vector3 last = origin.plus(turned(27, 0, 0)).plus(turned(0, 24.5, 0)).plus(turned(0, 0, 20));
    assertThat(grid.positionOf(36, 28, 8).minus(last).length()).describedAs(style).isLessThan(1e-4);
  }

  /** By 20 degrees about x, then by -13 about z. */
  private static Vector3 turned(double x, double y, double z) {
    double a = Math.toRadians(20);
    double b = Math.toRadians(-13);
    double y1 = y * Math.cos(a) - z * Math.sin(a);
    double z1 = y * Math.sin(a) + z * Math.cos(a);
    return new Vector3(x * Math.cos(b) - y1 * Math.sin(b), x * Math.sin(b) + y1 * Math.cos(b), z1);
  }

  private static void assertSame(String style, Mask read, Path truth) throws IOException {
    byte[] known = Files.readAllBytes(truth);
    assertThat(known).hasSize(read.geometry().size().voxels());
    assertThat(IntStream.range(0, known.length).filter(i -> read.contains(i) != (known[i] == 1)))
        .describedAs("voxels of " + style + ", " + truth.getFileName())
        .isEmpty();
  }
}
