package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

class RtStructReaderTest {
  private static final VolumeGeometry GRID = SegFixtures.oblique(12, 10, 6, "1.2.3");

  private final StructureSetDraft draft = new StructureSetDraft(GRID).region(1, "Tumour", "");

  @Test
  void takesTheVoxelsWhoseCentresAreInside() {
    draft.closed(3, 2, 2.5, 1.5, 6.4, 1.5, 6.4, 3.5, 2.5, 3.5);

    assertVoxels(read(), 2, "............ ............ ...####..... ...####.....");
    assertVoxels(read(), 3, "............ ............ ...####..... ...####.....");
    assertThat(read().voxelCount()).isEqualTo(16);
  }

  @Test
  void givesACentreOnABorderToTheLowerSide() {
    draft.closed(0, 0, 2, 1, 5, 1, 5, 3, 2, 3);

    assertVoxels(read(), 0, "............ ..###....... ..###....... ............");
  }

  @Test
  void splitsWhatTouchesAmongTheTwo() {
    // A triangle and the rest of its square; the diagonal runs through centres.
    draft.closed(0, 0, 1, 1, 7, 1, 7, 7);
    Mask upper = read();
    StructureSetDraft other = new StructureSetDraft(GRID).region(1, "other", "");
    Mask lower = read(other.closed(0, 0, 1, 1, 7, 7, 1, 7).object());

    assertThat(upper.intersection(lower).isEmpty()).isTrue();
    assertThat(upper.union(lower).voxelCount()).isEqualTo(36);
  }

  @Test
  void readsHolesAndIslandsInAnyOrder() {
    draft.contour("CLOSED_PLANAR", 1, 3.5, 3.5, 4.5, 3.5, 4.5, 4.5, 3.5, 4.5);
    draft.closed(1, 1, 0.5, 0.5, 7.5, 0.5, 7.5, 7.5, 0.5, 7.5);
    draft.closed(1, 1, 1.5, 1.5, 6.5, 1.5, 6.5, 6.5, 1.5, 6.5);

    assertVoxels(
        read(), 1, "............ .#######.... .#.....#.... .#.....#.... .#..#..#.... .#.....#....");
  }

  @Test
  void readsAKeyhole() {
    draft.closed(
        1, 1, 0.5, 0.5, 0.5, 5.5, 5.5, 5.5, 5.5, 0.5, 3, 0.5, 3, 1.5, 4.5, 1.5, 4.5, 4.5, 1.5, 4.5,
        1.5, 1.5, 3, 1.5, 3, 0.5);

    assertVoxels(
        read(), 1, "............ .#####...... .#...#...... .#...#...... .#...#...... .#####......");
  }

  @Test
  void readsContoursApartInASlice() {
    draft.closed(0, 0, 0.5, 0.5, 2.5, 0.5, 2.5, 1.5, 0.5, 1.5);
    draft.closed(0, 0, 5.5, 0.5, 7.5, 0.5, 7.5, 1.5, 5.5, 1.5);

    assertVoxels(read(), 0, "............ .##...##....");
  }

  @Test
  void excludesWhereTheContoursSaySo() {
    draft.contour("CLOSEDPLANAR_XOR", 0, 0.5, 0.5, 4.5, 0.5, 4.5, 1.5, 0.5, 1.5);
    draft.contour("CLOSEDPLANAR_XOR", 0, 2.5, 0.5, 7.5, 0.5, 7.5, 1.5, 2.5, 1.5);

    assertVoxels(read(), 0, "............ .##..###....");
  }

  @Test
  void readsContoursToTheLastVoxelOfTheImage() {
    draft.closed(5, 0, -0.5, -0.5, 11.5, -0.5, 11.5, 9.5, -0.5, 9.5);

    assertThat(read().voxelCount()).isEqualTo(GRID.size().voxels());
  }

  @Test
  void leavesSlicesBetweenContoursEmpty() {
    double[] square = {0.5, 0.5, 2.5, 0.5, 2.5, 2.5, 0.5, 2.5};
    draft.closed(1, 0, square).closed(4, 4, square);

    assertThat(read().offsets().map(o -> o / 120).distinct()).containsExactly(0, 1, 4);
  }

  @Test
  void keepsRegionsWithoutContoursEmpty() {
    assertThat(read().isEmpty()).isTrue();
    draft.closed(0, 0, 1, 1);
    draft.closed(0, 0, 1, 1, 5, 5);
    assertThat(read().isEmpty()).isTrue();
  }

