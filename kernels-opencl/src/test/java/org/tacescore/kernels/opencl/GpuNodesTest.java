package org.tacescore.kernels.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuNodesTest {
  @TempDir private Path devices;

  @ParameterizedTest
  @ValueSource(strings = {"dri/renderD128", "nvidia0", "kfd", "dxg"})
  void deviceFileOfGpuIsFound(String node) throws IOException {
    Path file = devices.resolve(node);
    Files.createDirectories(file.getParent());
    Files.createFile(file);

    assertThat(GpuNodes.anyIn(devices)).isTrue();
  }

  @Test
  void screenAndDriverAloneAreNoGpu() throws IOException {
    Files.createDirectories(devices.resolve("dri"));
    Files.createFile(devices.resolve("dri/card0"));
    Files.createFile(devices.resolve("nvidiactl"));

    assertThat(GpuNodes.anyIn(devices)).isFalse();
  }

  @Test
  void folderThatIsMissingHoldsNone() {
    assertThat(GpuNodes.anyIn(devices.resolve("none"))).isFalse();
  }
}
