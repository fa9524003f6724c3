package org.tacescore.kernels.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tacescore.kernels.Neighbours.STEPS;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.FeatureExtractor;
import org.tacescore.radiomics.FeatureVector;
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
  private static Optional<OpenClDevice> found = Optional.empty();
  private static final Map<Counting, OpenClKernels> KERNELS = new EnumMap<>(Counting.class);

  @BeforeAll
  static void findDevice() {
    found = Optional.of(PeerDevices.first(nativeFolder));
    for (Counting counting : Counting.values()) {
      KERNELS.put(counting, on(DeviceMemory.of(device()), counting));
    }
  }

  @AfterAll
  static void release() {
    KERNELS.values().forEach(OpenClKernels::close);
  }

  private static OpenClDevice device() {
    return found.orElseThrow();
  }

  private static OpenClKernels kernels(Counting counting) {
    return Optional.ofNullable(KERNELS.get(counting)).orElseThrow();
  }

  private static OpenClKernels on(DeviceMemory memory, Counting counting) {
    return OpenClKernels.on(device(), counting, memory, KernelTimes.notKept());
  }

  @Test
  void runsOnOpenCl() {
    try (OpenClKernels kernels = OpenClKernels.on(device())) {
      assertThat(kernels.description()).startsWith("OpenCL ").contains("driver");
    }
  }

  @ParameterizedTest
  @EnumSource(Counting.class)
  void countsAsTheJvm(Counting counting) {
    OpenClKernels kernels = kernels(counting);
    SoftAssertions softly = new SoftAssertions();

    KernelCase.all().forEach(c -> softly.assertThat(c.differences(kernels)).as(c.what()).isEmpty());

    softly.assertAll();
  }

  @ParameterizedTest
  @EnumSource(Counting.class)
  void filtersAsTheJvm(Counting counting) {
    OpenClKernels kernels = kernels(counting);
    Kernels jvm = new JvmKernels();
    SoftAssertions softly = new SoftAssertions();

    FilterCases.all()
        .forEach(check -> softly.assertThat(check.agree(kernels, jvm)).as(check.what()).isTrue());

    softly.assertAll();
  }

  /** 70 kB: two slices of the grid at once, and the tables of half a direction. */
  @ParameterizedTest
  @EnumSource(Counting.class)
  void countsTheSameInParts(Counting counting) {
    KernelCase region = KernelCase.ofNinetyLevels();
    Kernels jvm = new JvmKernels();

    try (OpenClKernels kernels = on(DeviceMemory.of(device(), 70_000), counting)) {
      assertThat(kernels.cooccurrences(region.levels(), region.steps(), false))
          .isEqualTo(jvm.cooccurrences(region.levels(), region.steps(), false));
      assertThat(kernels.neighbours(region.levels(), region.steps(), 3))
          .isEqualTo(jvm.neighbours(region.levels(), region.steps(), 3));
      assertThat(kernels.heldBytes()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Counting.class)
  void jvmDoesWhatIsBeyondTheDevice(Counting counting) {
    KernelCase region = KernelCase.ofNinetyLevels();
    try (OpenClKernels small = on(DeviceMemory.of(device(), 70_000), counting)) {
      Kernels kernels = new KernelsWithFallback(small);

      assertThat(region.differences(kernels)).isEmpty();
      assertThat(kernels.description()).contains(", in part JVM ");
      assertThatThrownBy(() -> region.differences(small)).isInstanceOf(BeyondDeviceException.class);
      assertThat(small.heldBytes()).isZero();
    }
  }

  @Test
  void tableThatWouldBeNearlyEmptyIsLeftToTheJvm() {
    LevelGrid levels = LevelGrid.of(new GridSize(2, 1, 1), new int[] {1, 60_000}, 60_000);

    assertThatThrownBy(() -> kernels(Counting.LOCAL).cooccurrences(levels, STEPS, false))
        .isInstanceOf(BeyondDeviceException.class);
  }

  @Test
  void onlyTheGridStaysOnTheDevice() {
    KernelCase region = KernelCase.ofNinetyLevels();
    try (OpenClKernels kernels = OpenClKernels.on(device())) {
      region.differences(kernels);

      long voxels = region.levels().paddedSize().voxels();
      assertThat(kernels.heldBytes()).isEqualTo(voxels * Character.BYTES);
    }
  }

  @Test
  void severalThreadsCountTheSame() {
    try (OpenClKernels kernels = OpenClKernels.on(device())) {
      List<KernelCase> differing =
          KernelCase.all().parallel().filter(c -> !c.differences(kernels).isEmpty()).toList();

      assertThat(differing).isEmpty();
    }
  }

  @Test
  void doesNotTouchADeviceThatWasGivenBack() {
    OpenClKernels kernels = OpenClKernels.on(device());
    kernels.close();
    kernels.close();
    KernelCase any = KernelCase.ofNinetyLevels();

    assertThatThrownBy(() -> kernels.zones(any.levels(), any.steps()))
        .isInstanceOf(BeyondDeviceException.class)
        .hasMessageContaining("given back");
  }

  @Test
  void anyDeviceIsTakenWhenOpenClIsAskedFor() {
    try (Kernels chosen = Backends.choose(BackendChoice.OPENCL, nativeFolder)) {
      assertThat(chosen.description()).startsWith("OpenCL ");
    }
  }

  /** Original, LoG and eight wavelet sub-bands, all families: 944 features, to the last bit. */
  @ParameterizedTest
  @EnumSource(Counting.class)
  void featuresAreTheSameBitsAsWithTheJvm(Counting counting) {
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
    ExtractionSettings settings = ExtractionSettings.named("pyradiomics-944");

    FeatureVector features =
        FeatureExtractor.extract(image, mask, settings, kernels(counting)).features();

    assertThat(features)
        .isEqualTo(FeatureExtractor.extract(image, mask, settings, new JvmKernels()).features());
    assertThat(features.values()).hasSize(944);
  }
}
