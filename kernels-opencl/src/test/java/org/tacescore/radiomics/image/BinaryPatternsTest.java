package org.tacescore.radiomics.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.feature.PairwiseSum;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;

class BinaryPatternsTest {

  /**
   * The four neighbours of the 5 in the order right, above, left, below are 6, 2, 4 and 8: the
   * first and the last are high.
   */
  @ParameterizedTest
  @CsvSource({"default, 9", "ror, 3", "uniform, 2", "nri_uniform, 6", "var, 5"})
  void comparesNeighboursWithTheCentre(String method, double expected) {
    Volume image =
        Volume.of(
            Grids.geometry(3, 3, 1),
            ValueType.INT16,
            i -> new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}[i]);

    Volume patterns =
        BinaryPatterns2d.of(
            image, new GridBox(1, 1, 1, 1, 0, 0), new ImageType.Lbp2d(1, 4, method), Planes.NONE);

    assertThat(patterns.at(0)).isEqualTo(expected);
    assertThat(patterns.type()).isEqualTo(ValueType.INT16);
  }

  /** Outside the image all is 0, which is low beside 7. */
  @Test
  void samplesOutsideTheImageAreZero() {
    Volume image = Volume.of(Grids.geometry(3, 3, 3), ValueType.INT16, i -> 7);
    FilteredImages images = FilteredImages.of(new ImageType.Lbp2d(1, 8, "uniform"), image);

    assertThat(images.get("lbp-2D").at(1, 1, 0)).isEqualTo(8);
    assertThat(images.get("lbp-2D").at(0, 1, 1)).isEqualTo(5);
  }

  @Test
  void equalSamplesHaveNoVariance() {
    Volume constant = Volume.of(Grids.geometry(3, 3, 1), new double[9]);

    assertThat(FilteredImages.of(new ImageType.Lbp2d(1, 4, "var"), constant).get("lbp-2D").at(4))
        .isNaN();
  }

  @Test
  void refusesUnknownMethods() {
    assertThatThrownBy(() -> new ImageType.Lbp2d(1, 8, "Rotated"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("lbp2DMethod")
        .hasMessageContaining("\"Rotated\"");
    assertThatThrownBy(() -> new ImageType.Lbp2d(0, 8, "var"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("lbp2DRadius");
    assertThatThrownBy(() -> new ImageType.Lbp3d(1, 1, 9))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("at most 5, got 9");
  }

  /**
   * In a flat image all N samples are as high as the centre: the first harmonic, sqrt(1 / 4 pi),
   * has N / 4 pi at each of them.
   */
  @Test
  void aFlatImageIsAllOfDegreeZero() {
    Volume image = Volume.of(Grids.geometry(7, 7, 7), ValueType.INT16, i -> 30);
    FilteredImages images =
        FilteredImages.of(
            new ImageType.Lbp3d(2, 1, 1), image, new GridBox(3, 3, 3, 3, 3, 3), Planes.NONE);

    assertThat(images.names()).containsExactly("lbp-3D-m1", "lbp-3D-m2", "lbp-3D-k");
    assertThat(images.get("lbp-3D-m1").at(0))
        .isEqualTo(Math.pow(42, 1.5) / (4 * Math.PI), within(1e-12));
    assertThat(images.get("lbp-3D-k").at(0)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"0, 12", "1, 42", "2, 162", "3, 642"})
  void pointsLieEvenlyOnTheSphere(int subdivisions, int count) {
    List<Vector3> points = Icosphere.points(subdivisions, 1.5);
    Vector3 sum = points.stream().reduce(new Vector3(0, 0, 0), Vector3::plus);

    assertThat(points).hasSize(count).doesNotHaveDuplicates();
    assertThat(points).allSatisfy(p -> assertThat(p.length()).isEqualTo(1.5, within(1e-15)));
    assertThat(sum.length()).isEqualTo(0, within(1e-10));
  }

  /** Closed forms: Y(1,-1) and Y(1,1) are ±sqrt(3 / 8 pi) sin exp(±i azimuth). */
  @Test
  void harmonicsAreTheirClosedForms() {
    double polar = 0.7;
    double azimuth = 2.1;

    assertThat(SphericalHarmonics.at(0, 0, azimuth, polar))
        .containsExactly(new double[] {Math.sqrt(1 / (4 * Math.PI)), 0}, within(1e-15));
    assertThat(SphericalHarmonics.at(1, 0, azimuth, polar))
        .containsExactly(
            new double[] {Math.sqrt(3 / (4 * Math.PI)) * Math.cos(polar), 0}, within(1e-15));
    double size = Math.sqrt(3 / (8 * Math.PI)) * Math.sin(polar);
    assertThat(SphericalHarmonics.at(1, 1, azimuth, polar))
        .containsExactly(
            new double[] {-size * Math.cos(azimuth), -size * Math.sin(azimuth)}, within(1e-15));
    assertThat(SphericalHarmonics.at(1, -1, azimuth, polar))
        .containsExactly(
            new double[] {size * Math.cos(azimuth), -size * Math.sin(azimuth)}, within(1e-15));
    double second = Math.sqrt(5 / (16 * Math.PI)) * (3 * Math.pow(Math.cos(polar), 2) - 1);
    assertThat(SphericalHarmonics.at(2, 0, azimuth, polar)[0]).isEqualTo(second, within(1e-15));
  }

  @Test
  void theSplineGoesThroughTheVoxelsAndKeepsAParabola() {
    Volume image =
        Volume.of(
            Grids.geometry(30, 1, 2),
            ValueType.DOUBLE,
            i -> Math.pow(i % 30 - 15, 2) + (i < 30 ? 0 : 500));
    CubicSpline spline = CubicSpline.through(image);
    CubicSpline.Shift still = new CubicSpline.Shift(1, 0);
    CubicSpline.Shift still2 = new CubicSpline.Shift(2, 0);

    assertThat(spline.at(3, 0, 1, new CubicSpline.Shift(30, 0), still, still2))
        .isEqualTo(644, within(1e-10));
    assertThat(spline.at(15, 0, 0, new CubicSpline.Shift(30, -0.25), still, still2))
        .isEqualTo(0.0625, within(1e-6));
    assertThat(spline.at(0, 0, 0, new CubicSpline.Shift(30, -0.25), still, still2)).isZero();
  }

  @Test
  void kurtosisIsThatOfTheNormalDistributionLessThree() {
    double[] samples = {1, 2, 3, 4, 10};

    // Central moments: (9 + 4 + 1 + 0 + 36) / 5 and (81 + 16 + 1 + 0 + 1296) / 5.
    assertThat(Kurtosis.of(samples, false)).isEqualTo(278.8 / 100 - 3, within(1e-14));
    assertThat(Kurtosis.of(samples, true)).isEqualTo((float) (278.8 / 100 - 3), within(1e-6));
    assertThat(Kurtosis.of(new double[] {7, 7, 7}, false)).isNaN();
  }

  @Test
  void sumsOfManyTermsAreGoodToTheLastDigit() {
    double[] terms = new double[1000];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = i + 1;
    }

    assertThat(PairwiseSum.of(terms)).isEqualTo(500_500);
    assertThat(PairwiseSum.single(terms)).isEqualTo(500_500);
  }

  @ParameterizedTest
  @CsvSource({
    "300.7, UINT8, 44, 255",
    "-1.5, INT8, -1, -2",
    "2.5, INT16, 2, 3",
    "70000, INT16, 4464, 32767",
    "1e20, INT32, -2147483648, 2147483647",
    "0.5, FLOAT, 0.5, 0.5"
  })
  void storesInTheImagesType(double value, ValueType type, double cut, double rounded) {
    assertThat(Stored.cut(value, type)).isEqualTo(cut);
    assertThat(Stored.rounded(value, type)).isEqualTo(rounded);
  }

  @Test
  void noNumberIsTheLowestOnceItIsCut() {
    assertThat(Stored.cut(Double.NaN, ValueType.INT16)).isZero();
    assertThat(Stored.cut(Double.NaN, ValueType.INT32)).isEqualTo(Integer.MIN_VALUE);
    assertThat(Stored.cut(Double.NaN, ValueType.FLOAT)).isNaN();
  }
}
