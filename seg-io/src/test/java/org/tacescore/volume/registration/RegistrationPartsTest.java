package org.tacescore.volume.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Rotation;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class RegistrationPartsTest {
  private static final VolumeGeometry GRID = LiverPhantom.grid(24, 22, 20, 4, 5);
  private static final IntensityWindow WINDOW = new IntensityWindow(-100, 100);

  /** Smooth values, so that differences can be taken. */
  private static LevelImage waves(double phase) {
    float[] values = new float[GRID.size().voxels()];
    for (int i = 0; i < values.length; i++) {
      Vector3 p = Deformation.centre(GRID, i);
      values[i] =
          (float)
              (60 * Math.sin(p.x() / 17 + phase) * Math.cos(p.y() / 19)
                  + 30 * Math.sin(p.z() / 16));
    }
    return new LevelImage(GRID, values);
  }

  private static MutualInformation information() {
    Mask all = Mask.where(GRID, offset -> true);
    return new MutualInformation(
        SamplePositions.draw(waves(0), all, WINDOW, 4000, 7), waves(0.3), WINDOW);
  }

  private static void assertGradient(Warp warp, double[] at) {
    MutualInformation information = information();
    double[] gradient = new double[warp.parameters()];
    information.at(warp.at(at), gradient);
    double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < at.length; i += Math.max(1, at.length / 40)) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += 1e-4;
      down[i] -= 1e-4;
      double difference = (information.at(warp.at(up)) - information.at(warp.at(down))) / 2e-4;
      // Trilinear slopes jump at voxel borders, which a few of 4000 positions cross.
      assertThat(gradient[i])
          .as("parameter %d", i)
          .isCloseTo(difference, Offset.offset(0.02 * largest));
    }
  }

  @Test
  void theGradientByARigidPoseIsThatOfDifferences() {
    assertGradient(
        new RigidWarp(new Vector3(3, 4, 5), new Vector3(1, 0, -1)),
        new double[] {2, -3, 4, 1.5, -2.5, 0.5});
  }

  @Test
  void theGradientByControlPointsIsThatOfDifferences() {
    ControlGrid grid =
        ControlGrid.covering(new Vector3(-46, -42, -47), new Vector3(46, 42, 47), 30);
    double[] coefficients = random(grid, 3);
    assertGradient(new SplineWarp(Rotation.NONE, new Vector3(1, 2, 3), grid), coefficients);
  }

  private static double[] random(ControlGrid grid, double mm) {
    SplittableRandom random = new SplittableRandom(3);
    return random.doubles(grid.parameters(), -mm, mm).toArray();
  }

  @Test
  void theBendingGradientIsThatOfDifferencesAndAnAffineMapDoesNotBend() {
    ControlGrid grid = new ControlGrid(new Vector3(0, 0, 0), 10, 5, 4, 6);
    double[] c = random(grid, 2);
    double[] gradient = new double[c.length];
    grid.addBending(c, 3, gradient);
    for (int i = 0; i < c.length; i += 7) {
      double[] up = c.clone();
      double[] down = c.clone();
      up[i] += 1e-3;
      down[i] -= 1e-3;
      double[] none = new double[c.length];
      assertThat(gradient[i])
          .isCloseTo(
              (grid.addBending(up, 3, none) - grid.addBending(down, 3, none)) / 2e-3,
              Offset.offset(1e-9));
    }
    double[] affine = new double[c.length];
    for (int i = 0; i < affine.length; i++) {
      int point = i / 3;
      affine[i] = 0.3 * (point % 5) - 0.2 * (point / 5 % 4) + 0.1 * (point / 20) * (i % 3);
    }
    assertThat(grid.addBending(affine, 1, new double[c.length])).isCloseTo(0, Offset.offset(1e-12));
  }

  /** Rows along x go by a shorter way than others. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 180, 11})
  void aPulledImageIsTheMovingOneWhereTheDeformationLeads(double degrees) {
    ControlGrid grid =
        ControlGrid.covering(new Vector3(-46, -42, -47), new Vector3(46, 42, 47), 30);
    Deformation deformation =
        new Deformation(Rotation.NONE, new Vector3(1, -2, 3), grid, random(grid, 4));
    double a = Math.toRadians(degrees);
    Direction direction =
        degrees == 180
            ? new Direction(new Vector3(-1, 0, 0), new Vector3(0, -1, 0), new Vector3(0, 0, 1))
            : new Direction(
                new Vector3(Math.cos(a), Math.sin(a), 0),
                new Vector3(-Math.sin(a), Math.cos(a), 0),
                new Vector3(0, 0, 1));
    VolumeGeometry target =
        new VolumeGeometry(
            GRID.size(), GRID.spacingMm(), direction, new Vector3(-20, -15, -30), "1.2");

    Volume pulled = deformation.pull(Volume.of(GRID, waves(0).values()), target, -1000);

    LevelImage image = waves(0);
    double[] value = new double[4];
    int outside = 0;
    for (int offset = 0; offset < target.size().voxels(); offset++) {
      Vector3 at = deformation.apply(Deformation.centre(target, offset));
      boolean inside = image.sample(at.x(), at.y(), at.z(), value);
      outside += inside ? 0 : 1;
      assertThat(pulled.at(offset)).isCloseTo(inside ? value[0] : -1000, Offset.offset(1e-3));
    }
    assertThat(outside).isBetween(1, target.size().voxels() - 1);
  }

  @Test
  void aRefinedLatticeDisplacesAsBefore() {
    ControlGrid grid =
        ControlGrid.covering(new Vector3(-46, -42, -47), new Vector3(46, 42, 47), 35);
    double[] c = random(grid, 5);
    Deformation coarse = new Deformation(Rotation.NONE, new Vector3(0, 0, 0), grid, c);
    Deformation fine =
        new Deformation(Rotation.NONE, new Vector3(0, 0, 0), grid.refined(), grid.refine(c));
    for (int i = 0; i < GRID.size().voxels(); i += 97) {
      Vector3 p = Deformation.centre(GRID, i);
      assertThat(fine.apply(p).minus(coarse.apply(p)).length()).isLessThan(1e-9);
    }
  }

  @Test
  void theVolumeRatioIsThatOfDifferences() {
    ControlGrid grid =
        ControlGrid.covering(new Vector3(-46, -42, -47), new Vector3(46, 42, 47), 35);
    Deformation deformation =
        new Deformation(Rotation.NONE, new Vector3(1, 0, 0), grid, random(grid, 8));
    Vector3 p = new Vector3(3, -7, 11);
    double h = 1e-4;
    Vector3 x = slope(deformation, p, new Vector3(h, 0, 0));
    Vector3 y = slope(deformation, p, new Vector3(0, h, 0));
    Vector3 z = slope(deformation, p, new Vector3(0, 0, h));
    assertThat(deformation.jacobian(p)).isCloseTo(x.cross(y).dot(z), Offset.offset(1e-6));
  }

  private static Vector3 slope(Deformation deformation, Vector3 p, Vector3 h) {
    return deformation
        .apply(p.plus(h))
        .minus(deformation.apply(p.minus(h)))
        .times(0.5 / h.length());
  }

  @Test
  void levelsKeepARampAndHaveTheAskedVoxels() {
    float[] ramp = new float[GRID.size().voxels()];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (float) Deformation.centre(GRID, i).x();
    }
    List<LevelImage> levels = GaussianLevels.of(new LevelImage(GRID, ramp), List.of(8.0, 1.0));

    assertThat(levels.get(1).geometry()).isEqualTo(GRID);
    assertThat(levels.get(0).geometry().spacingMm().columnMm()).isBetween(7.0, 9.0);
    double[] value = new double[4];
    assertThat(levels.get(0).sample(2.5, 1, -3, value)).isTrue();
    assertThat(value).containsExactly(new double[] {2.5, 1, 0, 0}, Offset.offset(0.05));
    assertThat(levels.get(0).sample(60, 0, 0, value)).isFalse();
  }

  @Test
  void anImageInformsOfItselfMoreThanOfAnother() {
    Warp.Map still = new RigidWarp(new Vector3(0, 0, 0), new Vector3(0, 0, 0)).at(new double[6]);
    Mask all = Mask.where(GRID, offset -> true);
    SamplePositions positions = SamplePositions.draw(waves(0), all, WINDOW, 4000, 7);

    double self = new MutualInformation(positions, waves(0), WINDOW).at(still);
    double moved = new MutualInformation(positions, waves(0.5), WINDOW).at(still);
    double chance = new MutualInformation(positions.shuffled(), waves(0), WINDOW).at(still);

    assertThat(self).isGreaterThan(moved);
    assertThat(moved).isGreaterThan(chance);
    // The bias of 28 x 28 bins and 4000 pairs is about 27 * 27 / 8000.
    assertThat(chance).isLessThan(0.15);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.1, 5, 10, 10, 0.7, 1.5, 0.8, 0.9, ''",
    "0.15, 0.1, 5, 10, 10, 0.7, 1.5, 0.8, 0.9, mutual information above chance",
    "0.5, 0.6, 5, 10, 10, 0.7, 1.5, 0.8, 0.9, gain of mutual information",
    "0.5, 0.1, 25, 10, 10, 0.7, 1.5, 0.8, 0.9, rotation",
    "0.5, 0.1, 5, 70, 10, 0.7, 1.5, 0.8, 0.9, shift",
    "0.5, 0.1, 5, 10, 50, 0.7, 1.5, 0.8, 0.9, displacement",
    "0.5, 0.1, 5, 10, 10, -0.1, 1.5, 0.8, 0.9, volume ratio is -0.100",
    "0.5, 0.1, 5, 10, 10, 0.7, 3.5, 0.8, 0.9, volume ratio is 3.500",
    "0.5, 0.1, 5, 10, 10, 0.7, 1.5, 0.7, 0.75, Dice of the liver",
    "0.5, 0.1, 5, 10, 10, 0.7, 1.5, 0.95, 0.85, gain of the liver's Dice",
    "0.5, 0.1, 5, 10, 10, 0.7, 1.5, NaN, NaN, ''"
  })
  void eachLimitRefusesWithItsNumber(
      double end,
      double start,
      double degrees,
      double shift,
      double displacement,
      double least,
      double most,
      double diceStart,
      double diceEnd,
      String fault) {
    RegistrationReport report =
        new RegistrationReport(
            start,
            start,
            end,
            0.1,
            degrees,
            shift,
            1,
            displacement,
            least,
            most,
            diceStart,
            diceEnd);
    if (fault.isEmpty()) {
      RegistrationLimits.PHASES_OF_ONE_STUDY.judge(report);
    } else {
      assertThatThrownBy(() -> RegistrationLimits.PHASES_OF_ONE_STUDY.judge(report))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith("REGISTRATION_FAILED")
          .hasMessageContaining(fault);
    }
  }

  @Test
  void aLiverOnAnotherGridIsNotOfTheImage() {
    Volume volume = Volume.of(GRID, new float[GRID.size().voxels()]);
    Mask elsewhere = Mask.where(LiverPhantom.grid(24, 22, 20, 4, 6), offset -> true);

    assertThatThrownBy(() -> Scan.of(volume, elsewhere))
        .isInstanceOf(InvalidGeometryException.class);
    assertThatThrownBy(() -> Scan.of(volume, Mask.where(GRID, offset -> false)))
        .isInstanceOf(InvalidGeometryException.class);
  }
}
