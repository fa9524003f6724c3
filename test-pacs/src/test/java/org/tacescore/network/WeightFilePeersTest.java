package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.network.weights.WeightFile;
import org.tacescore.network.weights.Weights;

/** Files of weights as NumPy and torch write them. */
@Tag("peers")
class WeightFilePeersTest {
  @TempDir static Path folder;

  @BeforeAll
  static void write() {
    TorchPeer.require();
    TorchPeer.run("npz.py", folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain.npz", "packed.npz"})
  void readsWhatNumpyWrites(String file) {
    Weights weights = WeightFile.read(folder.resolve(file)).weights();

    assertThat(weights.names()).containsExactly("conv.weight", "fortran", "half", "scalar", "none");
    assertThat(weights.get("conv.weight").shape()).containsExactly(4, 3, 5, 2);
    assertThat(weights.get("fortran").shape()).containsExactly(3, 4, 5);
    for (String name : weights.names()) {
      assertThat(weights.get(name).toArray())
          .as(name)
          .isEqualTo(TorchPeer.floats(folder.resolve(name)));
    }
  }

  @Test
  void refusesPicklesOfNumpyAndTorch() {
    for (String file : new String[] {"objects.npz", "new.pth", "old.pth"}) {
      assertThatThrownBy(() -> WeightFile.read(folder.resolve(file)))
          .as(file)
          .hasMessageStartingWith("PICKLE: ")
          .hasMessageContaining("safetensors");
    }
  }
}
