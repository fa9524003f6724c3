package org.tacescore.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;

class MeasurementFileTest {
  private static final float[] PIXELS = {0, 1, -1, 0.5f, 1e-30f, 3, 4, 5, 6, 7, 8, 9};
  private final MeasuredImages measured =
      new MeasuredImages(
          Map.of("ARTERIAL:original_glcm_Contrast", Math.PI, "PORTAL_VENOUS:x", Double.NaN),
          Map.of("dlscore", ImageTensor.of(2, new ImageShape(1, 3, 2, 1), PIXELS)));

  @Test
  void roundsFeaturesToSinglePrecision() {
    assertThat(measured.features())
        .containsEntry("ARTERIAL:original_glcm_Contrast", (double) (float) Math.PI);
  }

  @Test
  void readsBackWhatWasWritten() {
    MeasuredImages back = MeasurementFile.read(MeasurementFile.write(measured)).orElseThrow();

    assertThat(back.features()).isEqualTo(measured.features());
    assertThat(back.crops()).containsOnlyKeys("dlscore");
    ImageTensor crop = Objects.requireNonNull(back.crops().get("dlscore"));
    assertThat(crop.batch()).isEqualTo(2);
    assertThat(crop.shape()).isEqualTo(new ImageShape(1, 3, 2, 1));
    assertThat(crop.toArray()).isEqualTo(PIXELS);
  }

  @Test
  void takesNothingFromBytesThatAreNotWhole() {
    byte[] bytes = MeasurementFile.write(measured);
    for (int length = 0; length < bytes.length; length++) {
      assertThat(MeasurementFile.read(Arrays.copyOf(bytes, length))).isEmpty();
    }
    for (int at = 0; at < bytes.length; at++) {
      byte[] other = bytes.clone();
      other[at] ^= 1;
      assertThat(MeasurementFile.read(other)).isEmpty();
    }
  }

  @Test
  void findsWhatWasPutUnderTheSameKeyAlone(@TempDir Path folder) throws IOException {
    MeasurementStore store = new MeasurementStore(folder.resolve("cases"));
    store.put("aa", measured);

    assertThat(store.find("bb")).isEmpty();
    assertThat(new MeasurementStore(folder.resolve("cases")).find("aa").orElseThrow().features())
        .isEqualTo(measured.features());
    Files.write(folder.resolve("cases/aa.case"), new byte[] {1, 2, 3});
    assertThat(store.find("aa")).isEmpty();
  }
}
