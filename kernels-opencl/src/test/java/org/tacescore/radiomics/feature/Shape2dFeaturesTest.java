package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.VolumeGeometry;

class Shape2dFeaturesTest {

  private static Map<String, Double> features(Roi roi, Planes planes) {
    return Shape2dFeatures.of(roi, planes, PrincipalAxes.Divisor.VOXELS);
  }

  /** A picture in a slice of pixels of 3 x 4 mm; '1' is inside. */
  private static Map<String, Double> features(String... rows) {
    String picture = String.join("", rows);
    VolumeGeometry grid = Grids.geometry(rows[0].length(), rows.length, 1, 3, 4, 1);
    return features(Grids.roi(grid, offset -> picture.charAt(offset) == '1'), Planes.SLICE);
  }

  @Test
  void onePixelIsADiamond() {
    Map<String, Double> features = features("1");

    assertThat(features.get("PixelSurface")).isEqualTo(12);
    assertThat(features.get("MeshSurface")).isEqualTo(6);
    assertThat(features.get("Perimeter")).isEqualTo(4 * 2.5);
    assertThat(features.get("MaximumDiameter")).isEqualTo(4);
    assertThat(features.get("MajorAxisLength")).isEqualTo(0);
    assertThat(features.get("Elongation")).isNaN();
  }

  @Test
  void rectangleHasItsAnglesCut() {
    // 3 x 2 pixels: centres span 6 x 4 mm, sides are half a pixel out.
    Map<String, Double> features = features("111", "111");

    assertThat(features.get("PixelSurface")).isEqualTo(6 * 12);
    assertThat(features.get("MeshSurface")).isEqualTo(6 * 12 - 4 * 1.5);
    assertThat(features.get("Perimeter")).isEqualTo(2 * 6 + 2 * 4 + 4 * 2.5);
    assertThat(features.get("PerimeterSurfaceRatio")).isCloseTo(30 / 66.0, within(1e-15));
    assertThat(features.get("Sphericity"))
        .isCloseTo(2 * Math.sqrt(66 * Math.PI) / 30, within(1e-15));
    assertThat(features.get("SphericalDisproportion"))
        .isCloseTo(30 / Math.sqrt(264 * Math.PI), within(1e-15));
    // From half a pixel above the first to half a pixel below the last: 6 x 8 mm.
    assertThat(features.get("MaximumDiameter")).isEqualTo(10);
    // Variance of n equally spaced points: (n^2 - 1) / 12 of the squared distance.
    assertThat(features.get("MajorAxisLength"))
        .isCloseTo(4 * Math.sqrt(8.0 / 12 * 9), within(1e-12));
    assertThat(features.get("MinorAxisLength"))
        .isCloseTo(4 * Math.sqrt(3.0 / 12 * 16), within(1e-12));
    assertThat(features.get("Elongation")).isCloseTo(Math.sqrt(4.0 / 6), within(1e-12));
  }

  @Test
  void pixelsThatTouchAtACornerStayApart() {
    Map<String, Double> two = features("10", "01");

    assertThat(two.get("MeshSurface")).isEqualTo(2 * 6);
    assertThat(two.get("Perimeter")).isEqualTo(2 * 10);
    assertThat(two.get("MinorAxisLength")).isEqualTo(0);
    assertThat(features("01", "10").get("Perimeter")).isEqualTo(2 * 10);
  }

  @Test
  void holeIsNotSurfaceAndHasAPerimeter() {
    Map<String, Double> ring = features("111", "101", "111");

    assertThat(ring.get("MeshSurface")).isEqualTo(9 * 12 - 4 * 1.5 - 6);
    assertThat(ring.get("Perimeter")).isEqualTo(2 * 6 + 2 * 8 + 4 * 2.5 + 10);
  }

  @Test
  void discApproachesTheCircle() {
    int n = 201;
    Roi disc =
        Grids.roi(
            Grids.geometry(n, n, 1),
            offset -> Math.hypot(offset % n - 100, offset / n - 100) <= 90.5);

    Map<String, Double> features = features(disc, Planes.SLICE);

    assertThat(features.get("MeshSurface"))
        .isCloseTo(Math.PI * 90.5 * 90.5, within(0.01 * Math.PI * 90.5 * 90.5));
    assertThat(features.get("MaximumDiameter")).isBetween(181.0 - 1, 181.0 + 1);
    assertThat(features.get("MajorAxisLength")).isCloseTo(2 * 90.5, within(1.0));
    assertThat(features.get("Elongation")).isCloseTo(1, within(1e-12));
    // An outline in steps of eight directions is longer than the circle.
    assertThat(features.get("Sphericity")).isBetween(0.9, 1.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isTheSameInEveryPlane(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] inside = new boolean[6 * 5];
    for (int k = 0; k < inside.length; k++) {
      inside[k] = random.nextBoolean();
    }

    Map<String, Double> slice =
        features(Grids.roi(Grids.geometry(6, 5, 1, 0.7, 1.3, 9), k -> inside[k]), Planes.SLICE);

    assertThat(
            features(Grids.roi(Grids.geometry(6, 1, 5, 0.7, 9, 1.3), k -> inside[k]), Planes.ROW))
        .isEqualTo(slice);
    assertThat(
            features(
                Grids.roi(Grids.geometry(1, 6, 5, 9, 0.7, 1.3), k -> inside[k]), Planes.COLUMN))
        .isEqualTo(slice);
  }

  @Test
  void allFeaturesOfTheClassAreThere() {
    assertThat(FeatureCatalog.of(FeatureClass.SHAPE2D).stream().map(Feature::name))
        .hasSize(10)
        .containsExactlyInAnyOrderElementsOf(features("1").keySet());
  }

  @Test
  void needsAPlane() {
    Roi roi = Grids.roi(Grids.geometry(3, 3, 1), offset -> true);

    assertThatThrownBy(() -> features(roi, Planes.NONE))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("force2D");
  }

  @ParameterizedTest
  @EnumSource(names = {"SLICE", "ROW", "COLUMN"})
  void refusesARegionOfSeveralPlanes(Planes planes) {
    Roi roi = Grids.roi(Grids.geometry(2, 2, 2), offset -> true);

    assertThatThrownBy(() -> features(roi, planes))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.INCOMPLETE_FEATURES))
        .hasMessageContaining("extends over 2");
  }
}
