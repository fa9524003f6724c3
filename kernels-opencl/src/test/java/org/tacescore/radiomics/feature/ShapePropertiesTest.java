package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shape of random regions does when they are moved, turned or scaled. */
class ShapePropertiesTest {
  private static final int N = 8;

  /**
   * The mesh is not mirror-symmetric: where an outline has five or more corners, PyRadiomics'
   * diagonals lie otherwise in the mirrored cube.
   */
  private static final Set<String> OF_THE_MESH =
      Set.of(
          "MeshVolume",
          "SurfaceArea",
          "SurfaceVolumeRatio",
          "Sphericity",
          "SphericalDisproportion",
          "Compactness1",
          "Compactness2");

  private static Map<String, Double> features(Roi roi) {
    return ShapeFeatures.of(roi, PrincipalAxes.Divisor.VOXELS);
  }

  private static Roi random(long seed) {
    return Grids.random(seed, Grids.geometry(N, N, N, 0.7, 1.1, 3), 0.4);
  }

  /** The voxels of a region of {@link #random}, at other places of a grid. */
  private static Roi moved(Roi roi, int n, Move move, double... mm) {
    return Grids.roi(
        Grids.geometry(n, n, n, mm),
        offset -> move.contains(roi, offset % n, offset / n % n, offset / n / n));
  }

  private interface Move {
    boolean contains(Roi roi, int column, int row, int slice);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void translationChangesNothing(long seed) {
    Roi roi = random(seed);
    Roi elsewhere =
        moved(roi, 3 * N, (r, c, w, s) -> r.contains(c - 3, w - 11, s - 7), 0.7, 1.1, 3);

    assertThat(features(elsewhere)).isEqualTo(features(roi));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void flipsChangeNothingButTheMesh(long seed) {
    Roi roi = random(seed);
    Map<String, Double> features = features(roi);

    Roi byColumn = moved(roi, N, (r, c, w, s) -> r.contains(N - 1 - c, w, s), 0.7, 1.1, 3);
    Roi byRow = moved(roi, N, (r, c, w, s) -> r.contains(c, N - 1 - w, s), 0.7, 1.1, 3);
    Roi bySlice = moved(roi, N, (r, c, w, s) -> r.contains(c, w, N - 1 - s), 0.7, 1.1, 3);

    for (Roi flipped : List.of(byColumn, byRow, bySlice)) {
      Map<String, Double> after = new HashMap<>(features(flipped));
      after.keySet().removeAll(OF_THE_MESH);
      after.forEach(
          (name, value) -> {
            double expected = features.getOrDefault(name, Double.NaN);
            assertThat(value).as(name).isCloseTo(expected, within(1e-12 * expected));
          });
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void permutedAxesPermuteThePlanes(long seed) {
    Roi roi = random(seed);
    // New columns are the old slices, new rows the old columns, new slices the old rows.
    Roi turned = moved(roi, N, (r, c, w, s) -> r.contains(w, s, c), 3, 0.7, 1.1);
    Diameters before = Diameters.of(roi);

    Diameters after = Diameters.of(turned);

    assertThat(after.inSpace()).isCloseTo(before.inSpace(), within(1e-12));
    assertThat(after.inColumn()).isCloseTo(before.inSlice(), within(1e-12));
    assertThat(after.inRow()).isCloseTo(before.inColumn(), within(1e-12));
    assertThat(after.inSlice()).isCloseTo(before.inRow(), within(1e-12));
    for (String axis : new String[] {"MajorAxisLength", "MinorAxisLength", "LeastAxisLength"}) {
      double expected = features(roi).getOrDefault(axis, Double.NaN);
      assertThat(features(turned).get(axis)).as(axis).isCloseTo(expected, within(1e-12 * expected));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void doubledSpacingDoublesLengths(long seed) {
    Roi roi = random(seed);
    Map<String, Double> features = features(roi);

    Map<String, Double> doubled =
        features(moved(roi, N, (r, c, w, s) -> r.contains(c, w, s), 1.4, 2.2, 6));

    doubled.forEach(
        (name, value) -> {
          double factor =
              switch (name) {
                case "MeshVolume", "VoxelVolume" -> 8;
                case "SurfaceArea" -> 4;
                case "SurfaceVolumeRatio" -> 0.5;
                default -> name.contains("Length") || name.contains("Diameter") ? 2 : 1;
              };
          double expected = factor * features.getOrDefault(name, Double.NaN);
          assertThat(value).as(name).isCloseTo(expected, within(1e-12 * expected));
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void numberOfThreadsChangesNothing(long seed) throws ExecutionException, InterruptedException {
    Roi roi = random(seed);
    ForkJoinPool one = new ForkJoinPool(1);
    ForkJoinPool seven = new ForkJoinPool(7);
    try {
      Map<String, Double> alone = one.submit(() -> features(roi)).get();
      assertThat(seven.submit(() -> features(roi)).get()).isEqualTo(alone);
      assertThat(features(roi)).isEqualTo(alone);
    } finally {
      one.shutdown();
      seven.shutdown();
    }
  }
}
