package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import org.tacescore.score.Warning;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/**
 * Whether the intensities of a tumour on CT look as those of no tissue do: gas, iodised oil, metal.
 *
 * <p>The limits are this software's choice (docs/decisions.md): no soft tissue is below -200 HU, no
 * contrast-enhanced tumour above 400 HU, and bone and oil stay below 2000 HU. A warning, never a
 * refusal. An ablation before has no intensity of its own and is not looked for.
 */
final class ForeignMaterial {
  private static final double GAS_HU = -200;
  private static final double OIL_HU = 400;
  private static final double METAL_HU = 2000;

  /** Part of the tumour from which on it is told. */
  private static final double LEAST_PART = 0.01;

  private ForeignMaterial() {}

  /** One warning for each material and region; none for MR. */
  static List<Warning> warnings(List<StudyRegions.Region> regions) {
    return regions.stream()
        .filter(StudyRegions.Region::isTumour)
        .filter(region -> region.series().header().modality().equals("CT"))
        .flatMap(
            region -> of(region.series().volume(), region.roi().mask(), subject(region)).stream())
        .toList();
  }

  private static String subject(StudyRegions.Region region) {
    String phase = region.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%s on the %s series".formatted(region.lesion().label(), phase);
  }

  /**
   * The warnings of one region.
   *
   * @param volume in Hounsfield units
   * @param region on the volume's grid
   * @param subject what the region is, in words
   */
  static List<Warning> of(Volume volume, Mask region, String subject) {
    List<Warning> warnings = new ArrayList<>();
    double gas = part(volume, region, value -> value < GAS_HU);
    if (gas >= LEAST_PART) {
      warnings.add(warning("GAS_IN_ROI", subject, gas, "below -200 HU, as gas is"));
    }
    double oil = part(volume, region, value -> value >= OIL_HU && value < METAL_HU);
    if (oil >= LEAST_PART) {
      warnings.add(
          warning(
              "LIPIODOL_IN_ROI",
              subject,
              oil,
              "between 400 and 2000 HU, as iodised oil, a stent or calcification is"));
    }
    double metal = part(volume, region, value -> value >= METAL_HU);
    if (metal > 0) {
      warnings.add(warning("METAL_IN_ROI", subject, metal, "at 2000 HU or more, as metal is"));
    }
    return warnings;
  }

  private static Warning warning(String code, String subject, double part, String what) {
    return new Warning(
        code,
        "%s %% of %s is %s: intensity and texture may not be those of the tumour."
            .formatted(String.format(Locale.ROOT, "%.1f", 100 * part), subject, what));
  }

  private static double part(Volume volume, Mask region, DoublePredicate is) {
    long such = region.offsets().mapToDouble(volume::at).filter(is).count();
    return (double) such / Math.max(1, region.voxelCount());
  }
}
