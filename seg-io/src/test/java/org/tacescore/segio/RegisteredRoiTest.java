package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** A lesion that is drawn in one frame of reference and needed in another. */
class RegisteredRoiTest {
  private static final String ARTERIAL = "1.9.1";
  private static final String VENOUS = "1.9.2";
  private static final String HERE = "1.1";
  private static final String THERE = "1.2";

  private final VolumeGeometry arterial = SegFixtures.axial(60, 50, 20, HERE);
  private final Vector3 middle = arterial.positionOf(30, 25, 10);
  private final Mask lesion = ball(arterial, middle, 7);
  private final Mask liver = ball(arterial, middle.plus(new Vector3(3, 2, 1)), 15);

  private static Mask ball(VolumeGeometry grid, Vector3 centre, double radius) {
    return Mask.where(
        grid,
        offset -> {
          int columns = grid.size().columns();
          int row = offset / columns % grid.size().rows();
          int slice = offset / columns / grid.size().rows();
          return grid.positionOf(offset % columns, row, slice).minus(centre).length() <= radius;
        });
  }

  private static Segment segment(int number, SegmentRole role, String label, Mask mask) {
    return new Segment(
        number,
        label,
        SegFixtures.ABNORMAL,
        role == SegmentRole.LIVER ? SegFixtures.LIVER : SegFixtures.NEOPLASM,
        "",
        "",
        role,
        mask);
  }

  private static Segmentation seg(String uid, String seriesUid, Segment... segments) {
    return new Segmentation("1", "2", uid, "3", List.of(seriesUid), List.of(segments));
  }

  private Segmentation arterialSeg(Mask liverMask) {
    return seg(
        "seg.1",
        ARTERIAL,
        segment(1, SegmentRole.TUMOUR, "T", lesion),
        segment(2, SegmentRole.LIVER, "Liver", liverMask));
  }

  private static List<Lesion.Drawing> drawings(Segmentation segmentation) {
    return List.of(new Lesion.Drawing(segmentation, segmentation.segments().get(0)));
  }

  private static RoiResolver resolver(
      SpatialRegistration registration, Segmentation... segmentations) {
    List<Landmark> landmarks = new ArrayList<>();
    List<Lesion.Drawing> livers = new ArrayList<>();
    for (Segmentation segmentation : segmentations) {
      segmentation.segments().stream()
          .filter(s -> s.role() == SegmentRole.LIVER)
          .forEach(s -> livers.add(new Lesion.Drawing(segmentation, s)));
    }
    landmarks.add(Landmark.liver(livers));
    Lesions.of(List.of(segmentations)).forEach(l -> landmarks.add(Landmark.lesion(l)));
    return new RoiResolver(FrameRegistrations.of(List.of(registration)), landmarks, List.of());
  }

  /** The liver drawn in the other frame of reference, where the registration puts it. */
  private Segmentation liverThere(Registration registration) {
    Mask moved = liver.withGeometry(registration.apply(arterial));
    return seg("seg.9", VENOUS, segment(1, SegmentRole.LIVER, "Liver", moved));
  }

  private static Registration rigid(SpatialRegistration registration) {
    return ((SpatialRegistration.Rigid) registration.links().get(0)).registration();
  }

  @ParameterizedTest
  @CsvSource({"0, 7, -4, 112.5", "90, 0, 0, 0", "30, -20, 40, 3.3", "-171.5, 1000, -900, 250"})
  void liesOnTheVoxelsOfASeriesThatTurnsWithIt(double degrees, double x, double y, double z) {
    SpatialRegistration registration =
        RegistrationFixtures.of("reg", HERE, THERE, RegistrationFixtures.turn(degrees, x, y, z));
    VolumeGeometry turned = rigid(registration).apply(arterial);
    Segmentation drawn = arterialSeg(liver);

    Roi roi =
        resolver(registration, drawn, liverThere(rigid(registration)))
            .resolve(drawings(drawn), VENOUS, turned);

    assertThat(roi.mask().offsets().toArray()).isEqualTo(lesion.offsets().toArray());
    assertThat(roi.mask().geometry()).isSameAs(turned);
    assertThat(roi.origin()).isEqualTo(Roi.Origin.REGISTERED);
    assertThat(roi.warnings()).containsExactly(Roi.Warning.ROI_REGISTERED);
    assertThat(roi.drawnOnSeriesUid()).isEqualTo(ARTERIAL);
    assertThat(roi.registered().orElseThrow().objects()).containsExactly(registration);
    assertThat(roi.registered().orElseThrow().residual())
        .matches(left -> left.centroidMm() < 1e-6 && left.dice() == 1);
  }

  /** The object may as well register the other way round. */
  @Test
  void goesARegistrationBackwards() {
    SpatialRegistration back =
        RegistrationFixtures.of("reg", THERE, HERE, RegistrationFixtures.turn(25, 3, 4, 5));
    VolumeGeometry turned = rigid(back).inverse().apply(arterial);
    Segmentation drawn = arterialSeg(liver);

    Roi roi =
        resolver(back, drawn, liverThere(rigid(back).inverse()))
            .resolve(drawings(drawn), VENOUS, turned);

    assertThat(roi.mask().offsets().toArray()).isEqualTo(lesion.offsets().toArray());
  }

