package org.tacescore.segio;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.segio.PhaseEvidence.Kind;

/**
 * What becomes of the evidence for one series.
 *
 * <p>One phase needs two kinds of evidence from different sources that agree, or one of the site's
 * own map and Contrast/Bolus Agent Phase (0018,9344). Any contradiction makes it ambiguous. Seconds
 * that stand in a text are evidence of time, but of the same source as its words: a text alone,
 * {@code ART 35s}, was written by one hand and does not confirm itself.
 */
final class PhaseDecision {
  private PhaseDecision() {}

  /**
   * @param evidence all there is, in any order
   * @param textConflicts whether the description contradicts itself
   * @param doubts why times were left out
   */
  static PhaseFinding of(
      List<PhaseEvidence> evidence, boolean textConflicts, Set<TimeDoubt> doubts) {
    List<PhaseEvidence> sorted =
        evidence.stream().sorted(Comparator.comparing(PhaseEvidence::kind)).toList();
    if (textConflicts) {
      return new PhaseFinding.Ambiguous(
          "the series description contradicts itself" + reasons(doubts), sorted);
    }
    if (sorted.isEmpty()) {
      return new PhaseFinding.Unknown("nothing in its header names a phase" + reasons(doubts));
    }
    List<ContrastPhase> phases =
        sorted.stream().map(PhaseEvidence::phase).distinct().sorted().toList();
    if (phases.size() > 1) {
      return new PhaseFinding.Ambiguous(contradiction(sorted) + reasons(doubts), sorted);
    }
    if (isEnough(sorted)) {
      return new PhaseFinding.Found(phases.get(0), sorted);
    }
    return new PhaseFinding.Ambiguous(
        "only %s speaks for %s, a second independent sign is needed%s"
            .formatted(texts(sorted), words(phases.get(0)), reasons(doubts)),
        sorted);
  }

  private static boolean isEnough(List<PhaseEvidence> agreeing) {
    return agreeing.stream().anyMatch(e -> e.kind() == Kind.SITE_OVERRIDE || e.kind() == Kind.TAG)
        || (agreeing.stream().map(PhaseEvidence::kind).distinct().count() > 1
            && agreeing.stream().map(PhaseEvidence::source).distinct().count() > 1);
  }

  /**
   * {@code the aorta measures 320 HU ..., which is arterial, but series description reads portal
   * venous}; without voxels {@code its signs contradict each other (arterial: 35 s ...)}.
   */
  private static String contradiction(List<PhaseEvidence> evidence) {
    List<PhaseEvidence> seen = evidence.stream().filter(e -> e.kind() == Kind.INTENSITY).toList();
    List<PhaseEvidence> said = evidence.stream().filter(e -> e.kind() != Kind.INTENSITY).toList();
    if (seen.size() == 1 && said.stream().map(PhaseEvidence::phase).distinct().count() == 1) {
      return "%s, which is %s, but for %s speaks %s"
          .formatted(
              seen.get(0).text(),
              words(seen.get(0).phase()),
              words(said.get(0).phase()),
              texts(said));
    }
    return evidence.stream()
        .map(e -> "%s: %s".formatted(words(e.phase()), e.text()))
        .distinct()
        .collect(Collectors.joining("; ", "its signs contradict each other (", ")"));
  }

  private static String texts(List<PhaseEvidence> evidence) {
    return evidence.stream()
        .map(PhaseEvidence::text)
        .distinct()
        .collect(Collectors.joining(", ", "\"", "\""));
  }

  private static String reasons(Set<TimeDoubt> doubts) {
    return doubts.isEmpty()
        ? ""
        : doubts.stream()
            .sorted()
            .map(TimeDoubt::sentence)
            .collect(Collectors.joining("; ", "; its times were not used: ", ""));
  }

  static String words(ContrastPhase phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
