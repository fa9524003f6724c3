package org.tacescore.segio;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.tacescore.volume.GridSize;
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
 * <p>A lower tube voltage makes iodine brighter: a delayed series at 80 kV has the values of a
 * portal venous one at 120 kV. Nothing is said outside 110 to 140 kV. Only voxels count whose four
 * neighbours in the slice are of the same organ, and only organs without wide spread: a vessel with
 * thrombus or a stent, or a mask that breathing moved off its vessel, says nothing.
 *
 * <p>Sources: the order of enhancement in K. T. Bae, Radiology 2010;256:32-61; brighter iodine at
 * low tube voltage in Radiology 2005;237:945-951 (10.1148/radiol.2373041655); native liver of 50 to
 * 70 HU and the dual supply as in textbooks of abdominal CT. The limits themselves are ours, set
 * wide; they have been measured on no patients.
 */
final class PhaseIntensity {
  private static final double LOWEST_KV = 110;
  private static final double HIGHEST_KV = 140;
  private static final double BRIGHTEST_NATIVE_BLOOD_HU = 65;
  private static final double BRIGHTEST_NATIVE_LIVER_HU = 80;
  private static final double DARKEST_ARTERIAL_AORTA_HU = 220;
  private static final double DARKEST_ARTERIAL_AORTA_ALONE_HU = 250;
  private static final double SMALLEST_ARTERIAL_LEAD_HU = 80;
  private static final double BRIGHTEST_ARTERIAL_LIVER_HU = 95;
  private static final double DARKEST_PORTAL_VEIN_HU = 155;
  private static final double DARKEST_PORTAL_LIVER_HU = 95;
  private static final double LARGEST_PORTAL_LEAD_OF_AORTA_HU = 25;
  private static final double LARGEST_PORTAL_LEAD_OF_VEIN_HU = 60;

  /** Distance of the quartiles; noise of a thin slice has a third of it. */
  private static final double WIDEST_SPREAD_HU = 80;

  /** A median of fewer voxels is noise. */
  private static final int FEWEST_VOXELS = 27;

  private PhaseIntensity() {}

  /**
   * What the voxels speak for; empty in doubt, and for MR, whose values have no unit.
   *
   * @param modality Modality (0008,0060) of the series
   * @param tubeVoltageKv KVP (0018,0060); NaN where it is not known
   * @param image in HU
   * @param liver on the grid of the image, without tumour if possible
   * @param aorta on the grid of the image
   * @param portalVein on the grid of the image; empty where none is drawn
   */
  static Optional<PhaseEvidence> evidence(
      String modality,
      double tubeVoltageKv,
      Volume image,
      Mask liver,
      Mask aorta,
      Optional<Mask> portalVein) {
    if (!modality.equals("CT") || !(tubeVoltageKv >= LOWEST_KV && tubeVoltageKv <= HIGHEST_KV)) {
      return Optional.empty();
    }
    Optional<Double> liverHu = median(image, liver);
    Optional<Double> aortaHu = median(image, aorta);
    if (liverHu.isEmpty() || aortaHu.isEmpty()) {
      return Optional.empty();
    }
    if (portalVein.isEmpty()) {
      return phaseWithoutVein(liverHu.get(), aortaHu.get())
          .map(
              phase ->
                  evidence(
                      phase,
                      "the aorta measures %.0f HU and the liver %.0f HU"
                          .formatted(aortaHu.get(), liverHu.get())));
    }
    return median(image, portalVein.get())
        .flatMap(
            veinHu ->
                phase(liverHu.get(), aortaHu.get(), veinHu)
                    .map(
                        phase ->
                            evidence(
                                phase,
                                "the aorta measures %.0f HU, the portal vein %.0f HU and the liver %.0f HU"
                                    .formatted(aortaHu.get(), veinHu, liverHu.get()))));
  }

  private static PhaseEvidence evidence(ContrastPhase phase, String text) {
    return new PhaseEvidence(PhaseEvidence.Kind.INTENSITY, phase, text);
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
        && veinHu - aortaHu <= LARGEST_PORTAL_LEAD_OF_VEIN_HU) {
      return Optional.of(ContrastPhase.PORTAL_VENOUS);
    }
    return Optional.empty();
  }

  /** Without the portal vein nothing can be said for its phase. */
  static Optional<ContrastPhase> phaseWithoutVein(double liverHu, double aortaHu) {
    if (aortaHu <= BRIGHTEST_NATIVE_BLOOD_HU && liverHu <= BRIGHTEST_NATIVE_LIVER_HU) {
      return Optional.of(ContrastPhase.NATIVE);
    }
    return aortaHu >= DARKEST_ARTERIAL_AORTA_ALONE_HU && liverHu <= BRIGHTEST_ARTERIAL_LIVER_HU
        ? Optional.of(ContrastPhase.ARTERIAL)
        : Optional.empty();
  }

  /** Empty where there are too few voxels, or the organ is not of one brightness. */
  private static Optional<Double> median(Volume image, Mask mask) {
    if (!image.geometry().equals(mask.geometry())) {
      throw new IllegalArgumentException("the mask is not on the grid of the image");
    }
    double[] values = interior(mask).offsets().mapToDouble(image::at).toArray();
    if (values.length < FEWEST_VOXELS) {
      return Optional.empty();
    }
    Arrays.sort(values);
    int quarter = values.length / 4;
    double spread = values[values.length - 1 - quarter] - values[quarter];
    return spread > WIDEST_SPREAD_HU
        ? Optional.empty()
        : Optional.of((values[(values.length - 1) / 2] + values[values.length / 2]) / 2);
  }

  /** Voxels whose four neighbours in the slice are in the mask: no edge, no partial volume. */
  private static Mask interior(Mask mask) {
    GridSize size = mask.geometry().size();
    int columns = size.columns();
    BitSet inside = new BitSet();
    mask.offsets()
        .filter(
            offset -> {
              int column = offset % columns;
              int row = offset / columns % size.rows();
              return column > 0
                  && column < columns - 1
                  && row > 0
                  && row < size.rows() - 1
                  && mask.contains(offset - 1)
                  && mask.contains(offset + 1)
                  && mask.contains(offset - columns)
                  && mask.contains(offset + columns);
            })
        .forEach(inside::set);
    return Mask.of(mask.geometry(), inside);
  }
}
