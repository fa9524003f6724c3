package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people wrote on a series, as evidence for its phase: words are {@link
 * PhaseEvidence.Kind#DESCRIPTION}, numbers of seconds are {@link PhaseEvidence.Kind#TIME}, and both
 * come from one source.
 *
 * @param label of the Series Description
 * @param evidence strongest kind first
 */
record PhaseText(DescriptionLabel label, List<PhaseEvidence> evidence) {

  PhaseText {
    evidence = List.copyOf(evidence);
  }

  /**
   * Of a series: Series Description; Protocol Name where that names no phase; Image Comments where
   * neither does.
   *
   * @param descriptionIsOwn whether the series shows one scan: what is written on a series of
   *     several scans says nothing of one of them
   * @param protocolIsOwn whether no other scan has the same Protocol Name: a protocol that all
   *     phases share says nothing of one of them
   * @param commentsAreOwn the same of Image Comments
   */
  static PhaseText of(
      SeriesHeader series,
      StudyTexts texts,
      boolean descriptionIsOwn,
      boolean protocolIsOwn,
      boolean commentsAreOwn) {
    if (!descriptionIsOwn) {
      return new PhaseText(DescriptionLabel.MULTI, List.of());
    }
    DescriptionReading own = texts.read(series.description());
    DescriptionLabel label = own.label();
    List<PhaseEvidence> evidence = evidence(series, "series description", own);
    if (label.phase().isEmpty() && protocolIsOwn) {
      evidence.addAll(evidence(series, "protocol name", texts.read(series.protocol())));
    }
    if (commentsAreOwn && evidence.stream().noneMatch(PhaseText::isWords)) {
      evidence.addAll(evidence(series, "image comments", texts.read(series.comments())));
    }
    return new PhaseText(label, evidence);
  }

  private static boolean isWords(PhaseEvidence evidence) {
    return evidence.kind() == PhaseEvidence.Kind.DESCRIPTION;
  }

  private static List<PhaseEvidence> evidence(
      SeriesHeader series, String where, DescriptionReading reading) {
    List<PhaseEvidence> found = new ArrayList<>();
    DescriptionLabel label = reading.label();
    Optional<ContrastPhase> phase = label.phase();
    phase.ifPresent(
        p ->
            found.add(
                new PhaseEvidence(
                    PhaseEvidence.Kind.DESCRIPTION, p, where + " reads " + inWords(label))));
    if (phase.equals(Optional.of(ContrastPhase.NATIVE))) {
      return found;
    }
    for (double seconds : reading.seconds()) {
      PhaseTimes.of(series.modality(), seconds)
          .ifPresent(
              p ->
                  found.add(
                      new PhaseEvidence(
                          PhaseEvidence.Kind.TIME,
                          PhaseEvidence.Source.TEXT,
                          p,
                          "%s says %.0f s".formatted(where, seconds))));
    }
    return found;
  }

  private static String inWords(DescriptionLabel label) {
    return label.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
