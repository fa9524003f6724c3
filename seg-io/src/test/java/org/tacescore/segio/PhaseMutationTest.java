package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.segio.PhaseEvidence.Kind;

/**
 * Takes a study whose phases are found and spoils it, one attribute of one series or one kind of
 * evidence at a time: what is left either still stands on two independent sources, or is refused.
 * Never is a series found to be of another phase.
 */
class PhaseMutationTest {
  private static final PhaseClassifier CLASSIFIER = new PhaseClassifier(Map.of());

  /** One series and the phase that it truly is. */
  private record Truth(HeaderDraft draft, ContrastPhase phase) {}

  private static Truth truth(HeaderDraft draft, ContrastPhase phase) {
    return new Truth(draft, phase);
  }

  private static final Truth NATIVE =
      truth(HeaderDraft.ct("1", "Leber nativ").at(-170), ContrastPhase.NATIVE);
  private static final Truth ARTERIAL =
      truth(HeaderDraft.ct("2", "Leber art").at(35), ContrastPhase.ARTERIAL);
  private static final Truth PORTAL =
      truth(HeaderDraft.ct("3", "Leber pv").at(70), ContrastPhase.PORTAL_VENOUS);
  private static final Truth DELAYED =
      truth(HeaderDraft.ct("4", "Leber delayed").at(180), ContrastPhase.DELAYED);

  static Stream<List<Truth>> studies() {
    List<Truth> three = List.of(ARTERIAL, PORTAL, DELAYED);
    List<Truth> four = List.of(NATIVE, ARTERIAL, PORTAL, DELAYED);
    return Stream.of(
            three,
            four,
            List.of(NATIVE, ARTERIAL, PORTAL),
            List.of(NATIVE, PORTAL),
            List.of(ARTERIAL, PORTAL),
            List.of(PORTAL),
            List.of(
                ARTERIAL,
                truth(ARTERIAL.draft().description("Leber art dünn"), ContrastPhase.ARTERIAL),
                PORTAL),
            map(four, draft -> draft.description("Abdomen")),
            mr())
        .flatMap(study -> Stream.of(study, map(study, HeaderDraft::injected), tagged(study)))
        .map(PhaseMutationTest::renumber);
  }

  /** Those whose injection is known; with another injection the others would be the same. */
  static Stream<List<Truth>> injectedStudies() {
    return studies()
        .filter(study -> study.stream().allMatch(t -> t.draft().injection().isPresent()));
  }

  private static List<Truth> mr() {
    return List.of(
        truth(HeaderDraft.mr("1", "t1 vibe nativ").at(-150), ContrastPhase.NATIVE),
        truth(HeaderDraft.mr("2", "t1 vibe art").at(25), ContrastPhase.ARTERIAL),
        truth(HeaderDraft.mr("3", "t1 vibe pv").at(60), ContrastPhase.PORTAL_VENOUS),
        truth(HeaderDraft.mr("4", "t1 vibe delayed").at(170), ContrastPhase.DELAYED),
        truth(HeaderDraft.mr("5", "t1 vibe hbp").at(1200), ContrastPhase.HEPATOBILIARY));
  }

  private static List<Truth> tagged(List<Truth> study) {
    return map(map(study, HeaderDraft::injected), draft -> draft).stream()
        .map(t -> truth(t.draft().term(term(t.phase())), t.phase()))
        .toList();
  }

  private static String term(ContrastPhase phase) {
    return switch (phase) {
      case NATIVE -> "PRE_CONTRAST";
      case HEPATOBILIARY -> "";
      default -> phase.name();
    };
  }

  private static List<Truth> map(List<Truth> study, UnaryOperator<HeaderDraft> change) {
    return study.stream().map(t -> truth(change.apply(t.draft()), t.phase())).toList();
  }

  private static List<Truth> renumber(List<Truth> study) {
    List<Truth> numbered = new ArrayList<>();
    for (Truth t : study) {
      HeaderDraft d = t.draft();
      numbered.add(
          truth(
              new HeaderDraft(
                  "1.2." + numbered.size(),
                  d.modality(),
                  d.description(),
                  d.protocol(),
                  d.imageType(),
                  d.acquired(),
                  d.injection(),
                  d.term(),
                  d.kernel(),
                  d.thicknessMm(),
                  d.layout(),
                  d.technique(),
                  d.doubts()),
              t.phase()));
    }
    return numbered;
  }

  private static List<PhasedSeries> classify(List<Truth> study) {
    return CLASSIFIER.classifyStudy(study.stream().map(t -> t.draft().header()).toList());
  }

  private static boolean isFound(PhaseFinding finding) {
    return finding instanceof PhaseFinding.Found;
  }