  /** By brute force: every voxel centre is carried back and looked up in the drawing. */
  @ParameterizedTest
  @ValueSource(doubles = {-64, 12, 33.3, 150})
  void equalsALookUpOfEveryVoxelOnAnyGrid(double degrees) {
    SpatialRegistration registration =
        RegistrationFixtures.of("reg", HERE, THERE, RegistrationFixtures.turn(degrees, 11, -7, 40));
    Vector3 centre = rigid(registration).apply(middle);
    VolumeGeometry flipped =
        new VolumeGeometry(
            new GridSize(44, 70, 31),
            new Spacing(1.1, 0.6, 1.3),
            new Direction(new Vector3(0, -1, 0), new Vector3(0, 0, -1), new Vector3(1, 0, 0)),
            centre.plus(new Vector3(-19, 24, 21)),
            THERE);
    Segmentation drawn = arterialSeg(liver);

    Roi roi =
        resolver(registration, drawn, liverThere(rigid(registration)))
            .resolve(drawings(drawn), VENOUS, flipped);

    double rad = Math.toRadians(degrees);
    Mask expected =
        Mask.where(
            flipped,
            offset -> {
              int columns = flipped.size().columns();
              int row = offset / columns % flipped.size().rows();
              Vector3 at =
                  flipped
                      .positionOf(offset % columns, row, offset / columns / flipped.size().rows())
                      .minus(new Vector3(11, -7, 40));
              Vector3 back =
                  new Vector3(
                      Math.cos(rad) * at.x() + Math.sin(rad) * at.y(),
                      -Math.sin(rad) * at.x() + Math.cos(rad) * at.y(),
                      at.z());
              Vector3 index = arterial.indexOf(back);
              return lesion.contains(
                  (int) Math.floor(index.x() + 0.5),
                  (int) Math.floor(index.y() + 0.5),
                  (int) Math.floor(index.z() + 0.5));
            });
    assertThat(expected.voxelCount()).isGreaterThan(500);
    assertThat(roi.mask().offsets().toArray()).isEqualTo(expected.offsets().toArray());
  }

  @Test
  void saysWhatTheRegistrationLeavesOfTheLiver() {
    SpatialRegistration registration =
        RegistrationFixtures.of("reg", HERE, THERE, RegistrationFixtures.shift(100, 0, 0));
    VolumeGeometry moved = rigid(registration).apply(arterial);
    Segmentation drawn = arterialSeg(liver);
    Mask shiftedLiver =
        ball(moved, middle.plus(new Vector3(3, 2, 1)).plus(new Vector3(102, 0, 0)), 15);
    Segmentation there = seg("seg.2", VENOUS, segment(1, SegmentRole.LIVER, "Liver", shiftedLiver));

    Residual residual =
        resolver(registration, drawn, there)
            .resolve(drawings(drawn), VENOUS, moved)
            .registered()
            .orElseThrow()
            .residual();

    assertThat(residual.structure()).isEqualTo("liver");
    assertThat(residual.centroidMm()).isCloseTo(2, Offset.offset(0.2));
    // Two balls of radius r, d apart: Dice 1 - 3d/4r + d^3/16r^3.
    assertThat(residual.dice()).isCloseTo(1 - 3 * 2 / 60.0 + 8 / 54000.0, Offset.offset(0.02));
    assertThat(residual.share()).isCloseTo(1, Offset.offset(0.01));
  }

  @ParameterizedTest
  @CsvSource({"30, 0, 0", "0, 0, 12", "0, 300, 0", "0, 0, -60"})
  void refusesARegistrationThatPutsTheLiverBesideItself(double x, double y, double z) {
    SpatialRegistration wrong =
        RegistrationFixtures.of("reg", HERE, THERE, RegistrationFixtures.shift(x, y, z));
    VolumeGeometry there = arterial.withFrameOfReferenceUid(THERE);
    Segmentation drawn = arterialSeg(liver);
    Segmentation venous =
        seg("seg.2", VENOUS, segment(1, SegmentRole.LIVER, "Liver", liver.withGeometry(there)));

    assertThatThrownBy(() -> resolver(wrong, drawn, venous).resolve(drawings(drawn), VENOUS, there))
        .hasMessageStartingWith("REGISTRATION_FAILED")
        .hasMessageContaining("liver");
  }

