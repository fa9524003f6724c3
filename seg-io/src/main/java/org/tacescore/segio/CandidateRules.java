package org.tacescore.segio;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which series of a study could be measured, and why the others are not: by modality, Image Type
 * (0008,0008), MR technique and geometry.
 */
final class CandidateRules {
  private static final Set<String> MEASURED_MODALITIES = Set.of("CT", "MR");

  private static final Map<String, String> EXCLUDED_TYPES =
      TsvResource.rows("image-type-exclusions.tsv").stream()
          .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));

  /** 5.0 mm is written as 5.02 by some, and a slice is not thicker for it. */
  private static final double THICKNESS_ROUNDING_MM = 0.05;

  /**
   * T1 weighting needs an echo time well below the liver's T2, which is 46 ms at 1.5 T and 34 ms at
   * 3 T (de Bazelaire, Radiology 2004;230:652). Dynamic gradient echoes have 1 to 5 ms.
   */
  private static final double LONGEST_T1_ECHO_TIME_MS = 30;

  private final CandidateLimits limits;

  CandidateRules(CandidateLimits limits) {
    this.limits = limits;
  }

  static boolean isMeasured(String modality) {
    return MEASURED_MODALITIES.contains(modality);
  }

  /** Why a series cannot be measured, in words; empty where it can. */
  Optional<String> exclusion(SeriesHeader series) {
    if (!isMeasured(series.modality())) {
      return Optional.of("modality " + series.modality());
    }
    return imageType(series).or(() -> technique(series.mrTechnique())).or(() -> geometry(series));
  }

  /** Value 1 of Image Type says that the pixels were computed from other images. */
  static boolean isDerived(SeriesHeader series) {
    return types(series).contains("DERIVED");
  }

  /** Slice Thickness (0018,0050), or the distance of the slices where it is not there. */
  static Optional<Double> thicknessMm(SeriesHeader series) {
    return series.sliceThicknessMm().filter(mm -> mm > 0).or(() -> series.layout().spacingMm());
  }

  private static List<String> types(SeriesHeader series) {
    return series.imageType().stream().map(t -> t.strip().toUpperCase(Locale.ROOT)).toList();
  }

  private static Optional<String> imageType(SeriesHeader series) {
    List<String> types = types(series);
    for (String type : types) {
      String what = EXCLUDED_TYPES.get(type);
      if (what != null) {
        return Optional.of("%s (image type %s)".formatted(what, type));
      }
    }
    return types.contains("DERIVED") && types.contains("SECONDARY")
        ? Optional.of("made from other images (image type DERIVED SECONDARY)")
        : Optional.empty();
  }

  private static Optional<String> technique(MrTechnique technique) {
    if (technique.diffusionBValue().orElse(0.0) > 0) {
      return Optional.of("a diffusion series");
    }
    if (technique.scanningSequence().contains("EP")) {
      return Optional.of("an echo-planar series, not T1-weighted");
    }
    return technique
        .echoTimeMs()
        .filter(ms -> ms > LONGEST_T1_ECHO_TIME_MS)
        .map(ms -> "not T1-weighted, echo time %.0f ms".formatted(ms));
  }

  private Optional<String> geometry(SeriesHeader series) {
    SeriesLayout layout = series.layout();
    if (layout.slices() < limits.fewestSlices()) {
      return Optional.of(
          "%d slices, at least %d are needed".formatted(layout.slices(), limits.fewestSlices()));
    }
    Optional<Double> tilt =
        layout.normal().map(n -> Math.toDegrees(Math.acos(Math.min(1, Math.abs(n.z())))));
    if (tilt.isPresent() && tilt.get() > limits.largestTiltDegrees()) {
      return Optional.of("not axial, tilted by %.0f degrees".formatted(tilt.get()));
    }
    return thicknessMm(series)
        .filter(mm -> mm > limits.thickestSliceMm() + THICKNESS_ROUNDING_MM)
        .map(
            mm ->
                "slices of %.1f mm, at most %.1f mm are measured"
                    .formatted(mm, limits.thickestSliceMm()));
  }
}
