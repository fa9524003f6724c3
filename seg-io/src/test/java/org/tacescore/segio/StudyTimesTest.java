package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a study whose times cannot be trusted: named, never guessed. */
class StudyTimesTest {
  private final PhaseClassifier classifier = new PhaseClassifier(Map.of());

  private List<PhaseFinding> classify(HeaderDraft... series) {
    return classifier
        .classifyStudy(Arrays.stream(series).map(HeaderDraft::header).toList())
        .stream()
        .map(PhasedSeries::finding)
        .toList();
  }

  private static HeaderDraft ct(String uid, String description, double seconds) {
    return HeaderDraft.ct(uid, description).at(seconds);
  }

  private static void assertAllRefused(List<PhaseFinding> findings, String why) {
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding).isNotInstanceOf(PhaseFinding.Found.class);
              String detail =
                  finding instanceof PhaseFinding.Ambiguous ambiguous
                      ? ambiguous.detail()
                      : ((PhaseFinding.Unknown) finding).detail();
              assertThat(detail).contains(why);
            });
  }

  private static void assertFound(List<PhaseFinding> findings, ContrastPhase... phases) {
    assertThat(findings)
        .extracting(f -> f instanceof PhaseFinding.Found found ? found.phase() : null)
        .containsExactly(phases);
  }

  @Test
  void intervalsStandInForTheStartOfTheInjection() {
    assertFound(
        classify(ct("1", "art", 35), ct("2", "pv", 70), ct("3", "delayed", 180)),
        ContrastPhase.ARTERIAL,
        ContrastPhase.PORTAL_VENOUS,
        ContrastPhase.DELAYED);
  }

  @Test
  void reconstructionsOfOneScanAreOneInTheOrder() {
    assertFound(
        classify(ct("1", "art", 35), ct("2", "art", 36), ct("3", "pv", 70)),
        ContrastPhase.ARTERIAL,
        ContrastPhase.ARTERIAL,
        ContrastPhase.PORTAL_VENOUS);
  }

  @Test
  void theInjectionStartOfTheOthersServesTheNativeSeries() {
    assertFound(
        classify(ct("1", "nativ", -170), ct("2", "art", 35).injected()),
        ContrastPhase.NATIVE,
        ContrastPhase.ARTERIAL);
  }

  @Test
  void aNativeSeriesBeforeMidnightBelongsToTheInjectionAfterIt() {
    Optional<LocalDateTime> start = Optional.of(LocalDateTime.of(2026, 1, 4, 0, 1, 30));

    assertFound(
        classify(
            HeaderDraft.ct("1", "nativ")
                .acquired(Optional.of(LocalDateTime.of(2026, 1, 3, 23, 58)))
                .injected(Optional.of(LocalDateTime.of(2026, 1, 3, 0, 1, 30))),
            HeaderDraft.ct("2", "art")
                .acquired(Optional.of(LocalDateTime.of(2026, 1, 4, 0, 2, 5)))
                .injected(start)),
        ContrastPhase.NATIVE,
        ContrastPhase.ARTERIAL);
  }

  @Test
  void oneTimeOnAllSeriesIsNoTime() {
    assertAllRefused(
        classify(
            ct("1", "nativ", 35).injected(),
            ct("2", "art", 35).injected(),
            ct("3", "pv", 35).injected()),
        "the same acquisition time");
  }

  @Test
  void twoInjectionsAreNoInjection() {
    assertAllRefused(
        classify(
            ct("1", "art", 35).injected(),
            ct("2", "pv", 70).injected(Optional.of(HeaderDraft.INJECTION.plusSeconds(40))),
            ct("3", "delayed", 180).injected()),
        "more than one injection start time");
    assertAllRefused(
        classify(ct("1", "art", 35).doubts(TimeDoubt.SEVERAL_START_TIMES)),
        "more than one injection start time");
  }

  @Test
  void aStartCopiedFromAnAcquisitionIsNoStart() {
    assertAllRefused(
        classify(ct("1", "nativ", 0).injected(), ct("2", "pv", 70).injected()),
        "copy of an acquisition time");
  }

  @Test
  void aStartAtMidnightIsNoStart() {
    Optional<LocalDateTime> midnight = Optional.of(LocalDateTime.of(2026, 1, 3, 0, 0));
    HeaderDraft series =
        HeaderDraft.ct("1", "art")
            .acquired(midnight.map(start -> start.plusSeconds(35)))
            .injected(midnight);

    assertAllRefused(classify(series), "00:00:00");
  }

  @Test
  void aTimeWithoutADateOrWithTwoClocksIsNoTime() {
    assertAllRefused(
        classify(HeaderDraft.ct("1", "art").doubts(TimeDoubt.NO_ACQUISITION_DATE)),
        "without a date");
    assertAllRefused(
        classify(ct("1", "art", 35).injected().doubts(TimeDoubt.CLOCKS_DISAGREE)),
        "name different times");
  }

  @Test
  void aStartTypedInWrongContradictsTheWords() {
    Optional<LocalDateTime> late = Optional.of(HeaderDraft.INJECTION.plusSeconds(40));

    assertAllRefused(
        classify(
            ct("1", "art", 35).injected(late),
            ct("2", "pv", 70).injected(late),
            ct("3", "delayed", 180).injected(late)),
        "");
  }

  @Test
  void threeArterialScansOfOneSeriesEachHaveTheirPhaseButNoneIsTheOne() {
    List<SeriesHeader> study =
        List.of(
            HeaderDraft.mr("1", "vibe art 1").at(18).injected().header(),
            HeaderDraft.mr("2", "vibe art 2").at(24).injected().header(),
            HeaderDraft.mr("3", "vibe art 3").at(30).injected().header());

    PhaseChoice choice =
        PhaseSelection.choose(
            classifier.classifyStudy(study), ContrastPhase.ARTERIAL, java.util.Set.of());

    assertThat(choice).isInstanceOf(PhaseChoice.Refused.class);
    assertThat(((PhaseChoice.Refused) choice).detail())
        .contains("3 series are ARTERIAL")
        .contains("not known to be reconstructions of one scan");
  }

  @Test
  void phasesInTheWrongOrderOfTimeAreAmbiguousBoth() {
    List<PhaseFinding> findings =
        classify(ct("1", "", 70).term("ARTERIAL"), ct("2", "", 35).term("PORTAL_VENOUS"));

    assertAllRefused(findings, "which its acquisition time contradicts");
  }

  @Test
  void secondsWithoutWordsNeedACompleteSetOfPhases() {
    HeaderDraft[] four = {
      ct("1", "", -170), ct("2", "", 35).injected(), ct("3", "", 70), ct("4", "", 180)
    };

    assertFound(
        classify(four),
        ContrastPhase.NATIVE,
        ContrastPhase.ARTERIAL,
        ContrastPhase.PORTAL_VENOUS,
        ContrastPhase.DELAYED);
    assertAllRefused(classify(four[0], four[1], four[2]), "a second independent sign is needed");
  }
}
