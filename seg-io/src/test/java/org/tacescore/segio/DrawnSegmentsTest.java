package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

class DrawnSegmentsTest {
  /** Cropped to 2 x 2 x 1 voxels from column 1, row 2, slice 1 of the series. */
  private static final String CROPPED =
      """
      NRRD0004
      type: unsigned char
      dimension: 3
      space: right-anterior-superior
      sizes: 2 2 1
      space directions: (-1,0,0) (0,-1,0) (0,0,2)
      encoding: raw
      space origin: (9,-22,32)
      """;

  private static final String TUMOUR =
      """
      Segment0_ID:=Segment_1
      Segment0_Name:=mass A
      Segment0_LabelValue:=1
      Segment0_Layer:=0
      """;

  private static final VolumeGeometry SERIES =
      new VolumeGeometry(
          new GridSize(4, 5, 3),
          new Spacing(1, 1, 2),
          Direction.AXIAL,
          new Vector3(-10, 20, 30),
          "1.2.9");

  private static final SegmentRoleRules ROLES =
      SegmentRoleRules.shipped()
          .withLabels(Map.of("mass A", SegmentRole.TUMOUR, "7", SegmentRole.LIVER));

  @TempDir Path folder;

  private Path file(String header, byte[] voxels) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
    out.write(voxels);
    return Files.write(folder.resolve("drawn.nrrd"), out.toByteArray());
  }

  private List<Segment> read(String header, int... voxels) throws IOException {
    byte[] bytes = new byte[voxels.length];
    for (int i = 0; i < voxels.length; i++) {
      bytes[i] = (byte) voxels[i];
    }
    return DrawnSegments.read(file(header, bytes), SERIES, ROLES);
  }

  private void refuses(Refusal reason, String header, int... voxels) {
    assertThatThrownBy(() -> read(header, voxels))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void placesACropByPositionAndTellsRolesByTheLabelsGiven() throws IOException {
    Segment segment = read(CROPPED + TUMOUR, 1, 0, 0, 1).get(0);

    assertThat(segment.role()).isEqualTo(SegmentRole.TUMOUR);
    assertThat(segment.mask().geometry()).isEqualTo(SERIES);
    assertThat(segment.mask().contains(1, 2, 1)).isTrue();
    assertThat(segment.mask().contains(2, 3, 1)).isTrue();
    assertThat(segment.mask().voxelCount()).isEqualTo(2);
  }

  @Test
  void labelsOfAPlainLabelMapAreSegments() throws IOException {
    List<Segment> segments = read(CROPPED, 7, 0, 2, 7);

    assertThat(segments).extracting(Segment::number).containsExactly(2, 7);
    assertThat(segments).extracting(Segment::label).containsExactly("2", "7");
    assertThat(segments.get(0).role()).isEqualTo(SegmentRole.UNKNOWN);
    assertThat(segments.get(1).role()).isEqualTo(SegmentRole.LIVER);
    assertThat(segments.get(1).mask().voxelCount()).isEqualTo(2);
  }

  @Test
  void anEmptySegmentIsAnEmptyMaskOnTheGrid() throws IOException {
    Segment segment = read(CROPPED + TUMOUR, 0, 0, 0, 0).get(0);

    assertThat(segment.mask().isEmpty()).isTrue();
    assertThat(segment.mask().geometry()).isEqualTo(SERIES);
  }

  @Test
  void refusesVoxelsBetweenOrBeyondThoseOfTheSeries() {
    String between = CROPPED.replace("(9,-22,32)", "(8.6,-22,32)");
    String beyond = CROPPED.replace("(9,-22,32)", "(11,-22,32)");

    refuses(Refusal.GEOMETRY_MISMATCH, between + TUMOUR, 1, 0, 0, 1);
    refuses(Refusal.MASK_OUTSIDE_VOLUME, beyond + TUMOUR, 1, 0, 0, 1);
    refuses(
        Refusal.GEOMETRY_MISMATCH, CROPPED.replace("(-1,0,0)", "(-0.5,0,0)") + TUMOUR, 1, 1, 1, 1);
  }

  @Test
  void refusesFarMoreVoxelsThanTheSeriesHasBeforeItUnpacksAny() throws IOException {
    var bomb = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[1 << 20]);
    }
    String header =
        CROPPED
            .replace("sizes: 2 2 1", "sizes: 999 999 999")
            .replace("encoding: raw", "encoding: gzip");
    Path file = file(header + TUMOUR, bomb.toByteArray());

    assertThatThrownBy(() -> DrawnSegments.read(file, SERIES, ROLES))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.TOO_LARGE));
    refuses(Refusal.TOO_LARGE, CROPPED + "byte skip: 9999999\n" + TUMOUR, 1, 0, 0, 1);
  }

  @Test
  void refusesOtherFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("other.bin"), "GIF89a");

    assertThatThrownBy(() -> DrawnSegments.read(file, SERIES, ROLES))
        .isInstanceOf(RefusedException.class);
  }
}
