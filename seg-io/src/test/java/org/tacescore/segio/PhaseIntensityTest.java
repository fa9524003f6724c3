package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class PhaseIntensityTest {

  @ParameterizedTest
  @CsvSource({
    "55, 40, 40, NATIVE",
    "60, 300, 90, ARTERIAL",
    "80, 280, 160, ARTERIAL",
    "110, 160, 175, PORTAL_VENOUS",
    "105, 170, 150, PORTAL_VENOUS"
  })
  void namesAPhaseThatIsPlain(double liver, double aorta, double vein, ContrastPhase phase) {
    assertThat(PhaseIntensity.phase(liver, aorta, vein)).contains(phase);
  }

  @ParameterizedTest
  @CsvSource({
    // delayed, at 3 and at 10 minutes
    "95, 125, 128",
    "80, 95, 95",
    // between arterial and portal venous
    "100, 250, 170",
    "90, 200, 150",
    // little contrast
    "75, 110, 120",
    // a fatty liver in the portal venous phase, an anaemic patient before contrast but a bright
    // liver
    "40, 150, 170",
    "100, 30, 30",
    // no circulation in the aorta: a mask beside it
    "110, 20, 170"
  })
  void saysNothingInDoubt(double liver, double aorta, double vein) {
    assertThat(PhaseIntensity.phase(liver, aorta, vein)).isEmpty();
  }

  @Test
  void neverSpeaksForTheDelayedPhase() {
    for (double liver = 0; liver <= 200; liver += 10) {
      for (double aorta = 0; aorta <= 500; aorta += 10) {
        for (double vein = 0; vein <= 400; vein += 10) {
          assertThat(PhaseIntensity.phase(liver, aorta, vein))
              .isNotEqualTo(java.util.Optional.of(ContrastPhase.DELAYED))
              .isNotEqualTo(java.util.Optional.of(ContrastPhase.HEPATOBILIARY));
        }
      }
    }
  }

  @Test
  void measuresMediansInsideTheMasks() {
    Volume image = image();

    assertThat(PhaseIntensity.evidence("CT", image, slice(0), slice(1), slice(2)))
        .hasValueSatisfying(
            evidence -> {
              assertThat(evidence.phase()).isEqualTo(ContrastPhase.ARTERIAL);
              assertThat(evidence.source()).isEqualTo(PhaseEvidence.Source.PIXELS);
              assertThat(evidence.text()).isEqualTo("aorta 300 HU, portal vein 90 HU, liver 60 HU");
            });
    assertThat(PhaseIntensity.evidence("MR", image, slice(0), slice(1), slice(2))).isEmpty();
  }

  @Test
  void saysNothingOfAFewVoxels() {
    Mask few = Mask.where(grid(3), offset -> offset < 26);

    assertThat(PhaseIntensity.evidence("CT", image(), slice(0), few, slice(2))).isEmpty();
  }

  @Test
  void refusesAMaskOnAnotherGrid() {
    Mask other = Mask.where(grid(4), offset -> offset < 36);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PhaseIntensity.evidence("CT", image(), other, slice(1), slice(2)));
  }

  private static VolumeGeometry grid(int slices) {
    return new VolumeGeometry(
        new GridSize(6, 6, slices),
        new Spacing(1, 1, 1),
        Direction.AXIAL,
        new Vector3(0, 0, 0),
        "1.2");
  }

  /** Liver, aorta and portal vein, a slice each, each with one voxel of metal. */
  private static Volume image() {
    float[] values = new float[6 * 6 * 3];
    float[] tissues = {60, 300, 90};
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 36 == 0 ? 3000 : tissues[i / 36];
    }
    return Volume.of(grid(3), values);
  }

  private static Mask slice(int slice) {
    return Mask.where(grid(3), offset -> offset / 36 == slice);
  }
}
