package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** Series of one frame of reference between which the patient moved, or drawings that disagree. */
class MovedWithinFrameTest {
  private final VolumeGeometry grid = SegFixtures.axial(60, 50, 20, "1.3");
  private final Vector3 middle = grid.positionOf(30, 25, 10);
  private final SeriesHeader arterial = HeaderDraft.ct("1.9.1", "arterial").at(30).header();
  private final SeriesHeader venous = HeaderDraft.ct("1.9.2", "portal").at(70).header();
  private final SeriesHeader delayed = HeaderDraft.ct("1.9.3", "delayed").at(180).header();

  private Mask ball(Vector3 centre, double radius) {
    return Mask.where(
        grid,
        offset -> {
          int row = offset / 60 % 50;
          return grid.positionOf(offset % 60, row, offset / 3000).minus(centre).length() <= radius;
        });
  }

  private static Segmentation seg(SeriesHeader images, SegmentRole role, Mask mask) {
    return seg(images, "seg." + images.seriesInstanceUid() + "." + role, role, mask);
  }

  private static Segmentation seg(SeriesHeader images, String uid, SegmentRole role, Mask mask) {
    Segment segment =
        new Segment(
            1,
            role.name(),
            SegFixtures.ABNORMAL,
            role == SegmentRole.LIVER ? SegFixtures.LIVER : SegFixtures.NEOPLASM,
            "",
            "",
            role,
            mask);
    return new Segmentation(
        "1.2", "2", uid, "3", List.of(images.seriesInstanceUid()), List.of(segment));
  }

  private Roi onVenous(Segmentation... segmentations) {
    List<PhasedSeries> series = new ArrayList<>();
    for (SeriesHeader header : List.of(arterial, venous, delayed)) {
      series.add(new PhasedSeries(header, new PhaseFinding.Unknown("")));
    }
    LiverStudy study =
        new LiverStudy("1.2", series, Arrays.asList(segmentations), FrameRegistrations.NONE);
    return RoiResolver.of(study).resolve(study.lesions().get(0).drawings(), venous, grid);
  }

  private Segmentation liver(SeriesHeader images, double shiftMm) {
    return seg(images, SegmentRole.LIVER, ball(middle.plus(new Vector3(shiftMm, 0, 0)), 15));
  }

  private Segmentation tumour(SeriesHeader images, double shiftMm, double radius) {
    return seg(images, SegmentRole.TUMOUR, ball(middle.plus(new Vector3(shiftMm, 0, 0)), radius));
  }

  @Test
  void carriesARegionWhereTheLiverLiesOnItself() {
    Roi roi = onVenous(tumour(arterial, 0, 6), liver(arterial, 0), liver(venous, 2));

    assertThat(roi.origin()).isEqualTo(Roi.Origin.PROPAGATED);
  }

  @Test
  void carriesARegionWhereNothingCanBeCompared() {
    assertThat(onVenous(tumour(arterial, 0, 6), liver(arterial, 0)).origin())
        .isEqualTo(Roi.Origin.PROPAGATED);
  }

  @Test
  void refusesWhereTheLiverLiesBesideItself() {
    assertThatThrownBy(() -> onVenous(tumour(arterial, 0, 6), liver(arterial, 0), liver(venous, 9)))
        .hasMessageStartingWith("REGISTRATION_FAILED")
        .hasMessageContaining("show the liver in two places, centroids 8.9 mm apart");
  }

  @Test
  void takesTheDrawingThatIsNearestInTime() {
    Roi roi = onVenous(tumour(delayed, 1, 6), tumour(arterial, 0, 6));

    assertThat(roi.drawnOnSeriesUid()).isEqualTo(arterial.seriesInstanceUid());
    assertThat(
            DrawingOrderProbe.sorted(
                List.of(arterial, venous, delayed),
                List.of(tumour(arterial, 0, 6), tumour(delayed, 0, 6)),
                delayed))
        .containsExactly("1.9.3", "1.9.1");
  }

  @Test
  void refusesDrawingsOfOtherSeriesThatDisagree() {
    assertThatThrownBy(() -> onVenous(tumour(delayed, 11, 6), tumour(arterial, 0, 6)))
        .hasMessageStartingWith("AMBIGUOUS_LESION")
        .hasMessageContaining("centroids 10.9 mm apart");
    assertThatThrownBy(() -> onVenous(tumour(delayed, 0, 12), tumour(arterial, 0, 6)))
        .hasMessageStartingWith("AMBIGUOUS_LESION");
  }

  /** The order of drawings, by the series they are drawn on. */
  private static final class DrawingOrderProbe {
    static List<String> sorted(
        List<SeriesHeader> images, List<Segmentation> segmentations, SeriesHeader needed) {
      List<Lesion.Drawing> drawings =
          segmentations.stream().map(s -> new Lesion.Drawing(s, s.segments().get(0))).toList();
      return new DrawingOrder(images)
          .sorted(drawings, needed.acquisitionTime()).stream()
              .map(d -> d.segmentation().referencedSeriesUids().get(0))
              .toList();
    }
  }
}
