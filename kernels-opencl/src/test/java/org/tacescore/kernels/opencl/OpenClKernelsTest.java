package org.tacescore.kernels.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Neighbours;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.FeatureExtractor;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** The kernels on a real OpenCL device; with PoCL that is the CPU, where all variants run too. */
@Tag("peers")
class OpenClKernelsTest {

  @TempDir private static Path nativeFolder;
  private static Optional<OpenClKernels> found = Optional.empty();

  @BeforeAll
  static void findDevice() {
    try {
      List<OpenClDevice> devices = Backends.devices(nativeFolder);
      found = Optional.of(OpenClKernels.on(devices.get(0)));
    } catch (OpenClUnavailableException e) {
      String missing = "no OpenCL device (Debian packages pocl-opencl-icd, ocl-icd-libopencl1)";
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(missing, e);
      }
      abort(missing + ": " + e.getMessage());
    }
  }

  @AfterAll
  static void release() {
    found.ifPresent(OpenClKernels::close);
  }

  private static OpenClKernels device() {
    return found.orElseThrow();
  }

  @Test
  void runsOnOpenCl() {
    assertThat(device().description()).startsWith("OpenCL ").contains("driver");
  }

  @ParameterizedTest
  @MethodSource("grids")
  void countsAsTheJvm(String what, LevelGrid grid) {
    for (boolean ordered : new boolean[] {true, false}) {
      List<CountMatrix> expected = new JvmKernels().cooccurrences(grid, Neighbours.STEPS, ordered);

      for (OpenClKernels.Variant variant : OpenClKernels.Variant.values()) {
        assertThat(device().cooccurrences(grid, ordered, variant).equals(expected))
            .as("%s, ordered %s, %s", what, ordered, variant)
            .isTrue();
      }
    }
  }

  static Stream<Arguments> grids() {
    return Stream.of(
        Arguments.of("2 levels", grid(new GridSize(31, 17, 13), 2)),
        Arguments.of("8 levels", grid(new GridSize(16, 16, 16), 8)),
        Arguments.of("33 levels", grid(new GridSize(47, 70, 7), 33)),
        Arguments.of("90 levels", grid(new GridSize(40, 40, 40), 90)),
        Arguments.of("200 levels", grid(new GridSize(25, 31, 29), 200)),
        Arguments.of("a single slice", grid(new GridSize(64, 50, 1), 16)),
        Arguments.of("a single row of two slices", grid(new GridSize(40, 1, 2), 5)),
        Arguments.of("a single voxel", grid(new GridSize(1, 1, 1), 1)));
  }

  private static LevelGrid grid(GridSize size, int levels) {
    SplittableRandom random = new SplittableRandom(size.voxels() + levels);
    int[] ranks =
        random.ints(size.voxels(), -levels / 4, levels + 1).map(r -> Math.max(0, r)).toArray();
    return LevelGrid.of(size, ranks, levels);
  }

  @Test
  void anyDeviceIsTakenWhenOpenClIsAskedFor() {
    try (Kernels chosen = Backends.choose(BackendChoice.OPENCL, nativeFolder)) {
      assertThat(chosen.description()).startsWith("OpenCL ");
    }
  }

  @Test
  void featuresAreTheSameBitsAsWithTheJvm() {
    VolumeGeometry geometry =
        new VolumeGeometry(
            new GridSize(20, 18, 9),
            new Spacing(0.7, 0.7, 3),
            Direction.AXIAL,
            new Vector3(0, 0, 0),
            "");
    Volume image =
        Volume.of(geometry, new SplittableRandom(8).doubles(20 * 18 * 9, -200, 900).toArray());
    Mask mask = Mask.where(geometry, offset -> offset % 7 != 0);
    ExtractionSettings settings = ExtractionSettings.defaults();

    assertThat(FeatureExtractor.extract(image, mask, settings, device()))
        .isEqualTo(FeatureExtractor.extract(image, mask, settings, new JvmKernels()));
  }
}
