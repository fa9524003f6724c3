package org.tacescore.radiomics.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
  @ParameterizedTest
  @EnumSource(names = {"INT16", "FLOAT"})
  void givesTheBitsOfEveryWavelet(ValueType type) {
    Volume image = TestVolumes.fractions(7, type, 11, 8, 9);
    Volume whole = TestVolumes.random(7, type, 11, 8, 9);
    Volume input = type.isWhole() ? whole : image;
    PythonFilters python = new PythonFilters(folder, "pywt");
    python.filter(
        input, WAVELETS.stream().map(name -> "wavelet:%s:2:0:210".formatted(name)).toList());
    for (int job = 0; job < WAVELETS.size(); job++) {
      Map<String, Volume> images =
          TestVolumes.filtered(new ImageType.Wavelet(WAVELETS.get(job), 2, 0), input);
      assertThat(images).hasSize(15).hasSize((int) python.images(job));
      for (Map.Entry<String, Volume> entry : images.entrySet()) {
        double[] theirs = withoutNegativeZeros(python.image(job, entry.getKey()));
        assertThat(Arrays.mismatch(withoutNegativeZeros(entry.getValue().toArray()), theirs))
            .describedAs(WAVELETS.get(job) + " " + entry.getKey())
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
      Map<String, Volume> images =
          TestVolumes.filtered(new ImageType.Wavelet("db4", 2, 1), image, box, planes.get(job));
      assertThat(images).hasSize((int) python.images(job)).hasSize(job == 0 ? 15 : 7);
      for (Map.Entry<String, Volume> entry : images.entrySet()) {
        Volume all = Volume.of(image.geometry(), python.image(job, entry.getKey()));
        assertThat(entry.getValue().toArray())
            .describedAs(planes.get(job) + " " + entry.getKey())
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
      Map<String, Volume> images = TestVolumes.filtered(types.get(job), image);
      assertThat(images).hasSize(1);
      String name = images.keySet().iterator().next();
      boolean isGradient = name.equals("gradient");
      assertThat(images.get(name).type())
          .isEqualTo(isGradient ? ValueType.FLOAT : ValueType.DOUBLE);
      assertThat(images.get(name).toArray())
          .describedAs(name)
          .containsExactly(python.image(job, name), within(isGradient ? 1e-4 : 1e-11));
    }
  }
}
