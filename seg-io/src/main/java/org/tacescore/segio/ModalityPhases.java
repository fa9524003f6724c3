package org.tacescore.segio;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tacescore.segio.PhaseEvidence.Kind;

/** The candidates of one modality in a study, which share a clock, and what becomes of each. */
final class ModalityPhases {
  private final String modality;
  private final Set<SeriesHeader> headers;
  private final SiteOverrides overrides;
  private final StudyTexts texts;
  private final Map<SeriesHeader, List<PhaseEvidence>> evidence = new LinkedHashMap<>();
  private final Map<SeriesHeader, Boolean> conflicts = new HashMap<>();
  private final StudyClock clock;

  ModalityPhases(
      String modality,
      Set<SeriesHeader> headers,
      SiteOverrides overrides,
      StudyTexts texts,
      Map<SeriesPart, PhaseEvidence> measured) {
    this.modality = modality;
    this.headers = headers;
    this.overrides = overrides;
    this.texts = texts;
    headers.forEach(header -> evidence.put(header, named(header)));
    this.clock = StudyClock.of(headers.stream().collect(Collectors.toMap(h -> h, h -> phases(h))));
    headers.forEach(header -> time(header).ifPresent(evidenceOf(header)::add));
    headers.forEach(
        header ->
            Optional.ofNullable(measured.get(header.part())).ifPresent(evidenceOf(header)::add));
    order();
  }

  StudyClock clock() {
    return clock;
  }

  Map<SeriesHeader, PhaseFinding> findings() {
    Map<SeriesHeader, PhaseFinding> findings = new HashMap<>();
    evidence.forEach(
        (header, all) ->
            findings.put(
                header,
                PhaseDecision.of(
                    all, conflicts.getOrDefault(header, false), clock.doubts(header))));
    return findings;
  }

  /** What the site, the tag and the words say. */
  private List<PhaseEvidence> named(SeriesHeader series) {
    List<PhaseEvidence> found = new ArrayList<>();
    Optional<ContrastPhase> site = overrides.phase(series);
    site.ifPresent(p -> found.add(new PhaseEvidence(Kind.SITE_OVERRIDE, p, "the site's own map")));
    for (String term : series.contrastPhaseTerm().split("\\\\", -1)) {
      tag(term)
          .ifPresent(p -> found.add(new PhaseEvidence(Kind.TAG, p, "contrast phase tag " + term)));
    }
    if (site.isEmpty()) {
      // The map was written because of these words: they have had their say.
      PhaseText text =
          PhaseText.of(
              series,
              texts,
              isOwn(series, SeriesHeader::seriesInstanceUid),
              isOwn(series, SeriesHeader::protocol),
              isOwn(series, SeriesHeader::comments));
      found.addAll(text.evidence());
      conflicts.put(series, text.label() == DescriptionLabel.CONFLICT);
    }
    return found;
  }

  /** Whether no series of another scan has the same text. */
  private boolean isOwn(SeriesHeader series, Function<SeriesHeader, String> text) {
    return headers.stream()
        .filter(other -> !other.equals(series))
        .filter(other -> text.apply(other).equals(text.apply(series)))
        .allMatch(other -> isOneScan(series, other));
  }

  private static boolean isOneScan(SeriesHeader one, SeriesHeader other) {
    return one.acquisitionTime().isPresent()
        && other.acquisitionTime().isPresent()
        && Acquisitions.of(List.of(one, other)).size() == 1;
  }

  /** Defined terms of PS3.3 C.7.6.16.2.12 that name a phase of the liver; others name none. */
  private static Optional<ContrastPhase> tag(String term) {
    return switch (term.strip()) {
      case "PRE_CONTRAST" -> Optional.of(ContrastPhase.NATIVE);
      case "ARTERIAL" -> Optional.of(ContrastPhase.ARTERIAL);
      case "PORTAL_VENOUS", "VENOUS" -> Optional.of(ContrastPhase.PORTAL_VENOUS);
      case "DELAYED" -> Optional.of(ContrastPhase.DELAYED);
      default -> Optional.empty();
    };
  }

  private Optional<PhaseEvidence> time(SeriesHeader series) {
    return clock
        .seconds(series)
        .flatMap(
            seconds ->
                PhaseTimes.of(modality, seconds)
                    .map(
                        phase ->
                            new PhaseEvidence(
                                Kind.TIME,
                                phase,
                                "%.0f s %s injection"
                                    .formatted(
                                        Math.abs(seconds), seconds < 0 ? "before" : "after"))));
  }

  private Set<ContrastPhase> phases(SeriesHeader series) {
    return evidenceOf(series).stream()
        .map(PhaseEvidence::phase)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ContrastPhase.class)));
  }

  private List<PhaseEvidence> evidenceOf(SeriesHeader series) {
    return evidence.getOrDefault(series, List.of());
  }

  /** Needs the times of all candidates: one that is not known may stand between two others. */
  private void order() {
    if (!clock.showsOneInjection() || !headers.stream().allMatch(clock::tells)) {
      return;
    }
    List<Acquisitions.Acquisition> scans = Acquisitions.of(List.copyOf(headers));
    List<Optional<PhaseEvidence>> orders =
        PhaseOrder.of(modality, scans.stream().map(this::scan).toList());
    for (int i = 0; i < orders.size(); i++) {
      for (SeriesHeader header : scans.get(i).series()) {
        orders.get(i).ifPresent(evidenceOf(header)::add);
      }
    }
  }

  private PhaseOrder.Scan scan(Acquisitions.Acquisition scan) {
    Set<ContrastPhase> says = EnumSet.noneOf(ContrastPhase.class);
    scan.series().forEach(header -> says.addAll(phases(header)));
    boolean timed =
        scan.series().stream()
            .allMatch(
                header ->
                    evidenceOf(header).stream()
                        .anyMatch(
                            e ->
                                e.kind() == Kind.TIME && e.source() == PhaseEvidence.Source.CLOCK));
    return new PhaseOrder.Scan(scan.at(), says, timed);
  }
}
