package org.tacescore.testpacs.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tacescore.testpacs.phantom.TextureTask.Patient;
import org.tacescore.volume.Volume;

class TextureTaskTest {
  private static final List<Patient> PATIENTS = TextureTask.patients(4, 1);

  @Test
  void aPairSharesVolumeMeanAndSpread() {
    for (int pair = 0; pair < 4; pair++) {
      Patient coarse = PATIENTS.get(2 * pair);
      Patient fine = PATIENTS.get(2 * pair + 1);
      assertThat(List.of(coarse.label(), fine.label())).containsExactly(0, 1);
      assertThat(fine.tumour().voxelCount()).isEqualTo(coarse.tumour().voxelCount());
      assertThat(mean(fine, fine.arterial()))
          .isCloseTo(mean(coarse, coarse.arterial()), within(0.5));
      assertThat(spread(fine)).isCloseTo(spread(coarse), within(0.5));
    }
  }

  @Test
  void theFineTextureChangesFasterFromVoxelToVoxel() {
    for (int pair = 0; pair < 4; pair++) {
      assertThat(step(PATIENTS.get(2 * pair + 1)))
          .isGreaterThan(1.3 * step(PATIENTS.get(2 * pair)));
    }
  }

  @Test
  void theSameSeedGivesTheSamePatients() {
    Patient again = TextureTask.patients(1, 1).get(1);
    assertThat(again.venous().toArray()).isEqualTo(PATIENTS.get(1).venous().toArray());
    assertThat(TextureTask.patients(1, 2).get(1).venous().toArray())
        .isNotEqualTo(again.venous().toArray());
  }

  private static double mean(Patient patient, Volume volume) {
    return patient.tumour().offsets().mapToDouble(volume::at).average().orElseThrow();
  }

  private static double spread(Patient patient) {
    double mean = mean(patient, patient.arterial());
    return Math.sqrt(
        patient
            .tumour()
            .offsets()
            .mapToDouble(o -> Math.pow(patient.arterial().at(o) - mean, 2))
            .average()
            .orElseThrow());
  }

  private static double step(Patient patient) {
    return patient
        .tumour()
        .offsets()
        .filter(o -> patient.tumour().contains(o + 1))
        .mapToDouble(o -> Math.abs(patient.arterial().at(o + 1) - patient.arterial().at(o)))
        .average()
        .orElseThrow();
  }
}
