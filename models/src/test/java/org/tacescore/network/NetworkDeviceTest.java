package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkDeviceTest {
  @TempDir Path folder;

  @Test
  void isToldOnceANetworkIsOpen() {
    try (Networks networks = new Networks(folder, 2)) {
      assertThat(networks.device()).isEmpty();
      networks.open(new NetworkDefinition.Seeded(new LeNet().shipped(), 1));
      assertThat(networks.device().orElseThrow())
          .matches("TensorFlow 2\\.\\d+\\.\\d+ on (CPU|.*GPU.*)");
    }
  }

  @Test
  void theLibraryForCpusIsNotTakenForTheOther() {
    assertThat(NetworkDevice.isForGpus(getClass().getClassLoader())).isFalse();
  }
}