  /** A star-shaped polygon against a test of each centre by the angles around it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheWindingNumber(long seed) {
    VolumeGeometry grid = SegFixtures.oblique(60, 50, 3, "1.2.3");
    SplittableRandom random = new SplittableRandom(seed);
    double[] star = new double[2 * 40];
    for (int i = 0; i < 40; i++) {
      double radius = random.nextDouble(3, 24);
      star[2 * i] = 30.123 + radius * Math.cos(i * Math.PI / 20);
      star[2 * i + 1] = 25.456 + radius * Math.sin(i * Math.PI / 20);
    }
    DicomObject structures =
        new StructureSetDraft(grid).region(1, "T", "").closed(1, 1, star).object();

    Mask mask = RtStructReader.readMask(structures, 1, grid);

    for (int row = 0; row < 50; row++) {
      for (int column = 0; column < 60; column++) {
        assertThat(mask.contains(column, row, 1))
            .as("column %d, row %d", column, row)
            .isEqualTo(Math.abs(winding(star, column, row)) > Math.PI);
      }
    }
    assertThat(mask.voxelCount()).isPositive();
  }

  private static double winding(double[] polygon, double column, double row) {
    double sum = 0;
    for (int i = 0; i < polygon.length; i += 2) {
      int j = (i + 2) % polygon.length;
      double turn =
          Math.atan2(polygon[j + 1] - row, polygon[j] - column)
              - Math.atan2(polygon[i + 1] - row, polygon[i] - column);
      sum += turn - 2 * Math.PI * Math.rint(turn / (2 * Math.PI));
    }
    return sum;
  }

  @Test
  void readsAllRegionsAsSegments() {
    draft.closed(0, 0, 0.5, 0.5, 2.5, 0.5, 2.5, 1.5, 0.5, 1.5);
    draft.region(7, "Liver", "ORGAN").closed(0, 0, 0.5, 0.5, 4.5, 0.5, 4.5, 1.5, 0.5, 1.5);

    Segmentation read =
        RtStructReader.readOnto(
            Part10.read(Part10.encode(draft.dataset())), GRID, SegmentRoleRules.shipped());

    assertThat(read.sopClassUid()).isEqualTo(UID.RTStructureSetStorage);
    assertThat(read.segments()).extracting(Segment::number).containsExactly(1, 7);
    assertThat(read.segments())
        .extracting(Segment::role)
        .containsExactly(SegmentRole.TUMOUR, SegmentRole.LIVER);
    assertThat(read.segments().get(1).mask().voxelCount()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "GTV, ROI_1, TUMOUR",
    "GTV, HCC, TUMOUR",
    "GTV, Liver, UNKNOWN",
    "ORGAN, Tumour, TUMOUR",
    "ORGAN, ROI_1, UNKNOWN",
    "PTV, Tumour, UNKNOWN",
    "PTV, ROI_1, OTHER",
    "EXTERNAL, Body, OTHER"
  })
  void knowsARegionByTypeAndName(String type, String name, SegmentRole role) {
    StructureSetDraft one = new StructureSetDraft(GRID).region(1, name, type);

    Segmentation read = RtStructReader.readOnto(one.object(), GRID, SegmentRoleRules.shipped());

    assertThat(read.segments().get(0).role()).isEqualTo(role);
  }

  @Test
  void refusesContoursThatAreNoRegion() {
    assertRefused(Refusal.UNSUPPORTED_FORMAT, d -> d.contour("POINT", 1, 2, 2));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, d -> d.contour("OPEN_PLANAR", 1, 2, 2, 5, 5, 4, 4));
    assertRefused(Refusal.UNSUPPORTED_FORMAT, d -> d.contour("", 1, 2, 2, 5, 5, 4, 4));
    assertRefused(
        Refusal.UNSUPPORTED_FORMAT,
        d -> d.dataset().setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage));
  }

  @Test
  void refusesContoursOffTheSlices() {
    double[] square = {0.5, 0.5, 2.5, 0.5, 2.5, 2.5, 0.5, 2.5};
    assertRefused(Refusal.GEOMETRY_MISMATCH, d -> d.contour("CLOSED_PLANAR", 1.5, square));
    assertRefused(
        Refusal.GEOMETRY_MISMATCH,
        d -> d.closed(0, 0, square).closed(2, 2, square).closed(4, 4, square));
    assertRefused(
        Refusal.GEOMETRY_MISMATCH,
        d -> {
          // One point lies a slice higher.
          Attributes contour = d.contour("CLOSED_PLANAR", 1, square);
          String[] numbers = contour.getStrings(Tag.ContourData);
          String[] higher = d.contour("CLOSED_PLANAR", 2, square).getStrings(Tag.ContourData);
          System.arraycopy(higher, 0, numbers, 0, 3);
          contour.setString(Tag.ContourData, VR.DS, numbers);
        });
  }

  @Test
  void refusesWhatLiesOutside() {
    assertRefused(Refusal.MASK_OUTSIDE_VOLUME, d -> d.closed(0, 0, -1.2, 1, 5, 1, 5, 5));
    assertRefused(Refusal.MASK_OUTSIDE_VOLUME, d -> d.closed(0, 0, 1, 1, 12.2, 1, 5, 5));
    assertRefused(Refusal.MASK_OUTSIDE_VOLUME, d -> d.closed(6, 6, 1, 1, 5, 1, 5, 5));
    assertRefused(Refusal.MASK_OUTSIDE_VOLUME, d -> d.closed(-1, -1, 1, 1, 5, 1, 5, 5));
    assertRefused(Refusal.MASK_OUTSIDE_VOLUME, d -> d.closed(0, 0, 1, 1, 1e9, 1, 5, 5));
  }

  @Test
  void refusesContoursThatOverlapOrComeTwice() {
    double[] square = {0.5, 0.5, 4.5, 0.5, 4.5, 4.5, 0.5, 4.5};
    double[] moved = {2.5, 2.5, 6.5, 2.5, 6.5, 6.5, 2.5, 6.5};
    assertRefused(Refusal.GEOMETRY_MISMATCH, d -> d.closed(0, 0, square).closed(0, 0, moved));
    assertRefused(Refusal.GEOMETRY_MISMATCH, d -> d.closed(0, 0, square).closed(0, 0, square));
  }

  @Test
  void refusesAnotherFrameOfReference() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () -> RtStructReader.readMask(draft.object(), 1, GRID.withFrameOfReferenceUid("1.2.4")))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.FRAME_OF_REFERENCE_MISMATCH));
    assertThat(RtStructReader.readMask(draft.object(), 1, GRID.withFrameOfReferenceUid("")))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\\2",
        "1\\2\\x\\1\\2\\3",
        "1\\2\\NaN\\1\\2\\3",
        "1\\2\\1e999\\1\\2\\3",
        "1\\2\\0x1p3\\1\\2\\3",
        "\\\\\\\\\\"
      })
  void refusesBrokenContourData(String data) {
    assertRefused(
        Refusal.UNREADABLE_INSTANCE,
        d ->
            d.contour("CLOSED_PLANAR", 0, 1, 1, 5, 1)
                .setBytes(Tag.ContourData, VR.DS, bytes(data)));
  }

  @Test
  void refusesContradictions() {
    assertRefused(Refusal.UNREADABLE_INSTANCE, d -> d.region(1, "again", ""));
    assertRefused(
        Refusal.UNREADABLE_INSTANCE,
        d -> d.contour("CLOSED_PLANAR", 0, 1, 1, 5, 1).setInt(Tag.NumberOfContourPoints, VR.IS, 3));
    assertRefused(
        Refusal.UNREADABLE_INSTANCE,
        d -> d.dataset().getSequence(Tag.StructureSetROISequence).get(0).remove(Tag.ROINumber));
  }

  @Test
  void refusesMoreThanARealObjectHolds() {
    assertRefused(
        Refusal.TOO_LARGE,
        d -> {
          for (int n = 2; n < 1003; n++) {
            d.region(n, "r", "");
          }
        });
    assertRefused(
        Refusal.TOO_LARGE,
        d -> {
          Attributes contour = d.contour("CLOSED_PLANAR", 0, 1, 1, 5, 1);
          for (int n = 0; n < 100_000; n++) {
            d.dataset()
                .getSequence(Tag.ROIContourSequence)
                .get(0)
                .getSequence(Tag.ContourSequence)
                .add(new Attributes(contour, Tag.ContourGeometricType));
          }
        });
  }

  private void assertRefused(Refusal reason, Consumer<StructureSetDraft> bend) {
    StructureSetDraft bent = new StructureSetDraft(GRID).region(1, "T", "");
    bend.accept(bent);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> read(bent.object()))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private Mask read() {
    return read(draft.object());
  }

  private static Mask read(DicomObject structures) {
    return RtStructReader.readMask(structures, 1, GRID);
  }

  /** The first rows of a slice; the others must be empty or were checked elsewhere. */
  private static void assertVoxels(Mask mask, int slice, String picture) {
    String[] rows = picture.split(" ");
    StringBuilder found = new StringBuilder();
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < 12; column++) {
        found.append(mask.contains(column, row, slice) ? '#' : '.');
      }
      found.append(row + 1 < rows.length ? " " : "");
    }
    assertThat(found.toString()).isEqualTo(picture);
  }
}
