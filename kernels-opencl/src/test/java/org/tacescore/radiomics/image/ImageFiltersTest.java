package org.tacescore.radiomics.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;

class ImageFiltersTest {
  private static final ImageType WAVELET = new ImageType.Wavelet("coif1", 1, 0);
  private static final ImageType LAPLACIAN = new ImageType.LaplacianOfGaussian(List.of(1.0, 2.5));

  static Stream<ImageType> types() {
    return Stream.of(
        new ImageType.Original(),
        WAVELET,
        new ImageType.Wavelet("db7", 2, 1),
        LAPLACIAN,
        new ImageType.Square(),
        new ImageType.SquareRoot(),
        new ImageType.Logarithm(),
        new ImageType.Exponential(),
        new ImageType.Gradient(true),
        new ImageType.Lbp2d(1, 8, "uniform"),
        new ImageType.Lbp3d(2, 1, 0));
  }

  @Test
  void namesImagesAndOrdersThemAsPyRadiomics() {
    Volume image = TestVolumes.random(1, ValueType.INT16, 8, 9, 10);

    assertThat(FilteredImages.of(new ImageType.Wavelet("haar", 2, 0), image).names())
        .containsExactly(
            "wavelet-LLH",
            "wavelet-LHL",
            "wavelet-LHH",
            "wavelet-HLL",
            "wavelet-HLH",
            "wavelet-HHL",
            "wavelet-HHH",
            "wavelet2-LLH",
            "wavelet2-LHL",
            "wavelet2-LHH",
            "wavelet2-HLL",
            "wavelet2-HLH",
            "wavelet2-HHL",
            "wavelet2-HHH",
            "wavelet2-LLL");
    assertThat(FilteredImages.of(WAVELET, image, TestVolumes.whole(image), Planes.SLICE).names())
        .containsExactly("wavelet-LH", "wavelet-HL", "wavelet-HH", "wavelet-LL");
    assertThat(
            FilteredImages.of(new ImageType.LaplacianOfGaussian(List.of(1, 1.5, 2.0)), image)
                .names())
        .containsExactly("log-sigma-1-mm-3D", "log-sigma-1-5-mm-3D", "log-sigma-2-0-mm-3D");
  }

  @ParameterizedTest
  @MethodSource("types")
  void cutsWhatItMakesOfTheWholeImageToTheBox(ImageType type) {
    Volume image = TestVolumes.random(2, ValueType.INT16, 23, 20, 19);
    FilteredImages whole = FilteredImages.of(type, image);

    for (GridBox box :
        List.of(
            new GridBox(8, 12, 7, 15, 6, 13),
            new GridBox(0, 3, 0, 19, 9, 9),
            new GridBox(20, 22, 17, 19, 15, 18))) {
      FilteredImages cut = FilteredImages.of(type, image, box, Planes.NONE);
      assertThat(cut.names()).isEqualTo(whole.names());
      cut.forEach(
          (name, volume) -> {
            assertThat(volume.geometry()).isEqualTo(image.geometry().crop(box));
            assertThat(volume.type()).isEqualTo(whole.get(name).type());
            assertThat(volume.toArray())
                .describedAs("%s in %s", name, box)
                .containsExactly(whole.get(name).crop(box).toArray());
          });
    }
  }

  @Test
  void haarSumsAndSubtractsNeighbours() {
    Volume image = Volume.of(Grids.geometry(4, 1, 1), new double[] {1, 2, 4, 8});
    FilteredImages images =
        FilteredImages.of(
            new ImageType.Wavelet("haar", 1, 0), image, TestVolumes.whole(image), Planes.NONE);
    double unit = Math.sqrt(0.5) * 2; // of the two other axes, where the voxel is its own neighbour

    assertThat(images.get("wavelet-LLL").toArray())
        .containsExactly(
            IntStream.of(3, 6, 12, 9).mapToDouble(x -> x * unit * unit * Math.sqrt(0.5)).toArray(),
            within(1e-14));
    assertThat(images.get("wavelet-HLL").toArray())
        .containsExactly(
            IntStream.of(-1, -2, -4, 7)
                .mapToDouble(x -> x * unit * unit * Math.sqrt(0.5))
                .toArray(),
            within(1e-14));
    assertThat(images.get("wavelet-LHL").toArray()).containsOnly(0);
  }

