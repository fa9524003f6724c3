package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.Code;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Vector3;

class SegNrrdReaderTest {
  private static final String ONE_LAYER =
      """
      NRRD0004
      type: unsigned char
      dimension: 3
      space: left-posterior-superior
      sizes: 2 2 1
      space directions: (1,0,0) (0,1,0) (0,0,2)
      kinds: domain domain domain
      encoding: raw
      space origin: (-5,7,9)
      """;
  private static final String TWO_LAYERS =
      ONE_LAYER
          .replace("dimension: 3", "dimension: 4")
          .replace("sizes: 2", "sizes: 2 2")
          .replace("directions: ", "directions: none ")
          .replace("kinds: ", "kinds: list ");
  private static final String TUMOUR =
      """
      Segment0_ID:=Segment_1
      Segment0_Name:=HCC 1
      Segment0_Layer:=0
      Segment0_LabelValue:=1
      Segment0_Extent:=0 1 0 1 0 0
      Segment0_Tags:=Segmentation.Status:inprogress|TerminologyEntry:Segmentation category~\
      SCT^49755003^Morphologically Altered Structure~SCT^108369006^Neoplasm~^^~Anatomic codes~\
      SCT^10200004^Liver~^^|
      """;
  private static final String LIVER =
      """
      Segment1_ID:=Segment_2
      Segment1_Name:=liver
      Segment1_Layer:=%d
      Segment1_LabelValue:=%d
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Segmentation_SourceRepresentation", "Segmentation_MasterRepresentation"})
  void readsSegmentsOfOneLayer(String key) {
    Segmentation read =
        read(ONE_LAYER + key + ":=Binary labelmap\n" + TUMOUR + LIVER.formatted(0, 5), 0, 1, 5, 5);

    assertThat(read.segments()).extracting(Segment::number).containsExactly(1, 2);
    assertThat(read.segments().get(0).mask().offsets()).containsExactly(1);
    assertThat(read.segments().get(1).mask().offsets()).containsExactly(2, 3);
    assertThat(read.segments().get(0).mask().geometry().positionOf(1, 1, 0))
        .isEqualTo(new Vector3(-4, 8, 9));
  }

  @Test
  void readsOverlappingSegmentsOfTwoLayers() {
    Segmentation read = read(TWO_LAYERS + TUMOUR + LIVER.formatted(1, 1), 0, 1, 1, 1, 0, 0, 0, 1);

    assertThat(read.segments().get(0).mask().offsets()).containsExactly(1);
    assertThat(read.segments().get(1).mask().offsets()).containsExactly(0, 1, 3);
  }

  @Test
  void readsTheTerminology() {
    Segmentation read = read(ONE_LAYER + TUMOUR + LIVER.formatted(0, 5), 0, 1, 5, 5);

    Segment tumour = read.segments().get(0);
    assertThat(tumour.category())
        .isEqualTo(new Code("49755003", "SCT", "Morphologically Altered Structure"));
    assertThat(tumour.type()).isEqualTo(new Code("108369006", "SCT", "Neoplasm"));
    assertThat(tumour.role()).isEqualTo(SegmentRole.TUMOUR);
    assertThat(read.segments().get(1).type().value()).isEqualTo("85756007");
    assertThat(read.segments().get(1).role()).isEqualTo(SegmentRole.LIVER);
  }

  @Test
  void readsOldFilesWithAComponentASegment() {
    Segmentation read =
        read(TWO_LAYERS + "Segment0_ID:=tumor\nSegment1_ID:=liver\n", 0, 1, 1, 1, 0, 0, 0, 1);

    assertThat(read.segments().get(1).mask().offsets()).containsExactly(0, 1, 3);
  }

  @Test
  void keepsEmptySegments() {
    Segmentation read = read(ONE_LAYER.replace("2 2 1", "1 1 1") + TUMOUR, 0);

    assertThat(read.segments().get(0).mask().isEmpty()).isTrue();
  }

  @Test
  void findsTheMaskByLabelWhereOneSegmentHasIt() throws IOException {
    Path file = folder.resolve("s.seg.nrrd");
    Files.write(file, bytes(TWO_LAYERS + TUMOUR + LIVER.formatted(1, 2), 0, 2, 1, 2, 0, 0, 0, 2));

    assertThat(SegNrrdReader.readMask(file, 2).offsets()).containsExactly(0, 1, 3);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> SegNrrdReader.readMask(file, 3));
  }

  @Test
  void keepsABufferOfOneVoxelEmpty() {
    String one = ONE_LAYER.replace("2 2 1", "1 1 1") + TUMOUR;

    assertThat(read(one, 1).segments().get(0).mask().isEmpty()).isTrue();
    assertThat(read(one.replace("0 1 0 1 0 0", "0 -1 0 -1 0 -1"), 0).segments().get(0).mask())
        .satisfies(mask -> assertThat(mask.isEmpty()).isTrue());
  }

  @Test
  void takesNumbersThatAreMissingAsTheyAre() {
    Segmentation read =
        read(
            ONE_LAYER + TUMOUR + LIVER.formatted(0, 5).replace("Segment1", "Segment12"),
            0,
            1,
            5,
            5);

    assertThat(read.segments()).extracting(Segment::number).containsExactly(1, 13);
  }

  @Test
  void saysWhichLabelsThereAre() throws IOException {
    Path file = folder.resolve("s.seg.nrrd");
    Files.write(file, bytes(ONE_LAYER + TUMOUR + LIVER.formatted(0, 5), 0, 1, 5, 5));

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> SegNrrdReader.readMask(file, 3))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.EMPTY_SEGMENT))
        .withMessageContaining(
            "label 3 is not there; there are 1 (HCC 1, 1 voxels), 5 (liver, 2 voxels)");
  }

  @Test
  void refusesByName() {
    assertRefused(Refusal.UNSUPPORTED_FORMAT, ONE_LAYER);
    assertRefused(
        Refusal.UNSUPPORTED_FORMAT,
        ONE_LAYER + TUMOUR + "Segmentation_SourceRepresentation:=Closed surface\n");
    assertRefused(Refusal.UNREADABLE_INSTANCE, ONE_LAYER + TUMOUR + LIVER.formatted(1, 1));
    assertRefused(Refusal.UNREADABLE_INSTANCE, ONE_LAYER + TUMOUR + LIVER.formatted(0, 0));
    assertRefused(
        Refusal.UNREADABLE_INSTANCE, ONE_LAYER + TUMOUR.replace("Value:=1", "Value:=one"));
    assertRefused(Refusal.UNREADABLE_INSTANCE, ONE_LAYER + TUMOUR + LIVER.formatted(0, 1));
    assertRefused(
        Refusal.UNREADABLE_INSTANCE, ONE_LAYER + TUMOUR.replace("0 1 0 1 0 0", "0 0 0 1 0 0"));
    assertRefused(
        Refusal.UNREADABLE_INSTANCE, ONE_LAYER + TUMOUR.replace("0 1 0 1 0 0", "0 1 0 1"));
    StringBuilder many = new StringBuilder(ONE_LAYER);
    for (int n = 0; n < 1001; n++) {
      many.append("Segment%d_ID:=s\nSegment%d_Layer:=0\n".formatted(n, n));
    }
    assertRefused(Refusal.TOO_LARGE, many.toString());
  }

  private static void assertRefused(Refusal reason, String header) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(header, 0, 1, 5, 5))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static Segmentation read(String header, int... voxels) {
    return SegNrrdReader.read(new ByteArrayInputStream(bytes(header, voxels)));
  }

  private static byte[] bytes(String header, int... voxels) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes((header + "\n").getBytes(StandardCharsets.UTF_8));
    for (int voxel : voxels) {
      file.write(voxel);
    }
    return file.toByteArray();
  }
}
