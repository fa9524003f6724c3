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
      boolean descriptionIsOwn,
      boolean protocolIsOwn,
      boolean commentsAreOwn) {
    if (!descriptionIsOwn) {
      return new PhaseText(DescriptionLabel.MULTI, List.of());
    }
    DescriptionLabel label = DescriptionRules.label(series.description());
    List<PhaseEvidence> evidence = read(series, "series description", series.description());
    if (label.phase().isEmpty() && protocolIsOwn) {
      evidence.addAll(read(series, "protocol name", series.protocol()));
    }
    if (commentsAreOwn && evidence.stream().noneMatch(PhaseText::isWords)) {
      evidence.addAll(read(series, "image comments", series.comments()));
    }
    return new PhaseText(label, evidence);
  }

  private static boolean isWords(PhaseEvidence evidence) {
    return evidence.kind() == PhaseEvidence.Kind.DESCRIPTION;
  }

  private static List<PhaseEvidence> read(SeriesHeader series, String where, String text) {
    List<PhaseEvidence> found = new ArrayList<>();
    DescriptionLabel label = DescriptionRules.label(text);
    Optional<ContrastPhase> phase = label.phase();
    phase.ifPresent(
        p ->
            found.add(
                new PhaseEvidence(
                    PhaseEvidence.Kind.DESCRIPTION, p, where + " reads " + inWords(label))));
    if (phase.equals(Optional.of(ContrastPhase.NATIVE))) {
      return found;
    }
    for (double seconds : DescriptionText.of(text).seconds()) {
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
