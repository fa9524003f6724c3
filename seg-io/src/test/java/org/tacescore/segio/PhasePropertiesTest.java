package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.segio.PhaseEvidence.Kind;

/** What holds for any study, on studies drawn at random. */
class PhasePropertiesTest {
  private static final List<String> WORDS =
      List.of(
          "",
          "nativ",
          "art",
          "Leber art 35s",
          "pv",
          "portal 70 s",
          "delayed",
          "hbp",
          "art/pv",
          "Abdomen",
          "Serie 4",
          "Topogramm",
          "3 Phasen",
          "1 min post",
          "late arterial");
  private static final List<String> TERMS =
      List.of("", "", "", "", "ARTERIAL", "PORTAL_VENOUS", "DELAYED", "PRE_CONTRAST", "DYNAMIC");
  private static final int[] SECONDS = {-170, -5, 0, 20, 35, 36, 50, 70, 100, 130, 180, 300, 1200};

  private final PhaseClassifier classifier =
      new PhaseClassifier(Map.of("Serie 4", ContrastPhase.DELAYED));

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  private static List<SeriesHeader> study(SplittableRandom random) {
    List<SeriesHeader> study = new ArrayList<>();
    int series = 1 + random.nextInt(6);
    boolean injected = random.nextBoolean();
    for (int i = 0; i < series; i++) {
      HeaderDraft draft =
          HeaderDraft.ct("1.2." + i, pick(WORDS, random))
              .modality(random.nextInt(4) == 0 ? "MR" : "CT")
              .protocol(random.nextInt(4) == 0 ? pick(WORDS, random) : "")
              .term(pick(TERMS, random))
              .kernel(pick(List.of("", "B30f", "B70f"), random))
              .thicknessMm(pick(List.of(1.0, 2.5, 5.0, 8.0), random));
      if (random.nextInt(8) > 0) {
        draft = draft.at(SECONDS[random.nextInt(SECONDS.length)]);
      }
      if (injected && random.nextInt(3) > 0) {
        draft = draft.injected();
      }
      if (random.nextInt(20) == 0) {
        draft = draft.injected(Optional.of(HeaderDraft.INJECTION.plusSeconds(random.nextInt(90))));
      }
      study.add(draft.header());
    }
    return study;
  }

  private static <T> T pick(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPhaseThatIsFoundHasTheEvidenceThatTheRuleDemands(long seed) {
    List<PhasedSeries> study = classifier.classifyStudy(study(new SplittableRandom(seed)));

    for (PhasedSeries series : study) {
      if (series.finding() instanceof PhaseFinding.Found found) {
        assertThat(found.evidence()).allMatch(e -> e.phase() == found.phase());
        Set<Kind> kinds = new HashSet<>();
        found.evidence().forEach(e -> kinds.add(e.kind()));
        assertThat(
                kinds.contains(Kind.SITE_OVERRIDE)
                    || kinds.contains(Kind.TAG)
                    || (kinds.size() >= 2 && found.independentSources() >= 2))
            .as("%s", found)
            .isTrue();
      }
    }
    assertFollowEachOther(study);
  }

  private static void assertFollowEachOther(List<PhasedSeries> study) {
    for (PhasedSeries one : study) {
      for (PhasedSeries other : study) {
        if (one.finding() instanceof PhaseFinding.Found early
            && other.finding() instanceof PhaseFinding.Found late
            && one.header().modality().equals(other.header().modality())
            && early.phase().compareTo(late.phase()) < 0
            && one.header().acquisitionTime().isPresent()
            && other.header().acquisitionTime().isPresent()) {
          assertThat(one.header().acquisitionTime().get())
              .isBeforeOrEqualTo(other.header().acquisitionTime().get().plus(Acquisitions.SAME));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfTheSeriesChangesNothing(long seed) {
    List<SeriesHeader> headers = study(new SplittableRandom(seed));
    List<SeriesHeader> shuffled = new ArrayList<>(headers);
    Collections.shuffle(shuffled, new Random(seed));
    List<PhasedSeries> study = classifier.classifyStudy(headers);
    List<PhasedSeries> other = classifier.classifyStudy(shuffled);

    for (int i = 0; i < study.size(); i++) {
      PhaseFinding same = other.get(shuffled.indexOf(headers.get(i))).finding();
      assertThat(same.getClass()).isEqualTo(study.get(i).finding().getClass());
      assertThat(same.evidence()).hasSameElementsAs(study.get(i).finding().evidence());
    }
    for (ContrastPhase phase : ContrastPhase.values()) {
      assertThat(chosen(other, phase)).isEqualTo(chosen(study, phase));
    }
  }

  private static Optional<String> chosen(List<PhasedSeries> study, ContrastPhase phase) {
    return PhaseSelection.choose(study, phase, Set.of(SeriesPart.whole("1.2.1")))
            instanceof PhaseChoice.Chosen chosen
        ? Optional.of(chosen.series().header().seriesInstanceUid() + " " + chosen.reason())
        : Optional.empty();
  }
}