  @Test
  void comparesAnotherLesionWhereNoLiverIsDrawn() {
    SpatialRegistration right =
        RegistrationFixtures.of("reg", HERE, THERE, RegistrationFixtures.shift(0, 0, 0));
    SpatialRegistration wrong =
        RegistrationFixtures.of("reg", HERE, THERE, RegistrationFixtures.shift(0, 9, 0));
    VolumeGeometry there = arterial.withFrameOfReferenceUid(THERE);
    Mask other = ball(arterial, middle.plus(new Vector3(-12, 0, 0)), 5);
    Segmentation drawn =
        seg(
            "seg.1",
            ARTERIAL,
            segment(1, SegmentRole.TUMOUR, "T", lesion),
            segment(2, SegmentRole.TUMOUR, "U", other));
    Segmentation venous =
        seg("seg.2", VENOUS, segment(1, SegmentRole.TUMOUR, "U", other.withGeometry(there)));

    Roi roi = resolver(right, drawn, venous).resolve(drawings(drawn), VENOUS, there);

    assertThat(roi.registered().orElseThrow().residual()).isEqualTo(new Residual("U", 0, 1, 1));
    assertThatThrownBy(() -> resolver(wrong, drawn, venous).resolve(drawings(drawn), VENOUS, there))
        .hasMessageStartingWith("REGISTRATION_FAILED");
  }

  /** A wrong registration could not be told from a right one. */
  @Test
  void refusesARegistrationThatNothingCanBeHeldAgainst() {
    SpatialRegistration registration =
        RegistrationFixtures.of("reg", HERE, THERE, RegistrationFixtures.IDENTITY);
    Segmentation drawn = arterialSeg(liver);

    assertThatThrownBy(
            () ->
                resolver(registration, drawn)
                    .resolve(drawings(drawn), VENOUS, arterial.withFrameOfReferenceUid(THERE)))
        .hasMessageStartingWith("REGISTRATION_FAILED")
        .hasMessageContaining("nothing is drawn in both frames of reference")
        .hasMessageContaining("draw the liver on both");
  }

  @Test
  void refusesWithoutARegistrationOfTheseFrames() {
    SpatialRegistration other =
        RegistrationFixtures.of("reg", HERE, "1.3", RegistrationFixtures.IDENTITY);
    Segmentation drawn = arterialSeg(liver);

    assertThatThrownBy(
            () ->
                resolver(other, drawn)
                    .resolve(drawings(drawn), VENOUS, arterial.withFrameOfReferenceUid(THERE)))
        .hasMessageStartingWith("FRAME_OF_REFERENCE_MISMATCH");
  }

  @Test
  void refusesARegistrationOfAKindThatIsNotUsed() {
    DicomObject object = RegistrationFixtures.object("reg", THERE);
    RegistrationFixtures.add(object, HERE, "RIGID_SCALE", RegistrationFixtures.IDENTITY);
    Segmentation drawn = arterialSeg(liver);

    assertThatThrownBy(
            () ->
                resolver(RegistrationReader.read(object), drawn)
                    .resolve(drawings(drawn), VENOUS, arterial.withFrameOfReferenceUid(THERE)))
        .hasMessageStartingWith("REGISTRATION_FAILED")
        .hasMessageContaining("RIGID_SCALE");
  }

  @Test
  void refusesALesionThatIsRegisteredBeyondTheSeries() {
    SpatialRegistration far =
        RegistrationFixtures.of("reg", HERE, THERE, RegistrationFixtures.shift(0, 0, 300));
    Segmentation drawn = arterialSeg(liver);

    assertThatThrownBy(
            () ->
                resolver(far, drawn, liverThere(rigid(far)))
                    .resolve(drawings(drawn), VENOUS, arterial.withFrameOfReferenceUid(THERE)))
        .hasMessageStartingWith("MASK_OUTSIDE_VOLUME");
  }

  @Test
  void needsNoRegistrationWhereItIsDrawn() {
    SpatialRegistration wrong =
        RegistrationFixtures.of("reg", HERE, THERE, RegistrationFixtures.shift(30, 0, 0));
    VolumeGeometry there = arterial.withFrameOfReferenceUid(THERE);
    Segmentation drawn = arterialSeg(liver);
    Segmentation venous =
        seg("seg.2", VENOUS, segment(1, SegmentRole.TUMOUR, "T", lesion.withGeometry(there)));
    List<Lesion.Drawing> both = new ArrayList<>(drawings(drawn));
    both.addAll(drawings(venous));

    assertThat(resolver(wrong, drawn, venous).resolve(both, VENOUS, there).origin())
        .isEqualTo(Roi.Origin.DRAWN);
  }

  @Test
  void takesThePartOfAnOrganThatASeriesShows() {
    SpatialRegistration registration =
        RegistrationFixtures.of("reg", HERE, THERE, RegistrationFixtures.IDENTITY);
    VolumeGeometry lowerHalf =
        new VolumeGeometry(
            new GridSize(60, 50, 10),
            arterial.spacingMm(),
            arterial.direction(),
            arterial.origin(),
            THERE);
    Segmentation drawn = arterialSeg(liver);
    List<Lesion.Drawing> livers = List.of(new Lesion.Drawing(drawn, drawn.segments().get(1)));

    RoiResolver resolver = resolver(registration, drawn, liverThere(rigid(registration)));
    Roi roi = resolver.resolvePart(livers, VENOUS, lowerHalf).orElseThrow();

    int firstHalf = (int) liver.offsets().filter(offset -> offset < 60 * 50 * 10).count();
    assertThat(roi.mask().voxelCount()).isEqualTo(firstHalf);
    assertThat(resolver.resolvePart(List.of(), VENOUS, lowerHalf)).isEmpty();
  }
}
