package org.tacescore.radiomics.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;

/** Filtered images by PyWavelets, scikit-image, scipy and formulas in numpy. */
@Tag("peers")
class FiltersPeerTest {
  /** Every discrete wavelet of PyWavelets. */
  private static final List<String> WAVELETS =
      Stream.of(
              Stream.of("haar", "dmey"),
              numbered("db", 1, 38),
              numbered("sym", 2, 20),
              numbered("coif", 1, 17),
              Stream.of("bior", "rbio")
                  .flatMap(
                      family ->
                          Stream.of(
                                  "1.1", "1.3", "1.5", "2.2", "2.4", "2.6", "2.8", "3.1", "3.3",
                                  "3.5", "3.7", "3.9", "4.4", "5.5", "6.8")
                              .map(orders -> family + orders)))
          .flatMap(names -> names)
          .toList();

  @TempDir Path folder;

  private static Stream<String> numbered(String family, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(order -> family + order);
  }

  /** Bit for bit: terms are added in PyWavelets' order, at the borders, too. */
  @Test
  void givesTheBitsOfEveryWavelet() {
    requireSameBits(TestVolumes.random(7, ValueType.INT16, 11, 8, 9), WAVELETS);
  }

  /** Taps of coiflets are products, and rounded as such. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void keepsToTheImagesPrecision(ValueType type) {
    requireSameBits(
        TestVolumes.fractions(7, type, 11, 8, 9),
        List.of("coif1", "coif2", "coif5", "haar", "db3", "sym7", "bior4.4", "rbio2.8"));
  }

  private void requireSameBits(Volume image, List<String> wavelets) {
    PythonFilters python = new PythonFilters(folder, "pywt");
    python.filter(
        image, wavelets.stream().map(name -> "wavelet:%s:2:0:210".formatted(name)).toList());
    for (int job = 0; job < wavelets.size(); job++) {
      FilteredImages images =
          FilteredImages.of(new ImageType.Wavelet(wavelets.get(job), 2, 0), image);
      assertThat(images.names()).hasSize(15);
      for (String name : images.names()) {
        double[] theirs = withoutNegativeZeros(python.image(job, name));
        assertThat(Arrays.mismatch(withoutNegativeZeros(images.get(name).toArray()), theirs))
            .describedAs(wavelets.get(job) + " " + name)
            .isNegative();
      }
    }
  }

  private static double[] withoutNegativeZeros(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] + 0.0).toArray();
  }

  @Test
  void startsAtALaterLevelAndKeepsToPlanes() {
    Volume image = TestVolumes.random(8, ValueType.INT16, 21, 18, 15);
    GridBox box = new GridBox(3, 20, 2, 9, 5, 12);
    PythonFilters python = new PythonFilters(folder, "pywt");
    List<String> jobs = new ArrayList<>();
    List<Planes> planes = List.of(Planes.NONE, Planes.SLICE, Planes.ROW, Planes.COLUMN);
    for (String axes : List.of("210", "21", "20", "10")) {
      jobs.add("wavelet:db4:2:1:" + axes);
    }
    python.filter(image, jobs);
    for (int job = 0; job < jobs.size(); job++) {
      FilteredImages images =
          FilteredImages.of(new ImageType.Wavelet("db4", 2, 1), image, box, planes.get(job));
      assertThat(images.names()).hasSize((int) python.images(job)).hasSize(job == 0 ? 15 : 7);
      for (String name : images.names()) {
        Volume all = Volume.of(image.geometry(), python.image(job, name));
        assertThat(images.get(name).toArray())
            .describedAs(planes.get(job) + " " + name)
            .containsExactly(all.crop(box).toArray());
      }
    }
  }

  @Test
  void givesPointwiseFiltersAndGradients() {
    Volume image = TestVolumes.random(9, ValueType.INT16, 9, 8, 7);
    List<ImageType> types =
        List.of(
            new ImageType.Square(),
            new ImageType.SquareRoot(),
            new ImageType.Logarithm(),
            new ImageType.Exponential(),
            new ImageType.Gradient(true),
            new ImageType.Gradient(false));
    PythonFilters python = new PythonFilters(folder, "numpy");
    python.filter(
        image,
        List.of(
            "square", "squareroot", "logarithm", "exponential", "gradient:true", "gradient:false"));
    for (int job = 0; job < types.size(); job++) {
      FilteredImages images = FilteredImages.of(types.get(job), image);
      assertThat(images.names()).hasSize(1);
      String name = images.names().get(0);
      boolean isGradient = name.equals("gradient");
      assertThat(images.get(name).type())
          .isEqualTo(isGradient ? ValueType.FLOAT : ValueType.DOUBLE);
      assertThat(images.get(name).toArray())
          .describedAs(name)
          .containsExactly(python.image(job, name), within(isGradient ? 1e-4 : 1e-11));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INT16", "UINT8", "FLOAT", "DOUBLE"})
  void givesTheBinaryPatternsOfPlanes(ValueType type) {
    Volume image =
        Volume.of(
            Grids.geometry(11, 9, 8),
            type,
            i -> Math.rint(60 + 40 * Math.sin(i) + 20 * Math.cos(7.3 * i)));
    List<String> jobs = new ArrayList<>();
    List<ImageType> types = new ArrayList<>();
    List<Planes> planes = new ArrayList<>();
    for (String method : List.of("default", "ror", "uniform", "nri_uniform", "var")) {
      for (String circle : List.of("1:8", "2:12", "1.5:9", "1.1:5")) {
        for (int axis = 0; axis < 3; axis++) {
          String[] parts = circle.split(":");
          jobs.add("lbp2d:%s:%s:%d".formatted(circle, method, axis));
          types.add(
              new ImageType.Lbp2d(
                  Double.parseDouble(parts[0]), Integer.parseInt(parts[1]), method));
          planes.add(List.of(Planes.SLICE, Planes.ROW, Planes.COLUMN).get(axis));
        }
      }
    }
    PythonFilters python = new PythonFilters(folder, "skimage");
    python.filter(image, jobs);
    for (int job = 0; job < jobs.size(); job++) {
      FilteredImages images =
          FilteredImages.of(types.get(job), image, TestVolumes.whole(image), planes.get(job));
      assertThat(images.get("lbp-2D").toArray())
          .describedAs(jobs.get(job))
          .containsExactly(python.image(job, "lbp-2D"));
    }
  }

  /**
   * A rounding error decides what lies outside at a border: integer radii are kept away from it.
   */
  @ParameterizedTest
  @CsvSource({
    "INT16, 2, 1.5, 1, 0",
    "INT16, 3, 1, 1, 1",
    "UINT8, 4, 2, 1, 2",
    "FLOAT, 2, 1, 2, 1",
    "DOUBLE, 2, 1, 0, 1"
  })
  void givesTheBinaryPatternsOfSpheres(
      ValueType type, int levels, double radius, int subdivision, int border) {
    Volume image =
        Volume.of(
            Grids.geometry(9, 8, 7),
            type,
            i -> Math.rint(60 + 40 * Math.sin(i) + 20 * Math.cos(7.3 * i)));
    GridBox box = new GridBox(border, 8 - border, border, 7 - border, border, 6 - border);
    PythonFilters python = new PythonFilters(folder, "scipy");
    python.filter(image, List.of("lbp3d:%d:%s:%d".formatted(levels, radius, subdivision)));
    FilteredImages images =
        FilteredImages.of(
            new ImageType.Lbp3d(levels, radius, subdivision), image, box, Planes.NONE);
    assertThat(images.names()).hasSize(levels + 1);
    // Kurtosis of single samples is single, and depends on the order of the points.
    double tolerance = type == ValueType.FLOAT ? 1e-5 : 1e-9;
    images.forEach(
        (name, volume) ->
            assertThat(volume.toArray())
                .describedAs(name)
                .containsExactly(
                    Volume.of(image.geometry(), python.image(0, name)).crop(box).toArray(),
                    within(name.equals("lbp-3D-k") ? tolerance : 1e-9)));
  }
}
