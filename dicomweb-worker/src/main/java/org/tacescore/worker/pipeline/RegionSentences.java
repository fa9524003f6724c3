package org.tacescore.worker.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tacescore.recipe.RoiRule;
import org.tacescore.segio.Residual;
import org.tacescore.segio.Roi;
import org.tacescore.segio.SpatialRegistration;

/** What a report says of where a region comes from, in sentences for a radiologist. */
final class RegionSentences {
  private RegionSentences() {}

  /**
   * {@code Tumour drawn on this series}.
   *
   * @param subject what the lesion is called
   */
  static String origin(Roi roi, String subject) {
    return subject
        + switch (roi.origin()) {
          case DRAWN -> " drawn on this series";
          case PROPAGATED -> " drawn on another series and carried over by position";
          case REGISTERED ->
              roi.registered()
                  .map(RegionSentences::registered)
                  .orElseThrow(() -> new IllegalStateException("registered by nothing"));
        };
  }

  private static String registered(Roi.Registered how) {
    List<String> uids = how.objects().stream().map(SpatialRegistration::sopInstanceUid).toList();
    return " drawn in another frame of reference and carried over by registration %s (%s)"
        .formatted(String.join(" and ", uids), residual(how.residual()));
  }

  private static String residual(Residual residual) {
    return "residual: %s centroid %s mm apart, Dice %s"
        .formatted(
            residual.structure(), decimal(residual.centroidMm(), 1), decimal(residual.dice(), 2));
  }

  /** {@code Portal venous phase: ring of 3 mm around the tumour, in the liver, 812 voxels}. */
  static String margin(StudyRegions.Region region, String subject) {
    StudyRegions.Key key = region.key();
    String shape =
        key.kind() == RoiRule.Kind.RING
            ? "ring of %s mm around the tumour"
            : "tumour and %s mm around it";
    String phase = key.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String warnings =
        region.roi().warnings().stream()
            .filter(w -> w == Roi.Warning.MARGIN_CLIPPED || w == Roi.Warning.LIVER_MASK_ABSENT)
            .map(RegionSentences::sentence)
            .collect(Collectors.joining());
    return "%s phase: %s%s, %d voxels. %s%s"
        .formatted(
            phase.substring(0, 1).toUpperCase(Locale.ROOT) + phase.substring(1),
            shape.formatted(plain(key.marginMm())),
            region.liver().isPresent() ? ", as far as it is liver" : "",
            region.roi().mask().voxelCount(),
            origin(region.roi(), subject),
            warnings);
  }

  private static String sentence(Roi.Warning warning) {
    return warning == Roi.Warning.MARGIN_CLIPPED
        ? ". It reaches beyond the images and is cut there"
        : ". No liver is drawn: it may hold what is not liver";
  }

  private static String plain(double mm) {
    return mm == Math.rint(mm) ? Long.toString((long) mm) : Double.toString(mm);
  }

  private static String decimal(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
