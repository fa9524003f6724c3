package org.tacescore.segio;

import java.util.Arrays;
import java.util.Optional;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/**
 * Evidence for the phase of a CT series from its voxels: the median attenuation of the aorta, the
 * portal vein and the liver.
 *
 * <p>Blood without contrast has 30 to 60 HU and the liver 50 to 70 HU. In the arterial phase the
 * aorta is far brighter than the portal vein, and the liver is not much above its native value,
 * because three quarters of its blood come by the portal vein. In the portal venous phase portal
 * vein and liver are at their peak and the aorta has come down to them. Later all three fall
 * together, slowly, so that nothing is ever said for the delayed phase, and portal venous values
 * are asked for that a delayed series does not have. Between the rules lie wide gaps: what is in
 * doubt is no evidence.
 *
 * <p>Sources: the order of enhancement in K. T. Bae, Radiology 2010;256:32-61; native liver of 50
 * to 70 HU and the dual supply as in textbooks of abdominal CT. The limits themselves are ours, set
 * wide; they have been measured on no patients.
 */
public final class PhaseIntensity {
  private static final double BRIGHTEST_NATIVE_BLOOD_HU = 65;
  private static final double BRIGHTEST_NATIVE_LIVER_HU = 80;
  private static final double DARKEST_ARTERIAL_AORTA_HU = 180;
  private static final double SMALLEST_ARTERIAL_LEAD_HU = 80;
  private static final double BRIGHTEST_ARTERIAL_LIVER_HU = 95;
  private static final double DARKEST_PORTAL_VEIN_HU = 145;
  private static final double DARKEST_PORTAL_LIVER_HU = 95;
  private static final double LARGEST_PORTAL_LEAD_OF_AORTA_HU = 25;

  /** A median of fewer voxels is noise. */
  private static final int FEWEST_VOXELS = 27;

  private PhaseIntensity() {}

  /**
   * What the voxels speak for; empty in doubt, and for MR, whose values have no unit.
   *
   * @param modality Modality (0008,0060) of the series
   * @param image in HU
   * @param liver on the grid of the image, without tumour if possible
   * @param aorta on the grid of the image
   * @param portalVein on the grid of the image
   */
  public static Optional<PhaseEvidence> evidence(
      String modality, Volume image, Mask liver, Mask aorta, Mask portalVein) {
    if (!modality.equals("CT")
        || liver.voxelCount() < FEWEST_VOXELS
        || aorta.voxelCount() < FEWEST_VOXELS
        || portalVein.voxelCount() < FEWEST_VOXELS) {
      return Optional.empty();
    }
    double liverHu = median(image, liver);
    double aortaHu = median(image, aorta);
    double veinHu = median(image, portalVein);
    return phase(liverHu, aortaHu, veinHu)
        .map(
            phase ->
                new PhaseEvidence(
                    PhaseEvidence.Kind.INTENSITY,
                    phase,
                    "aorta %.0f HU, portal vein %.0f HU, liver %.0f HU"
                        .formatted(aortaHu, veinHu, liverHu)));
  }

  static Optional<ContrastPhase> phase(double liverHu, double aortaHu, double veinHu) {
    if (aortaHu <= BRIGHTEST_NATIVE_BLOOD_HU
        && veinHu <= BRIGHTEST_NATIVE_BLOOD_HU
        && liverHu <= BRIGHTEST_NATIVE_LIVER_HU) {
      return Optional.of(ContrastPhase.NATIVE);
    }
    if (aortaHu >= DARKEST_ARTERIAL_AORTA_HU
        && aortaHu - veinHu >= SMALLEST_ARTERIAL_LEAD_HU
        && liverHu <= BRIGHTEST_ARTERIAL_LIVER_HU) {
      return Optional.of(ContrastPhase.ARTERIAL);
    }
    if (veinHu >= DARKEST_PORTAL_VEIN_HU
        && liverHu >= DARKEST_PORTAL_LIVER_HU
        && aortaHu - veinHu <= LARGEST_PORTAL_LEAD_OF_AORTA_HU
        && aortaHu > BRIGHTEST_NATIVE_BLOOD_HU) {
      return Optional.of(ContrastPhase.PORTAL_VENOUS);
    }
    return Optional.empty();
  }

  private static double median(Volume image, Mask mask) {
    if (!image.geometry().equals(mask.geometry())) {
      throw new IllegalArgumentException("the mask is not on the grid of the image");
    }
    double[] values = mask.offsets().mapToDouble(image::at).toArray();
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }
}
