package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.radiomics.PythonPeer;
import org.tacescore.volume.VolumeGeometry;

/** Texture and first order features against their formulas in numpy, for every setting. */
@Tag("peers")
class TexturePeersTest {
  private static final int COLUMNS = 8;
  private static final int ROWS = 7;
  private static final int SLICES = 5;
  private static final VolumeGeometry GRID = Grids.geometry(COLUMNS, ROWS, SLICES, 0.7, 0.9, 1.3);

  @BeforeAll
  static void findPeer() {
    PythonPeer.require("numpy, scipy", "python3-numpy python3-scipy");
  }

  @ParameterizedTest
  @CsvSource({
    "AVERAGED, true, 0, NONE, 0, 1",
    "AVERAGED, false, 1, NONE, 20, 1",
    "NO_WEIGHTING, true, 0, NONE, 0, 1",
    "NO_WEIGHTING, false, 0, NONE, 0, 1 2",
    "MANHATTAN, true, 2, NONE, 0, 1",
    "MANHATTAN, false, 0, SLICE, 0, 1",
    "EUCLIDEAN, true, 0, NONE, 7.5, 1 2",
    "EUCLIDEAN, false, 0, NONE, 0, 1",
    "INFINITY, true, 0, NONE, 0, 1",
    "INFINITY, false, 3, ROW, 0, 1 2",
    "AVERAGED, true, 0, NONE, 0, 2",
    "AVERAGED, true, 1, NONE, 0, 1 3",
    "AVERAGED, true, 0, SLICE, 0, 1",
    "AVERAGED, true, 0, ROW, 0, 2",
    "AVERAGED, false, 1, COLUMN, 0, 1 2"
  })
  void agreesWithFormulasInNumpy(
      TextureSettings.Weighting weighting,
      boolean symmetric,
      int alpha,
      TextureSettings.Planes planes,
      double shift,
      String distances)
      throws IOException {
    SplittableRandom random = new SplittableRandom(17L * alpha + distances.hashCode());
    double[] values = random.doubles(COLUMNS * ROWS * SLICES, 0, 9).toArray();
    boolean[] inside = new boolean[values.length];
    for (int k = 0; k < inside.length; k++) {
      inside[k] = random.nextInt(5) != 0;
    }
    Roi roi = Grids.roi(GRID, values, offset -> inside[offset]);
    DiscretisedRoi levels = DiscretisedRoi.of(roi, new Binning.FixedWidth(1));
    TextureSettings settings =
        new TextureSettings(
            new Binning.FixedWidth(1),
            Arrays.stream(distances.split(" ")).map(Integer::valueOf).toList(),
            weighting,
            symmetric,
            alpha,
            planes,
            shift);

    Map<String, Double> ours = ours(roi, levels, settings);

    Map<String, Double> theirs = theirs(values, inside, settings);
    assertThat(ours.keySet()).isEqualTo(theirs.keySet()).hasSize(100);
    theirs.forEach(
        (name, value) ->
            assertThat(ours.get(name))
                .as(name)
                .isCloseTo(value, within(Math.max(1e-12, 1e-10 * Math.abs(value)))));
  }

  private static Map<String, Double> ours(
      Roi roi, DiscretisedRoi levels, TextureSettings settings) {
    Map<String, Double> ours = new HashMap<>();
    TextureFeatures.of(
            levels, GRID.spacingMm(), new JvmKernels(), settings, EnumSet.allOf(FeatureClass.class))
        .forEach(
            (featureClass, features) ->
                features.forEach(
                    (name, value) -> ours.put(featureClass.pyRadiomicsName() + " " + name, value)));
    FirstOrderFeatures.of(roi, levels, settings.voxelArrayShift())
        .forEach((name, value) -> ours.put("firstorder " + name, value));
    return ours;
  }

  /** As many levels as bins of width 1 from 0: an intensity's whole part and 1. */
  private static Map<String, Double> theirs(
      double[] values, boolean[] inside, TextureSettings settings) throws IOException {
    StringBuilder grey = new StringBuilder();
    double min = Double.MAX_VALUE;
    for (int k = 0; k < values.length; k++) {
      min = inside[k] ? Math.min(min, Math.floor(values[k])) : min;
    }
    for (int k = 0; k < values.length; k++) {
      grey.append(inside[k] ? (int) (Math.floor(values[k]) - min) + 1 : 0).append(' ');
    }
    String input =
        "0.7 0.9 1.3\n%s %s %d %s %s %s\n%d %d %d\n%s\n%s\n"
            .formatted(
                settings.weighting(),
                settings.symmetricalGlcm(),
                settings.gldmAlpha(),
                settings.planes(),
                settings.voxelArrayShift(),
                join(settings.distances()),
                COLUMNS,
                ROWS,
                SLICES,
                grey,
                join(Arrays.stream(values).boxed().toList()));
    Map<String, Double> theirs = new HashMap<>();
    PythonPeer.run(script(), input)
        .lines()
        .map(line -> line.split(" "))
        .forEach(cells -> theirs.put(cells[0] + " " + cells[1], Double.valueOf(cells[2])));
    return theirs;
  }

  private static String join(List<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static String script() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TexturePeersTest.class.getResourceAsStream("texture_formulas.py"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
