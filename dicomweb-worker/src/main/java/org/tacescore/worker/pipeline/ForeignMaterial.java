package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tacescore.score.Warning;

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
    List<Warning> warnings = new ArrayList<>();
    for (StudyRegions.Region region : regions) {
      if (region.isTumour() && region.series().header().modality().equals("CT")) {
        add(region, warnings);
      }
    }
    return warnings;
  }

  private static void add(StudyRegions.Region region, List<Warning> warnings) {
    double gas = part(region, Double.NEGATIVE_INFINITY, GAS_HU);
    double oil = part(region, OIL_HU, METAL_HU);
    double metal = part(region, METAL_HU, Double.POSITIVE_INFINITY);
    if (gas >= LEAST_PART) {
      warnings.add(warning("GAS_IN_ROI", region, gas, "below -200 HU, as gas is"));
    }
    if (oil >= LEAST_PART) {
      warnings.add(
          warning(
              "LIPIODOL_IN_ROI",
              region,
              oil,
              "between 400 and 2000 HU, as iodised oil, a stent or calcification is"));
    }
    if (metal > 0) {
      warnings.add(warning("METAL_IN_ROI", region, metal, "at 2000 HU or more, as metal is"));
    }
  }

  private static Warning warning(
      String code, StudyRegions.Region region, double part, String what) {
    return new Warning(
        code,
        "%s %% of %s on the %s series is %s: intensity and texture may not be those of the tumour."
            .formatted(
                String.format(Locale.ROOT, "%.1f", 100 * part),
                region.lesion().label(),
                region.phase().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                what));
  }

  /** The part of a region's voxels from {@code low} up to, and without, {@code high}. */
  private static double part(StudyRegions.Region region, double low, double high) {
    long inside =
        region
            .roi()
            .mask()
            .offsets()
            .mapToDouble(offset -> region.series().volume().at(offset))
            .filter(value -> value >= low && value < high)
            .count();
    return (double) inside / Math.max(1, region.roi().mask().voxelCount());
  }
}
