package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.InflatedBytes;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

class ImageFileTest {
  private static final String NRRD =
      """
      NRRD0004
      type: unsigned char
      dimension: 3
      space: left-posterior-superior
      sizes: %s
      space directions: (1,0,0) (0,1,0) (0,0,2)
      encoding: raw
      space origin: %s
      """;
  private static final String TUMOUR =
      "Segment0_ID:=Segment_1\nSegment0_Name:=HCC 1\nSegment0_LabelValue:=3\n";

  @TempDir Path folder;

  @Test
  void tellsFormatsByContentWhateverTheName() throws IOException {
    Path file = write("image.nii", NRRD.formatted("2 2 1", "(0,0,0)"), 1, 2, 3, 4);

    assertThat(ImageFile.readVolume(file).geometry().size().voxels()).isEqualTo(4);
    assertThat(ImageFile.readMask(file, 3, grid()).offsets()).containsExactly(2);
  }

  @Test
  void readsOneLayerOfALabelMapOfSeveral() throws IOException {
    String header =
        NRRD.formatted("2 2 1", "(0,0,0)")
            .replace("dimension: 3", "dimension: 4")
            .replace("sizes: ", "sizes: 2 ")
            .replace("space directions: ", "space directions: none ")
            .replace("kinds: domain", "kinds: vector domain");
    Path file = write("layers.nrrd", header, 1, 0, 0, 1, 0, 2, 1, 0);

    assertThat(ImageFile.readMask(file, 1, 0, grid()).offsets()).containsExactly(0, 3);
    assertThat(ImageFile.readMask(file, 1, 1, grid()).offsets()).containsExactly(1);
    assertRefused(Refusal.EMPTY_SEGMENT, () -> ImageFile.readMask(file, 1, 2, grid()));
  }

  @Test
  void placesACroppedSegmentationOnTheImage() throws IOException {
    Path file = write("s.seg.nrrd", NRRD.formatted("2 1 1", "(1,1,2)") + TUMOUR, 0, 3);

    Mask mask = ImageFile.readMask(file, 3, grid());

    assertThat(mask.geometry()).isEqualTo(grid());
    assertThat(mask.offsets()).containsExactly(grid().size().offset(2, 1, 1));
  }

  @Test
  void refusesASegmentationThatReachesBeyondTheImage() throws IOException {
    Path file = write("s.seg.nrrd", NRRD.formatted("2 1 1", "(1,1,8)") + TUMOUR, 0, 3);

    assertRefused(Refusal.MASK_OUTSIDE_VOLUME, () -> ImageFile.readMask(file, 3, grid()));
  }

  @Test
  void readsASegmentOfALabelMap() throws IOException {
    VolumeGeometry grid = SegFixtures.axial(6, 4, 5, "1.2.3");
    Path file = folder.resolve("labels.dcm");
    Files.write(
        file,
        Part10.encode(SegFixtures.labelMap(grid, 16, offset -> offset == 7 ? 2 : 0).dataset()));

    assertThat(ImageFile.readMask(file, 2, grid).offsets()).containsExactly(7);
    assertThat(ImageFile.readMask(file, 1, grid).isEmpty()).isTrue();
    assertRefused(Refusal.EMPTY_SEGMENT, () -> ImageFile.readMask(file, 3, grid));
  }

