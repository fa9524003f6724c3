package org.tacescore.segio;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.segio.PhaseEvidence.Kind;

/**
 * Tells the contrast phase of a series from what its header says, or says why it cannot.
 *
 * <p>One phase needs two kinds of evidence that agree, or one of the site's own map and
 * Contrast/Bolus Agent Phase (0018,9344). Any contradiction makes it ambiguous. Times: {@link
 * PhaseTimes}; words: {@link DescriptionRules}. A number of seconds in the text is evidence of
 * time.
 */
public final class PhaseClassifier {
  private static final Set<String> MEASURED_MODALITIES = Set.of("CT", "MR");

  /** Values of Image Type (0008,0008) of images that are not measured. */
  private static final Set<String> EXCLUDED_TYPES =
      Set.of(
          "LOCALIZER",
          "MIP",
          "MIN IP",
          "MPR",
          "CSA MPR",
          "PROJECTION IMAGE",
          "SUBTRACTION",
          "SUB",
          "SCREEN SAVE",
          "FAT",
          "IN_PHASE",
          "OUT_PHASE",
          "OPP_PHASE",
          "ADC",
          "DIFFUSION",
          "PERFUSION",
          "VNC",
          "IODINE",
          "DOSE");

  private static final double EARLIEST_SECONDS = -600;
  private static final double LATEST_SECONDS_CT = 600;
  private static final double LATEST_SECONDS_MR = 1500;

  private final Map<String, ContrastPhase> siteOverrides;

  /**
   * @param siteOverrides phase by exact Series Description (0008,103E)
   */
  public PhaseClassifier(Map<String, ContrastPhase> siteOverrides) {
    this.siteOverrides = Map.copyOf(siteOverrides);
  }

  /** All series of a study, in the order given. */
  public List<PhasedSeries> classifyStudy(List<SeriesHeader> series) {
    return series.stream().map(header -> new PhasedSeries(header, classify(header))).toList();
  }

  public PhaseFinding classify(SeriesHeader series) {
    Optional<String> exclusion = exclusion(series);
    if (exclusion.isPresent()) {
      return new PhaseFinding.Excluded(exclusion.get());
    }
    DescriptionLabel description = DescriptionRules.label(series.description());
    boolean overridden = siteOverrides.containsKey(series.description());
    if (description == DescriptionLabel.EXCLUDE && !overridden) {
      return new PhaseFinding.Excluded("the series description names a kind that is not measured");
    }
    List<PhaseEvidence> evidence = evidence(series, description);
    if (description == DescriptionLabel.CONFLICT && !overridden) {
      return new PhaseFinding.Ambiguous("the series description contradicts itself", evidence);
    }
    return decide(evidence);
  }

  private static Optional<String> exclusion(SeriesHeader series) {
    if (!MEASURED_MODALITIES.contains(series.modality())) {
      return Optional.of("modality " + series.modality());
    }
    List<String> types = series.imageType();
    if (types.contains("DERIVED") && types.contains("SECONDARY")) {
      return Optional.of("image type DERIVED SECONDARY");
    }
    return types.stream().filter(EXCLUDED_TYPES::contains).findFirst().map(t -> "image type " + t);
  }

  private List<PhaseEvidence> evidence(SeriesHeader series, DescriptionLabel description) {
    List<PhaseEvidence> found = new ArrayList<>();
    Optional.ofNullable(siteOverrides.get(series.description()))
        .ifPresent(p -> found.add(new PhaseEvidence(Kind.SITE_OVERRIDE, p, "map of the site")));
    tag(series.contrastPhaseTerm())
        .ifPresent(
            p ->
                found.add(
                    new PhaseEvidence(
                        Kind.TAG, p, "contrast phase tag " + series.contrastPhaseTerm())));
    headerTime(series).ifPresent(found::add);
    found.addAll(words(series, description));
    found.sort(Comparator.comparing(PhaseEvidence::kind));
    return found;
  }

  /** Defined terms of PS3.3 C.7.6.16.2.12 that name a phase of the liver; the others name none. */
  private static Optional<ContrastPhase> tag(String term) {
    return switch (term) {
      case "PRE_CONTRAST" -> Optional.of(ContrastPhase.NATIVE);
      case "ARTERIAL" -> Optional.of(ContrastPhase.ARTERIAL);
      case "PORTAL_VENOUS", "VENOUS" -> Optional.of(ContrastPhase.PORTAL_VENOUS);
      case "DELAYED" -> Optional.of(ContrastPhase.DELAYED);
      default -> Optional.empty();
    };
  }

  private static Optional<PhaseEvidence> headerTime(SeriesHeader series) {
    if (series.acquisitionTime().isEmpty() || series.injectionTime().isEmpty()) {
      return Optional.empty();
    }
    LocalDateTime injection = series.injectionTime().get();
    double seconds =
        Duration.between(injection, series.acquisitionTime().get()).toMillis() / 1000.0;
    return phaseAt(series, seconds)
        .map(p -> new PhaseEvidence(Kind.TIME, p, "%.0f s after injection".formatted(seconds)));
  }

  private static Optional<ContrastPhase> phaseAt(SeriesHeader series, double seconds) {
    boolean mr = series.modality().equals("MR");
    if (seconds < EARLIEST_SECONDS || seconds > (mr ? LATEST_SECONDS_MR : LATEST_SECONDS_CT)) {
      return Optional.empty();
    }
    return mr ? PhaseTimes.ofMr(seconds) : PhaseTimes.ofCt(seconds);
  }

  private static String inWords(DescriptionLabel label) {
    return label.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Words of the description, or of the protocol where the description names no phase. */
  private static List<PhaseEvidence> words(SeriesHeader series, DescriptionLabel description) {
    List<PhaseEvidence> found = new ArrayList<>();
    Optional<ContrastPhase> described = description.phase();
    described.ifPresent(
        p ->
            found.add(
                new PhaseEvidence(
                    Kind.DESCRIPTION, p, "series description reads " + inWords(description))));
    if (!described.equals(Optional.of(ContrastPhase.NATIVE))) {
      for (double seconds : DescriptionText.of(series.description()).seconds()) {
        phaseAt(series, seconds)
            .ifPresent(
                p ->
                    found.add(
                        new PhaseEvidence(
                            Kind.TIME, p, "series description says %.0f s".formatted(seconds))));
      }
    }
    if (described.isEmpty()) {
      DescriptionLabel protocol = DescriptionRules.label(series.protocol());
      protocol
          .phase()
          .ifPresent(
              p ->
                  found.add(
                      new PhaseEvidence(
                          Kind.DESCRIPTION, p, "protocol name reads " + inWords(protocol))));
    }
    return found;
  }

  private static PhaseFinding decide(List<PhaseEvidence> evidence) {
    if (evidence.isEmpty()) {
      return new PhaseFinding.Unknown();
    }
    Set<ContrastPhase> phases =
        evidence.stream()
            .map(PhaseEvidence::phase)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(ContrastPhase.class)));
    if (phases.size() > 1) {
      return new PhaseFinding.Ambiguous("evidence speaks for " + phases, evidence);
    }
    Set<Kind> kinds =
        evidence.stream()
            .map(PhaseEvidence::kind)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    boolean strong = kinds.contains(Kind.SITE_OVERRIDE) || kinds.contains(Kind.TAG);
    if (strong || kinds.size() > 1) {
      return new PhaseFinding.Found(phases.iterator().next(), evidence);
    }
    return new PhaseFinding.Ambiguous("only %s speaks for %s".formatted(kinds, phases), evidence);
  }
}
