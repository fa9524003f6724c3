package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    "105, 170, 160, PORTAL_VENOUS"
  })
  void namesAPhaseThatIsPlain(double liver, double aorta, double vein, ContrastPhase phase) {
    assertThat(PhaseIntensity.phase(liver, aorta, vein)).contains(phase);
  }

  @ParameterizedTest
  @CsvSource({
    // late portal venous, or delayed after a large dose
    "105, 150, 150",
    // portal venous with thrombus in the portal vein of a cirrhotic liver, or in the aorta
    "90, 190, 45",
    "110, 70, 170",
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
              .isNotEqualTo(Optional.of(ContrastPhase.DELAYED))
              .isNotEqualTo(Optional.of(ContrastPhase.HEPATOBILIARY));
        }
      }
    }
  }

  @Test
  void measuresMediansInsideTheMasks() {
    assertThat(evidence("CT", 120))
        .hasValueSatisfying(
            evidence -> {
              assertThat(evidence.phase()).isEqualTo(ContrastPhase.ARTERIAL);
              assertThat(evidence.source()).isEqualTo(PhaseEvidence.Source.PIXELS);
              assertThat(evidence.text())
                  .isEqualTo(
                      "the aorta measures 300 HU, the portal vein 90 HU and the liver 60 HU");
            });
    assertThat(evidence("MR", 120)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 80, 100, 150})
  void saysNothingOfOtherTubeVoltages(double kv) {
    assertThat(evidence("CT", kv)).isEmpty();
  }

  @Test
  void saysNothingOfAVesselOfTwoBrightnesses() {
    Volume half =
        Volume.of(
            grid(3),
            floats(i -> i / 64 == 1 && i % 2 == 0 ? 40 : new float[] {60, 300, 90}[i / 64]));

    assertThat(PhaseIntensity.evidence("CT", 120, half, slice(0), slice(1), Optional.of(slice(2))))
        .isEmpty();
  }

  @Test
  void neverSpeaksForThePortalVenousPhaseWithoutThePortalVein() {
    assertThat(PhaseIntensity.phaseWithoutVein(55, 40)).contains(ContrastPhase.NATIVE);
    assertThat(PhaseIntensity.phaseWithoutVein(66, 295)).contains(ContrastPhase.ARTERIAL);
    assertThat(PhaseIntensity.phaseWithoutVein(112, 158)).isEmpty();
    assertThat(PhaseIntensity.phaseWithoutVein(90, 190)).isEmpty();
  }

  private static Optional<PhaseEvidence> evidence(String modality, double kv) {
    return PhaseIntensity.evidence(
        modality, kv, image(), slice(0), slice(1), Optional.of(slice(2)));
  }

  private interface Values {
    float at(int offset);
  }

  private static float[] floats(Values values) {
    float[] all = new float[8 * 8 * 3];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.at(i);
    }
    return all;
  }

  @Test
  void saysNothingOfAFewVoxels() {
    Mask few = Mask.where(grid(3), offset -> offset < 26);

    assertThat(PhaseIntensity.evidence("CT", 120, image(), slice(0), few, Optional.of(slice(2))))
        .isEmpty();
  }

  @Test
  void refusesAMaskOnAnotherGrid() {
    Mask other = Mask.where(grid(4), offset -> offset < 64);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PhaseIntensity.evidence(
                    "CT", 120, image(), other, slice(1), Optional.of(slice(2))));
  }

  private static VolumeGeometry grid(int slices) {
    return new VolumeGeometry(
        new GridSize(8, 8, slices),
        new Spacing(1, 1, 1),
        Direction.AXIAL,
        new Vector3(0, 0, 0),
        "1.2");
  }

  /** Liver, aorta and portal vein, a slice each, each with one voxel of metal. */
  private static Volume image() {
    float[] values = new float[8 * 8 * 3];
    float[] tissues = {60, 300, 90};
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 64 == 0 ? 3000 : tissues[i / 64];
    }
    return Volume.of(grid(3), values);
  }

  private static Mask slice(int slice) {
    return Mask.where(grid(3), offset -> offset / 64 == slice);
  }
}
