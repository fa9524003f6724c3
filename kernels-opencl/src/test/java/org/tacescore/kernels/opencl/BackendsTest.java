package org.tacescore.kernels.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jocl.CLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.kernels.GlcmCounts;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.volume.GridSize;

class BackendsTest {
  private static final LevelGrid GRID =
      LevelGrid.of(new GridSize(2, 2, 1), new int[] {1, 2, 2, 1}, 2);

  @TempDir private Path folder;

  @Test
  void jvmNeedsNoNativeFolder() {
    try (Kernels kernels = Backends.choose(BackendChoice.JVM, folder.resolve("never-made"))) {
      assertThat(kernels.description()).startsWith("JVM ");
    }
    assertThat(folder.resolve("never-made")).doesNotExist();
  }

  @Test
  void unusableNativeFolderIsNamedWhenOpenClIsAskedFor() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));

    assertThatThrownBy(() -> Backends.choose(BackendChoice.OPENCL, file))
        .isInstanceOf(OpenClUnavailableException.class)
        .hasMessageContaining("OpenCL cannot be used");
  }

  @Test
  void autoFallsBackToTheJvm() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));

    try (Kernels kernels = Backends.choose(BackendChoice.AUTO, file)) {
      assertThat(kernels.description()).startsWith("JVM ");
    }
  }

  @Test
  void deviceThatIsLostIsReplacedAndProvenanceSaysSo() {
    Kernels kernels = new KernelsWithFallback(new LostDevice());

    GlcmCounts counts = kernels.glcm(GRID);

    assertThat(counts).isEqualTo(new JvmKernels().glcm(GRID));
    assertThat(kernels.description())
        .isEqualTo("a device, in part " + new JvmKernels().description());
  }

  @Test
  void deviceThatCountsWronglyIsNotTrusted() {
    Kernels wrong =
        new LostDevice() {
          @Override
          public GlcmCounts glcm(LevelGrid levels) {
            int cells = levels.levelCount() * levels.levelCount();
            return GlcmCounts.of(levels.levelCount(), new int[13][cells]);
          }
        };

    assertThatThrownBy(() -> SelfTest.requireSameCounts(wrong))
        .isInstanceOf(OpenClUnavailableException.class)
        .hasMessageContaining("counts otherwise than the JVM");
  }

  private static class LostDevice implements Kernels {
    @Override
    public GlcmCounts glcm(LevelGrid levels) {
      throw new CLException("CL_OUT_OF_RESOURCES");
    }

    @Override
    public String description() {
      return "a device";
    }

    @Override
    public void close() {}
  }
}
