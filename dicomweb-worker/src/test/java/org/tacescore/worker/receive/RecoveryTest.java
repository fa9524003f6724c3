package org.tacescore.worker.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;

class RecoveryTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void entersWholeFilesThatTheIndexDoesNotKnow() {
    try (ObjectStore store = ObjectStore.open(folder, 1 << 20)) {
      MemoryIndex index = new MemoryIndex();
      String sha256 = store.put(Part10.encode(TestInstances.ct(1))).sha256();

      int entered = receiver(store, index).recover();

      assertThat(entered).isEqualTo(1);
      assertThat(index.instances()).extracting(InstanceRecord::sha256).containsExactly(sha256);
      assertThat(receiver(store, index).recover()).isZero();
    }
  }

  @Test
  void leavesWhatIsNoInstance() {
    try (ObjectStore store = ObjectStore.open(folder, 1 << 20)) {
      MemoryIndex index = new MemoryIndex();
      store.put("no DICOM".getBytes(StandardCharsets.US_ASCII));

      assertThat(receiver(store, index).recover()).isZero();
      assertThat(index.instances()).isEmpty();
    }
  }

  private static InstanceReceiver receiver(ObjectStore store, InstanceIndex index) {
    return new InstanceReceiver(
        store, index, (instance, registration) -> {}, instance -> false, "", Clock.systemUTC());
  }
}
