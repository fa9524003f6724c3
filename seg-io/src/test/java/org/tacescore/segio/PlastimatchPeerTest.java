package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.aoju.bus.image.UID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * plastimatch writes NIfTI and RTSTRUCT from our image and mask, and rasterises our contours: every
 * voxel must be the same. Its contours run half-way between voxel centres and the shapes drawn here
 * keep clear of them by more than the 0.0001 of a voxel that is a border here, so that the rule for
 * a centre on a border does not matter.
 */
@Tag("peers")
class PlastimatchPeerTest {
  private static final String NRRD =
      """
      NRRD0004
      type: short
      dimension: 3
      space: left-posterior-superior
      sizes: 40 30 6
      space directions: (0.75,0,0) (0,0.875,0) (0,0,2.5)
      endian: little
      encoding: raw
      space origin: (-12.25,45.5,-78)

      """;

  @TempDir Path folder;
  private Path image = Path.of("");
  private Path mask = Path.of("");
  private PeerProgram plastimatch = PeerProgram.required("plastimatch", "plastimatch");

  @BeforeEach
  void writeImageAndMask() throws IOException {
    image = write("image.nrrd", offset -> offset * 37 % 4001 - 1000);
    mask = write("mask.nrrd", PlastimatchPeerTest::ringAndDisc);
    Path bytes = folder.resolve("mask-of-bytes.nrrd");
    convert("--input", mask.toString(), "--output-img", bytes.toString(), "--output-type", "uchar");
    mask = bytes;
  }

  /** A ring, whose hole plastimatch draws by a keyhole, and a disc beside it. */
  private static int ringAndDisc(int offset) {
    int column = offset % 40;
    int row = offset / 40 % 30;
    int slice = offset / 1200;
    double ring = Math.pow(column - 18.3, 2) / 120 + Math.pow(row - 14.2, 2) / 80;
    double disc = Math.pow(column - 34, 2) + Math.pow(row - 6, 2);
    return slice > 0 && slice < 5 && (ring > 0.2 && ring < 1 || disc < 9) ? 1 : 0;
  }

  private Path write(String name, IntUnaryOperator value) throws IOException {
    byte[] header = NRRD.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file = ByteBuffer.allocate(header.length + 2 * 7200).order(ByteOrder.LITTLE_ENDIAN);
    file.put(header);
    for (int offset = 0; offset < 7200; offset++) {
      file.putShort((short) value.applyAsInt(offset));
    }
    return Files.write(folder.resolve(name), file.array());
  }

  private void convert(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "convert";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    PeerProgram.Answer answer = plastimatch.run(all);
    assertThat(answer.exitStatus()).describedAs(answer.text()).isZero();
  }

  @Test
  void readsItsNifti() {
    Volume ours = ImageFile.readVolume(image);
    for (String name : new String[] {"image.nii", "image.nii.gz"}) {
      Path nifti = folder.resolve(name);
      convert("--input", image.toString(), "--output-img", nifti.toString());

      Volume read = ImageFile.readVolume(nifti);

      assertThat(read.toArray()).isEqualTo(ours.toArray());
      assertThat(read.geometry().sameGridAs(ours.geometry(), 1e-4)).isTrue();
    }
  }

  @Test
  void readsItsContours() throws IOException {
    Path out = folder.resolve("dicom");
    convert(
        "--input",
        image.toString(),
        "--input-ss-img",
        mask.toString(),
        "--output-dicom",
        out.toString(),
        "--filenames-without-uids");
    Path structures = Files.move(out.resolve("rtss.dcm"), folder.resolve("rtss.dcm"));
    VolumeGeometry grid = ImageFile.readVolume(out).geometry();

    Mask read = ImageFile.readMask(structures, 1, grid);

    assertThat(read.offsets().toArray()).isEqualTo(known(mask).offsets().toArray());
  }

  @Test
  void agreesWithItsRaster() throws IOException {
    VolumeGeometry grid = ImageFile.readVolume(image).geometry().withFrameOfReferenceUid("1.2.3");
    SplittableRandom random = new SplittableRandom(6);
    StructureSetDraft draft = new StructureSetDraft(grid).region(1, "star", "GTV");
    for (int slice = 1; slice < 5; slice++) {
      draft.closed(slice, slice, star(random, 15.37, 13.41, 8, 12.5));
      draft.closed(slice, slice, star(random, 15.29, 13.18, 2, 5.3));
      draft.closed(slice, slice, star(random, 34.23, 20.33, 2, 4.4));
    }
    Path file = folder.resolve("drawn.dcm");
    Files.write(file, Part10.encode(draft.dataset(), UID.ExplicitVRLittleEndian));
    convert(
        "--input",
        file.toString(),
        "--fixed",
        image.toString(),
        "--xor-contours",
        "--output-prefix",
        folder.resolve("raster").toString(),
        "--prefix-format",
        "nrrd");

    Mask read = ImageFile.readMask(file, 1, grid);

    Mask raster = known(folder.resolve("raster/star.nrrd"));
    assertThat(read.isEmpty()).isFalse();
    assertThat(read.minus(raster).offsets()).isEmpty();
    assertThat(raster.minus(read).offsets()).isEmpty();
  }

  private static double[] star(
      SplittableRandom random, double column, double row, double low, double high) {
    double[] star = new double[2 * 24];
    for (int i = 0; i < 24; i++) {
      double radius = random.nextDouble(low, high);
      star[2 * i] = column + radius * Math.cos(i * Math.PI / 12);
      star[2 * i + 1] = row + radius * Math.sin(i * Math.PI / 12);
    }
    return star;
  }

  private static Mask known(Path mask) {
    return NrrdReader.readMask(mask, 1);
  }
}
