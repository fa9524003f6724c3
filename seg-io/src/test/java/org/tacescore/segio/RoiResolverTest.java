package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

class RoiResolverTest {
  private static final RoiResolver RESOLVER =
      new RoiResolver(FrameRegistrations.NONE, List.of(), List.of());
  private static final String VENOUS = "1.9.2";
  private static final String ARTERIAL = "1.9.1";
  private final VolumeGeometry venous = SegFixtures.axial(40, 40, 12, "1.2.3");
  private final Mask ball = ball(venous, new Vector3(-86, -75, 43), 6);

  private static Mask ball(VolumeGeometry grid, Vector3 centre, double radius) {
    return Mask.where(grid, offset -> centreOf(grid, offset).minus(centre).length() <= radius);
  }

  private static Vector3 centreOf(VolumeGeometry grid, int offset) {
    int columns = grid.size().columns();
    int row = offset / columns % grid.size().rows();
    int slice = offset / columns / grid.size().rows();
    return grid.positionOf(offset % columns, row, slice);
  }

  private static Lesion.Drawing drawing(String seriesUid, Mask mask) {
    Segment segment =
        new Segment(
            1, "T", SegFixtures.ABNORMAL, SegFixtures.NEOPLASM, "", "", SegmentRole.TUMOUR, mask);
    return new Lesion.Drawing(
        new Segmentation("1", "2", "seg." + seriesUid, "", List.of(seriesUid), List.of(segment)),
        segment);
  }

  @Test
  void takesASegmentDrawnOnTheSeriesAsItIs() {
    Roi roi = RESOLVER.resolve(List.of(drawing(VENOUS, ball)), VENOUS, venous);

    assertThat(roi.origin()).isEqualTo(Roi.Origin.DRAWN);
    assertThat(roi.warnings()).isEmpty();
    assertThat(roi.mask()).isSameAs(ball);
  }

  @Test
  void prefersTheDrawnOneToACarriedOne() {
    Mask arterialBall = ball(venous, new Vector3(-86, -75, 43), 4);

    Roi roi =
        RESOLVER.resolve(
            List.of(drawing(ARTERIAL, arterialBall), drawing(VENOUS, ball)), VENOUS, venous);

    assertThat(roi.drawnOnSeriesUid()).isEqualTo(VENOUS);
    assertThat(roi.mask().voxelCount()).isEqualTo(ball.voxelCount());
  }

  @Test
  void putsACropOfTheSeriesGridBackIntoIt() {
    VolumeGeometry crop =
        new VolumeGeometry(
            new GridSize(30, 30, 9),
            venous.spacingMm(),
            venous.direction(),
            venous.positionOf(3, 4, 2),
            "1.2.3");

    Roi roi =
        RESOLVER.resolve(
            List.of(drawing(VENOUS, ball(crop, new Vector3(-86, -75, 43), 6))), VENOUS, venous);

    assertThat(roi.mask().offsets().toArray()).isEqualTo(ball.offsets().toArray());
  }

  @Test
  void carriesAMaskToAnotherSpacingAndOrigin() {
    VolumeGeometry finer =
        new VolumeGeometry(
            new GridSize(70, 60, 30),
            new Spacing(0.5, 0.5, 1),
            Direction.AXIAL,
            new Vector3(-104.3, -89, 28.7),
            "1.2.3");

    Roi roi = RESOLVER.resolve(List.of(drawing(VENOUS, ball)), ARTERIAL, finer);

    assertThat(roi.origin()).isEqualTo(Roi.Origin.PROPAGATED);
    assertThat(roi.warnings()).containsExactly(Roi.Warning.ROI_PROPAGATED);
    assertThat(roi.drawnOnSeriesUid()).isEqualTo(VENOUS);
    assertThat(roi.mask().volumeMm3()).isCloseTo(ball.volumeMm3(), withinPercent(3));
    assertThat(roi.mask().offsets()).allMatch(offset -> isNearestInside(finer, offset));
  }

  private boolean isNearestInside(VolumeGeometry grid, int offset) {
    Vector3 index = venous.indexOf(centreOf(grid, offset));
    return ball.contains(
        (int) Math.floor(index.x() + 0.5),
        (int) Math.floor(index.y() + 0.5),
        (int) Math.floor(index.z() + 0.5));
  }

  private static Percentage withinPercent(double percent) {
    return Percentage.withPercentage(percent);
  }

  @Test
  void carriesAMaskToAnObliqueGrid() {
    VolumeGeometry turned = SegFixtures.oblique(90, 90, 40, "1.2.3");
    Vector3 centre = turned.positionOf(45, 45, 20);
    VolumeGeometry axial =
        new VolumeGeometry(
            new GridSize(60, 60, 60),
            new Spacing(0.5, 0.5, 0.5),
            Direction.AXIAL,
            centre.minus(new Vector3(15, 15, 15)),
            "1.2.3");
    Mask source = ball(axial, centre, 9);

    Roi roi = RESOLVER.resolve(List.of(drawing(VENOUS, source)), ARTERIAL, turned);

    assertThat(roi.mask().volumeMm3()).isCloseTo(source.volumeMm3(), withinPercent(5));
    assertThat(roi.mask().contains(45, 45, 20)).isTrue();
    assertThat(roi.mask().contains(45, 45, 24)).isFalse();
  }

  @Test
  void refusesEqualNumbersInAnotherFrameOfReference() {
    assertThatThrownBy(
            () ->
                RESOLVER.resolve(
                    List.of(drawing(VENOUS, ball)),
                    ARTERIAL,
                    venous.withFrameOfReferenceUid("9.9")))
        .hasMessageStartingWith("FRAME_OF_REFERENCE_MISMATCH");
  }

  @Test
  void refusesToCarryWithoutAnyFrameOfReference() {
    Mask unknown = ball(venous.withFrameOfReferenceUid(""), new Vector3(-86, -75, 43), 6);

    assertThatThrownBy(
            () ->
                RESOLVER.resolve(
                    List.of(drawing(VENOUS, unknown)),
                    ARTERIAL,
                    venous.withFrameOfReferenceUid("")))
        .hasMessageStartingWith("FRAME_OF_REFERENCE_MISMATCH")
        .hasMessageContaining("has no Frame of Reference UID");
  }

  @Test
  void refusesAMaskThatReachesBeyondTheSeries() {
    VolumeGeometry shorter =
        new VolumeGeometry(
            new GridSize(40, 40, 5),
            venous.spacingMm(),
            venous.direction(),
            venous.origin(),
            "1.2.3");

    assertThatThrownBy(() -> RESOLVER.resolve(List.of(drawing(VENOUS, ball)), ARTERIAL, shorter))
        .hasMessageStartingWith("MASK_OUTSIDE_VOLUME");
  }

  @Test
  void refusesAnEmptySegment() {
    Mask empty = Mask.where(venous, offset -> false);

    assertThatThrownBy(() -> RESOLVER.resolve(List.of(drawing(VENOUS, empty)), VENOUS, venous))
        .hasMessageStartingWith("EMPTY_SEGMENT");
  }

  @Test
  void refusesASegmentationOfASeriesThatIsNotThere() {
    assertThatThrownBy(
            () ->
                RoiResolver.requireKnownSeries(
                    List.of(drawing(VENOUS, ball).segmentation()), Set.of(ARTERIAL)))
        .hasMessageStartingWith("UNKNOWN_SERIES")
        .hasMessageContaining(VENOUS);
  }
}