  @Test
  void readsARegionOfAnRtStructureSet() throws IOException {
    VolumeGeometry grid = SegFixtures.oblique(20, 16, 5, "1.2.3");
    Path file = folder.resolve("rtstruct.dcm");
    StructureSetDraft draft = new StructureSetDraft(grid);
    draft.region(4, "GTV", "GTV").closed(2, 2, 2.5, 2.5, 8.5, 2.5, 8.5, 6.5, 2.5, 6.5);
    Files.write(file, Part10.encode(draft.dataset()));

    assertThat(ImageFile.readMask(file, 4, grid).voxelCount()).isEqualTo(24);
    assertThat(ImageFile.labels(file, grid)).containsExactly(new MaskLabel(4, "GTV", 24));
    assertRefused(Refusal.EMPTY_SEGMENT, () -> ImageFile.readMask(file, 1, grid));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, () -> ImageFile.readVolume(file));
  }

  @Test
  void refusesOtherDicomObjectsByName() throws IOException {
    Path file = folder.resolve("plan.dcm");
    Attributes plan = new Attributes();
    plan.setString(Tag.SOPClassUID, VR.UI, UID.RTPlanStorage);
    plan.setString(Tag.SOPInstanceUID, VR.UI, "2.25.1");
    Files.write(file, Part10.encode(plan));

    assertRefused(Refusal.UNSUPPORTED_FORMAT, () -> ImageFile.readMask(file, 1, grid()));
  }

  @Test
  void refusesDeflatedDicomThatInflatesToAGigabyte() throws IOException {
    InflatedBytes bomb = new InflatedBytes().head(0x00111010, "OB", 1L << 30).zeros(1024);
    Path file = Files.write(folder.resolve("bomb.dcm"), bomb.file());

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> ImageFile.readMask(file, 1, grid()))
        .withMessageMatching("TOO_LARGE: bomb.dcm: the deflated data set has [0-9]+ bytes .*");
    assertRefused(Refusal.UNREADABLE_INSTANCE, () -> ImageFile.readVolume(folder));
  }

  @Test
  void saysWhichLabelsAPlainMaskHas() throws IOException {
    Path file = write("labels.nrrd", NRRD.formatted("3 2 2", "(0,0,0)"), 0, 2, 2, 0, 7, 2);
    byte[] padded = Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) + 6);
    Files.write(file, padded);

    assertThat(ImageFile.labels(file, grid()))
        .containsExactly(new MaskLabel(2, "", 3), new MaskLabel(7, "", 1));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> ImageFile.readMask(file, 3, grid()))
        .withMessage("EMPTY_SEGMENT: label 3 is not there; there are 2 (3 voxels), 7 (1 voxels)");
  }

  @Test
  void refusesAnImageGivenAsAMask() throws IOException {
    Path fractions =
        write(
            "p.nrrd",
            NRRD.formatted("1 1 1", "(0,0,0)").replace("unsigned char", "float\nendian: big"),
            0x3F,
            0x40,
            0,
            0);
    int[] values = new int[4800];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 == 0 ? i / 2 % 256 : i / 512;
    }
    Path image =
        write(
            "ct.nrrd",
            NRRD.formatted("2400 1 1", "(0,0,0)").replace("unsigned char", "short\nendian: little"),
            values);

    assertRefused(Refusal.UNSUPPORTED_FORMAT, () -> ImageFile.readMask(fractions, 1, grid()));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, () -> ImageFile.labels(image, grid()));
  }

  @Test
  void refusesWhatIsNoImageByName() throws IOException {
    Path file = write("notes.nrrd", "These are the notes of an afternoon. ".repeat(20));

    assertRefused(Refusal.UNSUPPORTED_FORMAT, () -> ImageFile.readVolume(file));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, () -> ImageFile.readMask(file, 1, grid()));
    assertRefused(
        Refusal.UNREADABLE_INSTANCE, () -> ImageFile.readVolume(folder.resolve("absent.nrrd")));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, () -> ImageFile.readVolume(folder));
  }

  /** 3 x 2 x 2 voxels of 1 x 1 x 2 mm from the origin. */
  private VolumeGeometry grid() throws IOException {
    Path file = write("grid.nrrd", NRRD.formatted("3 2 2", "(0,0,0)"), new int[12]);
    return NrrdReader.readVolume(file).geometry();
  }

  private Path write(String name, String header, int... voxels) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((header + "\n").getBytes(StandardCharsets.US_ASCII));
    for (int voxel : voxels) {
      bytes.write(voxel);
    }
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  private static void assertRefused(Refusal reason, ThrowingCallable reading) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(reading)
        .extracting(RefusedException::reason)
        .isEqualTo(reason);
  }
}