  @Test
  void aConstantImageHasNothingButItsMean() {
    Volume image = Volume.of(Grids.geometry(9, 8, 7), ValueType.INT16, offset -> 100);

    FilteredImages.of(WAVELET, image)
        .forEach(
            (name, band) ->
                assertThat(band.toArray())
                    .describedAs(name)
                    .containsOnly(
                        new double[] {name.endsWith("LLL") ? 100 * Math.pow(2, 1.5) : 0},
                        within(1e-9)));
    FilteredImages.of(LAPLACIAN, image)
        .forEach(
            (name, log) -> assertThat(log.toArray()).containsOnly(new double[] {0}, within(1e-4)));
    assertThat(FilteredImages.of(new ImageType.Gradient(true), image).get("gradient").toArray())
        .containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT", "DOUBLE"})
  void waveletsAndLaplaciansAreLinear(ValueType type) {
    Volume a = TestVolumes.fractions(3, type, 9, 8, 11);
    Volume b = TestVolumes.fractions(4, type, 9, 8, 11);
    Volume sum = Volume.of(a.geometry(), type, i -> (float) (a.at(i) + 2 * b.at(i)));
    for (ImageType linear : List.of(WAVELET, LAPLACIAN)) {
      FilteredImages ofA = FilteredImages.of(linear, a);
      FilteredImages ofB = FilteredImages.of(linear, b);
      FilteredImages.of(linear, sum)
          .forEach(
              (name, ofSum) -> {
                for (int i = 0; i < a.geometry().size().voxels(); i++) {
                  double expected = ofA.get(name).at(i) + 2 * ofB.get(name).at(i);
                  assertThat(ofSum.at(i)).describedAs(name).isEqualTo(expected, within(2e-2));
                }
              });
    }
  }

  /** The image repeats itself for a wavelet, so that its sub-bands move round with it. */
  @Test
  void subBandsMoveWithTheImage() {
    Volume image = TestVolumes.random(5, ValueType.INT16, 12, 10, 8);
    Volume moved =
        Volume.of(
            image.geometry(),
            image.type(),
            i -> image.at((i % 12 + 5) % 12, (i / 12 % 10 + 2) % 10, (i / 120 + 7) % 8));
    FilteredImages bands = FilteredImages.of(WAVELET, image);

    FilteredImages.of(WAVELET, moved)
        .forEach(
            (name, band) -> {
              for (int i = 0; i < 960; i++) {
                double still =
                    bands
                        .get(name)
                        .at((i % 12 + 5) % 12, (i / 12 % 10 + 2) % 10, (i / 120 + 7) % 8);
                assertThat(band.at(i)).isEqualTo(still, within(1e-10));
              }
            });
  }

  /** The second derivative of x² is 2, and the Laplacian is scaled by sigma². */
  @Test
  void theLaplacianOfAParabolaIsItsCurvature() {
    Volume image =
        Volume.of(
            Grids.geometry(81, 81, 81, 0.5, 1, 1.5),
            ValueType.DOUBLE,
            i -> {
              double x = (i % 81 - 40) * 0.5;
              double z = (i / 6561 - 40) * 1.5;
              return x * x + 3 * z * z;
            });
    double sigmaMm = 2;
    Volume log =
        FilteredImages.of(
                new ImageType.LaplacianOfGaussian(List.of(sigmaMm)),
                image,
                new GridBox(40, 40, 40, 40, 40, 40),
                Planes.NONE)
            .get("log-sigma-2-0-mm-3D");

    // The order-4 approximation is good to a thousandth.
    assertThat(log.at(0)).isEqualTo(8 * sigmaMm * sigmaMm, within(8 * sigmaMm * sigmaMm * 1e-3));
  }

  @Test
  void leavesOutLaplaciansThatTheImageIsTooSmallFor() {
    Volume image = TestVolumes.random(6, ValueType.INT16, 9, 9, 4);
    List<String> names = new ArrayList<>();

    List<String> left =
        ImageFilters.apply(
            new ImageType.LaplacianOfGaussian(List.of(1.0, 9.0)),
            image,
            TestVolumes.whole(image),
            Planes.NONE,
            new JvmKernels(),
            filtered -> names.add(filtered.name()));

    assertThat(names).containsExactly("log-sigma-1-0-mm-3D");
    assertThat(left)
        .containsExactly(
            "log-sigma-9-0-mm-3D was left out: an image of 9 x 9 x 4 voxels is too small for it");
    assertThat(
            ImageFilters.apply(
                new ImageType.LaplacianOfGaussian(List.of(1)),
                TestVolumes.random(6, ValueType.INT16, 9, 9, 3),
                new GridBox(0, 0, 0, 0, 0, 0),
                Planes.NONE,
                new JvmKernels(),
                filtered -> names.add(filtered.name())))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesSigmasThatAreNoWidths(double sigmaMm) {
    assertThatThrownBy(() -> new ImageType.LaplacianOfGaussian(List.of(sigmaMm)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage("sigma must be more than 0 mm, got " + sigmaMm);
  }

  @Test
  void scalesPointwiseFiltersByTheLargestIntensityOfTheWholeImage() {
    Volume image = Volume.of(Grids.geometry(3, 1, 1), new double[] {-16, 4, 9});
    GridBox box = new GridBox(1, 1, 0, 0, 0, 0);

    assertThat(value(new ImageType.Square(), image, box)).isEqualTo(1, within(1e-15));
    assertThat(value(new ImageType.SquareRoot(), image, box)).isEqualTo(8, within(1e-15));
    assertThat(value(new ImageType.Logarithm(), image, box))
        .isEqualTo(16 * Math.log(5) / Math.log(17), within(1e-14));
    assertThat(value(new ImageType.Exponential(), image, box)).isEqualTo(2, within(1e-15));
    assertThat(value(new ImageType.SquareRoot(), image, new GridBox(0, 0, 0, 0, 0, 0)))
        .isEqualTo(-16);
  }

  private static double value(ImageType type, Volume image, GridBox box) {
    FilteredImages images = FilteredImages.of(type, image, box, Planes.NONE);
    return images.get(images.names().get(0)).at(0);
  }

  /** A slope of 2 per column, 3 per row and 6 per slice: 7 per voxel. */
  @Test
  void gradientsAreDifferencesAcrossAVoxel() {
    Volume image =
        Volume.of(
            Grids.geometry(3, 3, 3, 2, 3, 6),
            ValueType.INT16,
            i -> 2 * (i % 3) + 3 * (i / 3 % 3) + 6 * (i / 9));
    GridBox middle = new GridBox(1, 1, 1, 1, 1, 1);

    assertThat(value(new ImageType.Gradient(false), image, middle)).isEqualTo(7);
    assertThat(value(new ImageType.Gradient(true), image, middle)).isEqualTo((float) Math.sqrt(3));
    assertThat(value(new ImageType.Gradient(false), image, new GridBox(0, 0, 0, 0, 0, 0)))
        .isEqualTo(3.5);
  }
}
