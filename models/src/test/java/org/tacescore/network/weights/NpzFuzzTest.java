package org.tacescore.network.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An npz file is read as finite weights or refused with the file's name, whatever its bytes. */
class NpzFuzzTest {
  @FuzzTest(maxDuration = "120s")
  void readsOrRefuses(byte @Nullable [] data) throws IOException {
    if (data == null) {
      return;
    }
    Path file = Files.write(Files.createTempFile("fuzz", ".weights"), data);
    try {
      Weights weights = Npz.read(file);
      for (WeightTensor tensor : weights.asMap().values()) {
        assertThat(TensorShape.length(tensor.shape())).isEqualTo(tensor.length());
      }
    } catch (InvalidWeightsException e) {
      assertThat(e).hasMessageContaining(file.toString());
    } finally {
      Files.delete(file);
    }
  }
}
