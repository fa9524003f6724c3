package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/** Two segmentations of one series: two readers, or an old one beside the corrected one. */
class DrawnTwiceTest {
  private final VolumeGeometry grid = SegFixtures.axial(6, 4, 5, "1.2.3");
  private final List<SeriesHeader> images =
      SeriesParts.split(DynamicSeries.of(1, (instance, number) -> {}));

  private Segment segment(String label, String trackingUid, int from, int to) {
    return new Segment(
        1,
        label,
        SegFixtures.ABNORMAL,
        SegFixtures.NEOPLASM,
        "",
        trackingUid,
        SegmentRole.TUMOUR,
        Mask.where(grid, offset -> offset >= from && offset < to));
  }

  private static Segmentation seg(String uid, Segment... segments) {
    return on(SyntheticSeries.SERIES, uid, segments);
  }

  private static Segmentation on(String series, String uid, Segment... segments) {
    return new Segmentation("1", "2", uid, "", List.of(series), Arrays.asList(segments));
  }

  private void check(Segmentation... segmentations) {
    DrawnTwice.refuse(Lesions.of(Arrays.asList(segmentations)), images);
  }

  @Test
  void oneLesionWithOtherVoxelsIsRefused() {
    Segmentation one = seg("9.1", segment("A", "7.1", 0, 40));

    assertThatThrownBy(() -> check(one, seg("9.2", segment("A", "7.1", 0, 39))))
        .hasMessageContaining("AMBIGUOUS_LESION")
        .hasMessageContaining("segment 1 of SEG 9.1 and segment 1 of SEG 9.2");
    assertThatThrownBy(() -> check(one, seg("9.2", segment("A", "", 60, 100))))
        .hasMessageContaining("AMBIGUOUS_LESION");
  }

  @Test
  void oneTumourUnderTwoTrackingUidsIsRefused() {
    Segmentation one = seg("9.1", segment("A", "7.1", 0, 40));

    assertThatThrownBy(() -> check(one, seg("9.2", segment("A", "7.2", 0, 40))))
        .hasMessageContaining("AMBIGUOUS_LESION");
    assertThatThrownBy(() -> check(one, seg("9.2", segment("B", "", 19, 60))))
        .hasMessageContaining("AMBIGUOUS_LESION");
  }

  /** Which images they are of is not known; one of them would be taken by its UID. */
  @Test
  void twoThatNameNoSeriesAreHeldAgainstEachOtherInTheirFrame() {
    Segmentation one = seg("9.1", segment("A", "", 0, 40)).drawnOn(List.of());
    Segmentation alike = seg("9.2", segment("A", "", 0, 40)).drawnOn(List.of());
    Segmentation other = seg("9.2", segment("A", "", 0, 39)).drawnOn(List.of());

    check(one, alike);
    assertThatThrownBy(() -> check(one, other))
        .hasMessageStartingWith("AMBIGUOUS_LESION")
        .hasMessageContaining("in frame of reference 1.2.3");
  }

  @Test
  void equalVoxelsOfOneLesionAreOneDrawing() {
    check(seg("9.1", segment("A", "7.1", 0, 40)), seg("9.2", segment("A", "7.1", 0, 40)));
  }

  @Test
  void tumoursBesideEachOtherAreTwo() {
    check(seg("9.1", segment("A", "7.1", 0, 40)), seg("9.2", segment("B", "7.2", 30, 80)));
  }

  @Test
  void drawingsOfOneSegmentationAreItsReadersOwn() {
    check(seg("9.1", segment("A", "", 0, 40), segment("B", "", 0, 30)));
  }

  @Test
  void drawingsOnTwoSeriesAreOneLesion() {
    check(seg("9.1", segment("A", "7.1", 0, 40)), on("8.8", "9.2", segment("A", "7.1", 0, 30)));
  }

  @Test
  void aSegmentationOfSeveralSeriesIsDrawnOnThoseWhoseImagesItNames() {
    SeriesHeader header = images.get(0);
    List<String> both = List.of("8.8", SyntheticSeries.SERIES);
    List<FrameReference> foreign = List.of(FrameReference.whole("8.8.1"));
    List<FrameReference> own = List.of(header.frames().get(0));

    assertThat(Segmentation.isDrawnOn(header, both, foreign)).isFalse();
    assertThat(Segmentation.isDrawnOn(header, both, own)).isTrue();
    assertThat(Segmentation.isDrawnOn(header, both, List.of())).isTrue();
    assertThat(Segmentation.isDrawnOn(header, List.of(SyntheticSeries.SERIES), foreign)).isTrue();
  }

  @Test
  void aSegmentationOfOneSeriesAndImagesOfAnotherIsRefused() {
    List<PhasedSeries> series =
        images.stream()
            .map(header -> new PhasedSeries(header, new PhaseFinding.Unknown("")))
            .toList();
    PhasedSeries other =
        new PhasedSeries(
            HeaderDraft.ct("8.8", "another series").header(), new PhaseFinding.Unknown(""));
    Segmentation contradicting =
        new Segmentation(
            "1",
            "2",
            "9.1",
            "",
            List.of("8.8"),
            List.of(segment("A", "", 0, 9)),
            List.of(images.get(0).frames().get(0)));

    assertThatThrownBy(
            () ->
                new LiverStudy(
                    "1",
                    List.of(series.get(0), other),
                    List.of(contradicting),
                    FrameRegistrations.NONE))
        .hasMessageContaining("UNREADABLE_INSTANCE")
        .hasMessageContaining("refers to series 8.8 and to images of series");
  }
}