  /** Every value of every attribute of evidence that a series of a study could be given. */
  private static List<UnaryOperator<HeaderDraft>> changes() {
    List<UnaryOperator<HeaderDraft>> changes = new ArrayList<>();
    for (String words :
        List.of("", "nativ", "art", "pv", "delayed", "hbp", "Abdomen", "art 35s", "pv 70s")) {
      changes.add(draft -> draft.description(words));
      changes.add(draft -> draft.protocol(words));
    }
    for (int seconds = -700; seconds <= 1600; seconds += Math.abs(seconds) < 350 ? 15 : 150) {
      LocalDateTime at = HeaderDraft.INJECTION.plusSeconds(seconds);
      changes.add(draft -> draft.acquired(Optional.of(at)));
      changes.add(draft -> draft.injected(Optional.of(at)));
    }
    changes.add(draft -> draft.acquired(Optional.empty()));
    changes.add(draft -> draft.injected(Optional.empty()));
    changes.add(draft -> draft.term(""));
    changes.add(draft -> draft.modality("MR"));
    changes.add(draft -> draft.modality("CT"));
    return changes;
  }

  @ParameterizedTest
  @MethodSource("injectedStudies")
  void isFoundWholeBeforeItIsSpoilt(List<Truth> study) {
    assertThat(classify(study)).allMatch(s -> isFound(s.finding()));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void oneChangedAttributeNeverLeadsToAnotherPhase(List<Truth> study) {
    for (int i = 0; i < study.size(); i++) {
      for (UnaryOperator<HeaderDraft> change : changes()) {
        List<Truth> spoilt = new ArrayList<>(study);
        spoilt.set(i, truth(change.apply(study.get(i).draft()), study.get(i).phase()));
        assertNoneIsWrong(spoilt);
      }
    }
  }

  /** The injection start of a whole study is one attribute that stands on each series. */
  @ParameterizedTest
  @MethodSource("injectedStudies")
  void aWrongInjectionStartNeverLeadsToAnotherPhase(List<Truth> study) {
    for (int seconds = -700; seconds <= 1600; seconds += 13) {
      LocalDateTime start = HeaderDraft.INJECTION.plusSeconds(seconds);
      assertNoneIsWrong(map(study, draft -> draft.injected(Optional.of(start))));
      assertNoneIsWrong(map(study, draft -> draft.description("").injected(Optional.of(start))));
    }
  }

  private static void assertNoneIsWrong(List<Truth> study) {
    List<PhasedSeries> phased = classify(study);
    for (int i = 0; i < study.size(); i++) {
      PhaseFinding finding = phased.get(i).finding();
      if (finding instanceof PhaseFinding.Found found) {
        assertThat(found.phase()).as("%s in %s", finding, study).isEqualTo(study.get(i).phase());
      }
    }
  }

  /** Each kind of evidence away from the whole study: alone, and all that the phase stands on. */
  @ParameterizedTest
  @MethodSource("studies")
  void fewerThanTwoIndependentSourcesAreRefused(List<Truth> study) {
    Map<Kind, UnaryOperator<HeaderDraft>> without =
        Map.of(
            Kind.TAG, draft -> draft.term(""),
            Kind.TIME, draft -> draft.injected(Optional.empty()),
            Kind.DESCRIPTION, draft -> draft.description("Abdomen"),
            Kind.ORDER, draft -> draft.acquired(Optional.empty()));
    int refusals = 0;
    List<UnaryOperator<HeaderDraft>> drops = List.copyOf(without.values());
    for (int dropped = 0; dropped < (1 << drops.size()); dropped++) {
      List<Truth> poorer = study;
      for (int k = 0; k < drops.size(); k++) {
        if ((dropped & (1 << k)) != 0) {
          poorer = map(poorer, drops.get(k));
        }
      }
      for (PhasedSeries series : classify(poorer)) {
        List<PhaseEvidence> evidence = series.finding().evidence();
        boolean named = evidence.stream().anyMatch(e -> e.kind() == Kind.TAG);
        long sources = evidence.stream().map(PhaseEvidence::source).distinct().count();
        assertThat(isFound(series.finding()))
            .as("%s", series.finding())
            .isEqualTo(named || sources >= 2);
        refusals += isFound(series.finding()) ? 0 : 1;
      }
    }
    assertThat(refusals).isGreaterThan(study.size());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void theWordsAloneOrTheTimesAloneOfAnIncompleteStudyAreRefused(List<Truth> study) {
    List<Truth> untagged = map(study, draft -> draft.term(""));
    List<Truth> wordsAlone =
        map(untagged, draft -> draft.acquired(Optional.empty()).injected(Optional.empty()));

    assertThat(classify(wordsAlone)).noneMatch(s -> isFound(s.finding()));
    if (study.stream().map(Truth::phase).distinct().count() < 4) {
      List<Truth> timesAlone = map(untagged, draft -> draft.description("Abdomen").injected());
      assertThat(classify(timesAlone)).noneMatch(s -> isFound(s.finding()));
    }
  }
}
