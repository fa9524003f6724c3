package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/** By which UID a lesion is followed from one report of a study to the next. */
class LesionIdentityTest {
  private final VolumeGeometry grid = SegFixtures.axial(6, 4, 5, "1.2.3");

  private Segment segment(int number, String label, String trackingUid, int voxels) {
    int from = label.equals("B") ? 10 : 0;
    return new Segment(
        number,
        label,
        SegFixtures.ABNORMAL,
        SegFixtures.NEOPLASM,
        "",
        trackingUid,
        SegmentRole.TUMOUR,
        Mask.where(grid, offset -> offset >= from && offset < from + voxels));
  }

  private static Segmentation seg(String uid, Segment... segments) {
    return new Segmentation("1", "2", uid, "", List.of(), List.of(segments));
  }

  private static List<String> uids(String studyUid, Segmentation... segmentations) {
    LiverStudy study =
        new LiverStudy(studyUid, List.of(), Arrays.asList(segmentations), FrameRegistrations.NONE);
    return study.lesions().stream().map(study::trackingUid).toList();
  }

  @Test
  void isTheTrackingUidOfTheDrawingWhateverObjectHoldsIt() {
    assertThat(uids("1.1", seg("9.1", segment(1, "A", "7.1", 3)))).containsExactly("7.1");
    assertThat(uids("1.1", seg("9.2", segment(4, "renamed", "7.1", 9)))).containsExactly("7.1");
  }

  @Test
  void isOneUidOfAllDrawingsOfTheLesion() {
    assertThat(
            uids("1.1", seg("9.1", segment(1, "A", "", 3)), seg("9.2", segment(1, "A", "7.1", 3))))
        .containsExactly("7.1");
  }

  @Test
  void staysWhenTheSegmentationIsSentAnewOrAnotherIsAdded() {
    List<String> first = uids("1.1", seg("9.1", segment(1, "A", "", 3), segment(2, "B", "", 4)));

    assertThat(first).doesNotHaveDuplicates().allMatch(uid -> uid.startsWith("2.25."));
    assertThat(uids("1.1", seg("9.2", segment(1, "A", "", 8), segment(2, "B", "", 2))))
        .isEqualTo(first);
    assertThat(
            uids(
                "1.1",
                seg("9.0", segment(1, "B", "", 4), segment(2, "A", "", 3)),
                seg("9.1", segment(1, "A", "", 3), segment(2, "B", "", 4))))
        .hasSameElementsAs(first);
  }

  @Test
  void tellsLesionsOfOneNameApart() {
    List<String> two = uids("1.1", seg("9.1", segment(1, "A", "", 3), segment(2, "A", "", 4)));
    List<String> three = new ArrayList<>(two);
    three.add("another");

    assertThat(two).doesNotHaveDuplicates();
    assertThat(
            uids(
                "1.1",
                seg("9.1", segment(1, "A", "", 3), segment(2, "A", "", 4), segment(3, "A", "", 4))))
        .startsWith(two.toArray(String[]::new))
        .hasSize(three.size());
  }

  @Test
  void isAnotherInAnotherStudy() {
    assertThat(uids("1.1", seg("9.1", segment(1, "A", "", 3))))
        .isNotEqualTo(uids("1.2", seg("9.1", segment(1, "A", "", 3))));
  }
}
