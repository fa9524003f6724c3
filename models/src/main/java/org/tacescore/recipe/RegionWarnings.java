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

  /** What is true of a whole phase is told once, with the tumour itself. */
  static List<Warning> of(RoiRule rule, Roi region) {
    String phase = rule.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    List<Warning> warnings = new ArrayList<>();
    for (Roi.Warning warning : region.warnings()) {
      boolean ofTumour =
          switch (warning) {
            case ROI_PROPAGATED, ROI_REGISTERED, LOSSY_IMAGES -> true;
            case MARGIN_CLIPPED, LIVER_MASK_ABSENT -> false;
          };
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
      case LOSSY_IMAGES ->
          ("The %s images were compressed with loss before they came: their values are not those of"
                  + " the scanner.")
              .formatted(phase);
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
        .map(how -> told(how.residual()))
        .orElseThrow(() -> new IllegalStateException("registered by nothing"));
  }

  private static String told(Residual residual) {
    return "residual: %s centroid %s mm apart, Dice %s"
        .formatted(
            residual.structure(),
            String.format(Locale.ROOT, "%.1f", residual.centroidMm()),
            String.format(Locale.ROOT, "%.2f", residual.dice()));
  }
}
