package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

class LesionsTest {
  private final VolumeGeometry grid = SegFixtures.axial(6, 4, 5, "1.2.3");

  private Segment segment(int number, String label, String trackingUid, int voxels) {
    return new Segment(
        number,
        label,
        SegFixtures.ABNORMAL,
        SegFixtures.NEOPLASM,
        trackingUid.isEmpty() ? "" : label,
        trackingUid,
        SegmentRole.TUMOUR,
        Mask.where(grid, offset -> offset < voxels));
  }

  private static Segmentation seg(String uid, Segment... segments) {
    return new Segmentation("1", "2", uid, "", List.of("s" + uid), List.of(segments));
  }

  @Test
  void joinsByTrackingUidWhateverTheLabel() {
    List<Lesion> lesions =
        Lesions.of(
            List.of(
                seg("1", segment(1, "A", "7.1", 3), segment(2, "B", "7.2", 3)),
                seg("2", segment(1, "B", "7.2", 4), segment(2, "A", "7.1", 5))));

    assertThat(lesions).hasSize(2);
    assertThat(lesions.get(0).trackingUid()).isEqualTo("7.1");
    assertThat(lesions.get(0).drawings()).hasSize(2);
    assertThat(lesions.get(0).volumeMm3()).isEqualTo(5 * grid.spacingMm().voxelVolumeMm3());
  }

  @Test
  void joinsByLabelWhereOneHasNoTrackingUid() {
    List<Lesion> lesions =
        Lesions.of(List.of(seg("1", segment(1, "A", "7.1", 3)), seg("2", segment(4, "A", "", 3))));

    assertThat(lesions).hasSize(1);
    assertThat(lesions.get(0).trackingUid()).isEqualTo("7.1");
  }

  @Test
  void keepsEqualLabelsOfDifferentTrackingUidsApart() {
    assertThat(
            Lesions.of(
                List.of(seg("1", segment(1, "A", "7.1", 3)), seg("2", segment(1, "A", "7.2", 3)))))
        .hasSize(2);
  }

  @Test
  void keepsEqualLabelsOfOneSegmentationApart() {
    assertThat(Lesions.of(List.of(seg("1", segment(1, "A", "", 3), segment(2, "A", "", 3)))))
        .hasSize(2);
  }

  /** A Tracking UID is of one finding (PS3.3 C.8.20.2); two segments of it are no two lesions. */
  @Test
  void refusesOneTrackingUidTwiceInOneSegmentation() {
    assertThatThrownBy(
            () ->
                Lesions.of(List.of(seg("1", segment(1, "A", "7.1", 3), segment(2, "B", "7.1", 5)))))
        .hasMessageStartingWith("AMBIGUOUS_LESION")
        .hasMessageContaining("segments 1 and 2 of SEG 1 have one Tracking UID, 7.1");
  }

  @Test
  void refusesEqualLabelsThatCannotBeMatched() {
    Segmentation two = seg("1", segment(1, "A", "", 3), segment(2, "A", "", 3));

    assertThatThrownBy(() -> Lesions.of(List.of(two, seg("2", segment(1, "A", "", 3)))))
        .hasMessageStartingWith("AMBIGUOUS_LESION");
    assertThatThrownBy(() -> Lesions.of(List.of(seg("2", segment(1, "A", "", 3)), two)))
        .hasMessageStartingWith("AMBIGUOUS_LESION");
  }

  @Test
  void ordersByVolumeThenBySegmentNumber() {
    List<Lesion> lesions =
        new ArrayList<>(
            Lesions.of(
                List.of(
                    seg(
                        "1",
                        segment(1, "A", "", 3),
                        segment(2, "B", "", 9),
                        segment(3, "C", "", 9)))));

    lesions.sort(Lesion.LARGEST_FIRST);

    assertThat(lesions).extracting(Lesion::label).containsExactly("B", "C", "A");
  }

  @Test
  void refusesNoneAndTooMany() {
    Segment[] many = new Segment[21];
    for (int i = 0; i < many.length; i++) {
      many[i] = segment(i + 1, "L" + i, "", 1);
    }

    assertThatThrownBy(() -> Lesions.of(List.of(seg("1", many))))
        .hasMessageStartingWith("TOO_MANY_LESIONS");
    assertThatThrownBy(() -> Lesions.of(List.of())).hasMessageStartingWith("NO_TUMOUR_SEGMENT");
  }

  @Test
  void asksWhichUnknownSegmentIsTheTumour() {
    Segmentation two =
        seg(
            "1",
            unknown(1, "Segment_1"),
            unknown(2, "A very long name, ".repeat(9)),
            unknown(3, "ROI\n"));
    Segment[] many = new Segment[14];
    for (int i = 0; i < many.length; i++) {
      many[i] = unknown(i + 1, "S");
    }

    assertThatThrownBy(() -> Lesions.of(List.of(two, two)))
        .hasMessageStartingWith("NO_TUMOUR_SEGMENT")
        .hasMessageContaining("segments 1 'Segment_1', 2 'A very long name, ")
        .hasMessageContaining(", 3 'ROI' are of no known role: say which is the tumour");
    assertThatThrownBy(() -> Lesions.of(List.of(seg("1", unknown(4, "ROI")))))
        .hasMessageContaining("segment 4 'ROI' is of no known role: say whether it is the tumour");
    assertThatThrownBy(() -> Lesions.of(List.of(seg("1", many))))
        .hasMessageContaining("10 'S' and 4 more are of no known role");
  }

  private Segment unknown(int number, String label) {
    Segment known = segment(number, label, "", 1);
    return new Segment(
        number, label, known.category(), known.type(), "", "", SegmentRole.UNKNOWN, known.mask());
  }
}
