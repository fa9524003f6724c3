package org.tacescore.segio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the contrast phases of a study's series from what their headers say, or says why it cannot.
 *
 * <p>In order: which series could be measured ({@link CandidateLimits}, and a derived series counts
 * only where the original of its scan is not there); the evidence of each; the intervals between
 * the scans ({@link PhaseOrder}); the decision ({@link PhaseDecision}); and whether the phases
 * found follow each other in time ({@link PhaseSequence}).
 *
 * <p>A function of its arguments; the order of the series does not matter.
 */
public final class PhaseClassifier {
  private final SiteOverrides overrides;
  private final CandidateRules candidates;

  /** With default limits. */
  public PhaseClassifier(Map<String, ContrastPhase> siteOverrides) {
    this(new SiteOverrides(siteOverrides, Set.of()), CandidateLimits.defaults());
  }

  public PhaseClassifier(SiteOverrides overrides, CandidateLimits limits) {
    this.overrides = overrides;
    this.candidates = new CandidateRules(limits);
  }

  /** All series of a study, in the order given. */
  public List<PhasedSeries> classifyStudy(List<SeriesHeader> series) {
    return classifyStudy(series, Map.of());
  }

  /**
   * All series of a study, in the order given.
   *
   * @param measured what the voxels of segmented organs say ({@link StudyIntensities})
   */
  public List<PhasedSeries> classifyStudy(
      List<SeriesHeader> series, Map<SeriesPart, PhaseEvidence> measured) {
    StudyTexts texts = new StudyTexts();
    Map<SeriesHeader, String> excluded = exclusions(series, texts);
    Map<SeriesHeader, PhaseFinding> findings = new HashMap<>();
    Map<SeriesHeader, StudyClock> clocks = new HashMap<>();
    Map<String, Set<SeriesHeader>> byModality =
        series.stream()
            .filter(header -> !excluded.containsKey(header))
            .collect(
                Collectors.groupingBy(
                    SeriesHeader::modality, Collectors.toCollection(LinkedHashSet::new)));
    byModality.forEach(
        (modality, headers) -> {
          ModalityPhases phases = new ModalityPhases(modality, headers, overrides, texts, measured);
          findings.putAll(phases.findings());
          headers.forEach(header -> clocks.put(header, phases.clock()));
        });
    List<PhasedSeries> phased = new ArrayList<>();
    for (SeriesHeader header : series) {
      PhaseFinding finding = findings.get(header);
      phased.add(
          new PhasedSeries(
              header,
              finding == null
                  ? new PhaseFinding.Excluded(excluded.getOrDefault(header, ""))
                  : finding));
    }
    return PhaseSequence.check(
        phased,
        header ->
            Optional.ofNullable(clocks.get(header))
                .map(clock -> clock.doubts(header).contains(TimeDoubt.ONE_TIME_FOR_ALL))
                .orElse(false));
  }

  /** A series alone, as if it were its whole study. */
  public PhaseFinding classify(SeriesHeader series) {
    return classifyStudy(List.of(series)).get(0).finding();
  }

  private Map<SeriesHeader, String> exclusions(List<SeriesHeader> series, StudyTexts texts) {
    Map<SeriesHeader, String> excluded = new HashMap<>();
    for (SeriesHeader header : series) {
      exclusion(header, texts).ifPresent(why -> excluded.put(header, why));
    }
    List<SeriesHeader> originals =
        series.stream()
            .filter(h -> !excluded.containsKey(h) && !CandidateRules.isDerived(h))
            .toList();
    for (SeriesHeader header : series) {
      if (!excluded.containsKey(header) && CandidateRules.isDerived(header)) {
        originals.stream()
            .filter(original -> mayBeOneScan(original, header))
            .findFirst()
            .ifPresent(
                original ->
                    excluded.put(
                        header,
                        "derived, and the original of its scan is there: series "
                            + original.seriesInstanceUid()));
      }
    }
    return excluded;
  }

  private static boolean mayBeOneScan(SeriesHeader original, SeriesHeader derived) {
    return original.modality().equals(derived.modality())
        && (original.acquisitionTime().isEmpty()
            || derived.acquisitionTime().isEmpty()
            || Acquisitions.of(List.of(original, derived)).size() == 1);
  }

  private Optional<String> exclusion(SeriesHeader series, StudyTexts texts) {
    if (overrides.excludes(series)) {
      return Optional.of("the site's own map excludes this series description");
    }
    Optional<String> exclusion = candidates.exclusion(series);
    boolean named =
        texts.read(series.description()).label() == DescriptionLabel.EXCLUDE
            && overrides.phase(series).isEmpty();
    return exclusion.isEmpty() && named
        ? Optional.of("the series description names a kind that is not measured")
        : exclusion;
  }
}
