package org.tacescore.kernels.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("peers")
class ClProgramTest {
  @TempDir private static Path nativeFolder;

  /** The JVM finds null references by the signal that LLVM takes for a crash. */
  @Test
  void compilesWhileTheJvmTakesSignals() throws InterruptedException {
    OpenClDevice device = PeerDevices.first(nativeFolder);
    AtomicBoolean ended = new AtomicBoolean();
    Thread signals = new Thread(() -> takeSignals(ended));
    signals.start();
    try (ClSession session =
        ClSession.open(device, DeviceMemory.of(device), KernelTimes.notKept())) {
      for (int k = 0; k < 10; k++) {
        String definitions = "#define VARIANT_%d %d%n".formatted(k, System.nanoTime());
        assertThat(session.program(definitions, "zones.cl").kernelsRun()).isEmpty();
      }
    } finally {
      ended.set(true);
      signals.join();
    }
  }

  private static void takeSignals(AtomicBoolean ended) {
    List<String> nothing = Collections.singletonList(null);
    while (!ended.get()) {
      try {
        int unused = nothing.get(0).length();
      } catch (NullPointerException expected) {
        Thread.onSpinWait();
      }
    }
  }
}
