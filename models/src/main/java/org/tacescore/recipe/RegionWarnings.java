package org.tacescore.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tacescore.score.Warning;
import org.tacescore.segio.Residual;
import org.tacescore.segio.Roi;

/** What a reader of a score should know of a region it stands on, in sentences. */
final class RegionWarnings {
  private RegionWarnings() {}

  /** How the tumour came there is told once a phase, with the tumour itself. */
  static List<Warning> of(RoiRule rule, Roi region) {
    String phase = rule.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    List<Warning> warnings = new ArrayList<>();
    for (Roi.Warning warning : region.warnings()) {
      boolean ofTumour =
          warning == Roi.Warning.ROI_PROPAGATED || warning == Roi.Warning.ROI_REGISTERED;
      if (!ofTumour || rule.kind() == RoiRule.Kind.TUMOUR) {
        warnings.add(new Warning(warning.name(), text(warning, rule, phase, region)));
      }
    }
    return warnings;
  }

  private static String text(Roi.Warning warning, RoiRule rule, String phase, Roi region) {
    return switch (warning) {
      case ROI_PROPAGATED ->
          "The tumour on the %s series was drawn on another series and carried over by position."
              .formatted(phase);
      case ROI_REGISTERED ->
          ("The tumour on the %s series was drawn in another frame of reference and carried over by"
                  + " a registration of the study; %s.")
              .formatted(phase, residual(region));
      case MARGIN_CLIPPED ->
          "Region %s reaches beyond the %s images and is cut there.".formatted(rule.name(), phase);
      case LIVER_MASK_ABSENT ->
          "No liver is drawn: region %s on the %s series may hold what is not liver."
              .formatted(rule.name(), phase);
    };
  }

  private static String residual(Roi region) {
    return region
        .registered()
        .flatMap(Roi.Registered::residual)
        .map(RegionWarnings::told)
        .orElse("residual unknown, nothing is drawn on both");
  }

  private static String told(Residual residual) {
    return "residual: %s centroid %s mm apart, Dice %s"
        .formatted(
            residual.structure(),
            String.format(Locale.ROOT, "%.1f", residual.centroidMm()),
            String.format(Locale.ROOT, "%.2f", residual.dice()));
  }
}
