package org.tacescore.kernels.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jocl.CLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.NeighbourCounts;
import org.tacescore.kernels.Neighbours;
import org.tacescore.kernels.RunCounts;
import org.tacescore.kernels.Step;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

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

    CountMatrix zones = kernels.zones(GRID, Neighbours.STEPS);

    assertThat(zones).isEqualTo(new JvmKernels().zones(GRID, Neighbours.STEPS));
    assertThat(kernels.description())
        .isEqualTo("a device, in part " + new JvmKernels().description());
  }

  @Test
  void deviceThatCountsWronglyIsNotTrusted() {
    Kernels wrong =
        new LostDevice() {
          @Override
          public List<CountMatrix> cooccurrences(
              LevelGrid levels, List<Step> steps, boolean ordered) {
            return List.of();
          }
        };

    assertThatThrownBy(() -> SelfTest.requireSameResults(wrong))
        .isInstanceOf(OpenClUnavailableException.class)
        .hasMessageContaining("co-occurrences differ from the JVM's");
  }

  private static class LostDevice implements Kernels {
    @Override
    public List<CountMatrix> cooccurrences(LevelGrid levels, List<Step> steps, boolean ordered) {
      throw new CLException("CL_OUT_OF_RESOURCES");
    }

    @Override
    public List<RunCounts> runs(LevelGrid levels, List<Step> steps) {
      throw new CLException("CL_OUT_OF_RESOURCES");
    }

    @Override
    public CountMatrix zones(LevelGrid levels, List<Step> steps) {
      throw new CLException("CL_OUT_OF_RESOURCES");
    }

    @Override
    public NeighbourCounts neighbours(LevelGrid levels, List<Step> steps, int alpha) {
      throw new CLException("CL_OUT_OF_RESOURCES");
    }

    @Override
    public float[] laplacianOfGaussian(Volume image, GridBox box, double sigmaMm) {
      throw new CLException("CL_OUT_OF_RESOURCES");
    }

    @Override
    public double[][] subBands(double[] block, GridSize size, SubBandStep step) {
      throw new CLException("CL_OUT_OF_RESOURCES");
    }

    @Override
    public float[][] subBands(float[] block, GridSize size, SubBandStep step) {
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
