package org.tacescore.testpacs.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.survival.Concordance;
import org.tacescore.score.Analyte;

/** The link of a cohort, on what was drawn for 300 patients of each of three seeds. */
class PhantomLinkTest {

  private static final Map<PhantomOptions, List<PhantomSubject>> DRAWN = new ConcurrentHashMap<>();
  private static final int YEAR = 365;
  private static final Map<String, Predicate<PhantomSubject>> OUTCOMES =
      Map.of(
          "dead within 12 months", s -> s.outcome().deadBy(YEAR).orElseThrow(),
          "event", s -> s.outcome().event(),
          "response", s -> s.outcome().response(),
          "recurrence", s -> s.outcome().recurrence());

  @ParameterizedTest
  @EnumSource(PhantomModality.class)
  void predictorsTellTheOutcomeButForChance(PhantomModality modality) {
    for (long seed = 1; seed <= 3; seed++) {
      List<PhantomSubject> subjects = subjects(300, seed, modality);
      ToDoubleFunction<PhantomSubject> hazard = s -> s.prognosis().hazard();

      assertThat(auc(subjects, "dead within 12 months", hazard)).isBetween(0.87, 0.98);
      assertThat(auc(subjects, "event", hazard)).isBetween(0.87, 0.98);
      assertThat(auc(subjects, "response", s -> s.prognosis().response())).isBetween(0.82, 0.95);
      assertThat(auc(subjects, "recurrence", s -> s.prognosis().recurrence()))
          .isBetween(0.82, 0.95);
      assertThat(concordance(subjects, hazard)).isBetween(0.81, 0.90);
    }
  }

  @ParameterizedTest
  @EnumSource(PhantomModality.class)
  void idCentreAndVolumeCarryNoLabel(PhantomModality modality) {
    for (long seed = 1; seed <= 3; seed++) {
      List<PhantomSubject> subjects = subjects(300, seed, modality);
      for (String outcome : OUTCOMES.keySet()) {
        assertThat(auc(subjects, outcome, PhantomSubject::tumourVolumeMm3))
            .as(outcome)
            .isBetween(0.4, 0.6);
        assertThat(auc(subjects, outcome, subjects::indexOf)).as(outcome).isBetween(0.4, 0.6);
        for (int centre = 1; centre <= 3; centre++) {
          String name = "centre-" + centre;
          assertThat(auc(subjects, outcome, s -> s.centre().equals(name) ? 1 : 0))
              .as(outcome)
              .isBetween(0.4, 0.6);
        }
      }
    }
  }

  @Test
  void aboutThirtyPercentAreCensoredAndNoneWithinTheFirstYear() {
    List<PhantomSubject> subjects = subjects(1500, 4, PhantomModality.CT);

    assertThat(subjects.stream().filter(s -> !s.outcome().event()).count()).isBetween(375L, 525L);
    assertThat(subjects).allMatch(s -> s.outcome().deadBy(YEAR).isPresent());
  }

  @Test
  void laboratoryValuesAreWeak() {
    List<PhantomSubject> subjects = subjects(1500, 4, PhantomModality.CT);

    for (Analyte analyte : List.of(Analyte.AFP, Analyte.ALT)) {
      assertThat(auc(subjects, "dead within 12 months", s -> number(s, analyte)))
          .as(analyte.contractName())
          .isBetween(0.51, 0.62);
    }
    assertThat(auc(subjects, "dead within 12 months", s -> is(s, Analyte.BCLC, "C")))
        .isBetween(0.5, 0.62);
    assertThat(auc(subjects, "dead within 12 months", s -> is(s, Analyte.HBSAG, "positive")))
        .isBetween(0.52, 0.7);
  }

  @Test
  void findingsVaryAndStayConsistent() {
    for (PhantomSubject subject : subjects(300, 1, PhantomModality.MR)) {
      boolean vp4 = is(subject, Analyte.VP4, "yes") == 1;
      assertThat(is(subject, Analyte.BCLC, "C") == 1).isEqualTo(vp4);
      assertThat(is(subject, Analyte.VASCULAR_INVASION, "yes") == 1).isEqualTo(vp4);
      assertThat(is(subject, Analyte.DIFFUSE, "no")).isEqualTo(1);
    }
    List<PhantomSubject> ct = subjects(300, 1, PhantomModality.CT);
    assertThat(ct.stream().filter(s -> is(s, Analyte.DIFFUSE, "yes") == 1)).hasSizeBetween(10, 60);
    assertThat(ct.stream().filter(s -> is(s, Analyte.CAPSULE, "no") == 1)).hasSizeBetween(50, 130);
  }

  @Test
  void deathByADayIsUnknownWhereTheFollowUpEndedBefore() {
    assertThat(new PhantomOutcome(300, true, false, false).deadBy(YEAR)).hasValue(true);
    assertThat(new PhantomOutcome(400, true, false, false).deadBy(YEAR)).hasValue(false);
    assertThat(new PhantomOutcome(400, false, false, false).deadBy(YEAR)).hasValue(false);
    assertThat(new PhantomOutcome(300, false, false, false).deadBy(YEAR))
        .isEqualTo(Optional.empty());
  }

  private static List<PhantomSubject> subjects(int count, long seed, PhantomModality modality) {
    PhantomOptions options = PhantomOptions.of(count, seed, modality).withCentres(3);
    return DRAWN.computeIfAbsent(options, asked -> new PhantomGenerator(asked).subjects().toList());
  }

  private static double auc(
      List<PhantomSubject> subjects, String outcome, ToDoubleFunction<PhantomSubject> score) {
    return Roc.auc(
        BinaryOutcome.of(flags(subjects, Objects.requireNonNull(OUTCOMES.get(outcome)))),
        subjects.stream().mapToDouble(score).toArray());
  }

  private static double concordance(
      List<PhantomSubject> subjects, ToDoubleFunction<PhantomSubject> score) {
    double[] days = subjects.stream().mapToDouble(s -> s.outcome().timeDays()).toArray();
    boolean[] events = flags(subjects, s -> s.outcome().event());
    return Concordance.of(
            SurvivalOutcome.of(days, events), subjects.stream().mapToDouble(score).toArray())
        .value();
  }

  private static boolean[] flags(List<PhantomSubject> subjects, Predicate<PhantomSubject> fact) {
    boolean[] flags = new boolean[subjects.size()];
    IntStream.range(0, flags.length).forEach(i -> flags[i] = fact.test(subjects.get(i)));
    return flags;
  }

  private static double number(PhantomSubject subject, Analyte analyte) {
    return Double.parseDouble(word(subject, analyte));
  }

  private static int is(PhantomSubject subject, Analyte analyte, String word) {
    return word(subject, analyte).equals(word) ? 1 : 0;
  }

  private static String word(PhantomSubject subject, Analyte analyte) {
    return subject.clinical().stream()
        .filter(value -> value.analyte() == analyte)
        .findFirst()
        .orElseThrow()
        .value();
  }
}
