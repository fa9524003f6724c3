package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.Finding;
import org.tacescore.score.HighWhen;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.ResearchStatus;
import org.tacescore.score.RiskGroup.Side;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Warning;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Roi;

class RecipeScorerTest {
  private static final double HIGH = Math.nextDown(1.0);
  private static final double LOW = 0.0;

  /** Dai et al., the eight possible totals; both comparators. */
  @ParameterizedTest
  @CsvSource({
    "false, false, negative,  0.00, LOW,  LOW",
    "false, false, positive,  1.37, LOW,  LOW",
    "true,  false, negative,  2.73, LOW,  LOW",
    "true,  false, positive,  4.10, LOW,  HIGH",
    "false, true,  negative, 12.15, HIGH, HIGH",
    "false, true,  positive, 13.52, HIGH, HIGH",
    "true,  true,  negative, 14.88, HIGH, HIGH",
    "true,  true,  positive, 16.25, HIGH, HIGH"
  })
  void everyCombinationGivesThePublishedTotal(
      boolean radscore, boolean dlscore, String hbsag, String total, Side group, Side orEqual) {
    Score score = scoreOf(radscore, dlscore, hbsag);
    assertThat(score.value().toPlainString()).isEqualTo(total);
    assertThat(score.group().side()).isEqualTo(group);
    assertThat(score.cutoff().comparator()).isEqualTo(HighWhen.GREATER);
    assertThat(score.cutoff().value().toPlainString()).isEqualTo("4.10");
    assertThat(score.sensitivities())
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.cutoff().comparator()).isEqualTo(HighWhen.GREATER_OR_EQUAL);
              assertThat(s.group().side()).isEqualTo(orEqual);
            });
    assertThat(score.tie()).isEqualTo(total.equals("4.10"));
  }

  @Test
  void contributionsSayWhatTheTotalIsMadeOf() {
    Score score = scoreOf(true, false, "positive");
    assertThat(score.contributions())
        .extracting(c -> c.name() + " " + c.counts() + " " + c.points().toPlainString())
        .containsExactly("radscore true 2.73", "dlscore false 0.00", "hbsag true 1.37");
    assertThat(score.contributions().get(1).finding())
        .asInstanceOf(type(Finding.Measured.class))
        .satisfies(m -> assertThat(m.value()).isEqualTo(LOW));
    assertThat(score.contributions()).allSatisfy(c -> assertThat(c.source()).contains("Dai"));
  }

  @Test
  void aTieIsSaidWithWhatEachComparatorGives() {
    assertThat(scoreOf(true, false, "positive").warnings())
        .contains(
            new Warning(
                "TIE_AT_CUTOFF",
                "The total 4.10 equals the cutoff; under '>' it is Low risk; "
                    + "under '>=' it would be High risk."));
    assertThat(codesOf(scoreOf(true, true, "positive"))).doesNotContain("TIE_AT_CUTOFF");
  }

  @Test
  void everyScoreSaysItIsSyntheticAndWhatDrivesIt() {
    Scored scored = (Scored) HrdDemo.scorerWithDlscore(LOW).score(HrdDemo.input(false, "negative"));
    assertThat(scored.recipe().status()).isEqualTo(ResearchStatus.SYNTHETIC);
    assertThat(scored.recipe().bundleDigest()).matches("[0-9a-f]{64}");
    assertThat(codesOf(scored.score()))
        .containsExactly(
            "SYNTHETIC",
            "GROUP_HAS_ONE_DRIVER",
            "TACE_DATE_UNKNOWN",
            "ONLY_DLSCORE_INDEPENDENT",
            "EXTERNAL_RESULT");
    assertThat(scored.score().warnings().get(1).text()).contains("follows DLscore alone");
  }

  @Test
  void aCarriedOverRegionIsAWarning() {
    Map<ContrastPhase, PhaseImage> images = HrdDemo.images();
    images.put(ContrastPhase.PORTAL_VENOUS, HrdDemo.image("1.2.3.2", Roi.Origin.PROPAGATED));
    RecipeInput whole = HrdDemo.input(true, "negative");
    RecipeInput input =
        new RecipeInput("CT", PhaseSource.of(images), whole.clinical(), whole.features());
    Scored scored = (Scored) HrdDemo.scorerWithDlscore(LOW).score(input);
    assertThat(codesOf(scored.score())).contains("ROI_PROPAGATED");
  }

  @Test
  void aRegisteredRegionIsAWarningThatSaysItsResidual() {
    Map<ContrastPhase, PhaseImage> images = HrdDemo.images();
    images.put(ContrastPhase.PORTAL_VENOUS, HrdDemo.image("1.2.3.2", Roi.Origin.REGISTERED));
    RecipeInput whole = HrdDemo.input(true, "negative");
    RecipeInput input =
        new RecipeInput("CT", PhaseSource.of(images), whole.clinical(), whole.features());
    Scored scored = (Scored) HrdDemo.scorerWithDlscore(LOW).score(input);
    assertThat(scored.score().warnings())
        .anyMatch(
            w ->
                w.code().equals("ROI_REGISTERED")
                    && w.text().contains("residual: liver centroid 1.2 mm apart, Dice 0.93"));
  }

  @Test
  void refusesAnotherModality() {
    RecipeInput whole = HrdDemo.input(true, "negative");
    RecipeInput mr = new RecipeInput("MR", whole.phases(), whole.clinical(), whole.features());
    assertRefused(mr, Refusal.WRONG_MODALITY, "hrd-demo is made for CT, the images are MR");
  }

  @Test
  void refusesAMissingPhase() {
    Map<ContrastPhase, PhaseImage> images = HrdDemo.images();
    images.remove(ContrastPhase.PORTAL_VENOUS);
    RecipeInput whole = HrdDemo.input(true, "negative");
    assertRefused(
        new RecipeInput("CT", PhaseSource.of(images), whole.clinical(), whole.features()),
        Refusal.MISSING_PHASE,
        "phase PORTAL_VENOUS is needed, found [ARTERIAL]");
  }

  @Test
  void handsOnWhyAPhaseHasNoRegion() {
    RecipeInput whole = HrdDemo.input(true, "negative");
    PhaseSource none =
        phase -> {
          throw new RefusedException(Refusal.NO_TUMOUR_SEGMENT, "no segment is a tumour");
        };
    assertRefused(
        new RecipeInput("CT", none, whole.clinical(), whole.features()),
        Refusal.NO_TUMOUR_SEGMENT,
        "no segment is a tumour");
  }

  @Test
  void refusesAMissingClinicalValueWithTheRangeItLeavesOpen() {
    RecipeInput whole = HrdDemo.input(true, "negative");
    assertRefused(
        new RecipeInput("CT", whole.phases(), Map.of(), whole.features()),
        Refusal.MISSING_CLINICAL,
        "hbsag is missing; a missing value is not a negative one. With the other inputs the total "
            + "would be 2.73 (Low risk) if negative and 4.10 (Low risk) if positive");
  }

  @Test
  void refusesAClinicalWordItDoesNotKnow() {
    assertRefused(HrdDemo.input(true, "perhaps"), Refusal.INVALID_CLINICAL, "got another word");
  }

  @Test
  void refusesAFeatureWithoutAValue() {
    RecipeInput whole = HrdDemo.input(true, "negative");
    RecipeInput absent =
        new RecipeInput("CT", whole.phases(), whole.clinical(), (phase, settings) -> Map.of());
    assertRefused(absent, Refusal.INCOMPLETE_FEATURES, "of region ARTERIAL has no value");
    RecipeInput notANumber =
        new RecipeInput(
            "CT",
            whole.phases(),
            Map.of(Analyte.HBSAG, HrdDemo.hbsag("negative")),
            (region, settings) -> {
              Map<String, Double> values = HrdDemo.features(region.phase(), true);
              values.replaceAll((name, value) -> Double.NaN);
              return values;
            });
    assertRefused(notANumber, Refusal.INCOMPLETE_FEATURES, "has no value");
  }

  @Test
  void onlyDlscoreDrivesTheGroupUnderGreater() {
    PointsCombination hrd = (PointsCombination) HrdDemo.BUNDLE.recipe().combination();
    assertThat(hrd.onlyDriver()).contains("dlscore");
    PointsCombination orEqual =
        new PointsCombination(
            hrd.concept(),
            hrd.unit(),
            hrd.terms(),
            new PointsCombination.Threshold(410, HighWhen.GREATER_OR_EQUAL, "variant"),
            hrd.variants(),
            hrd.highGroup(),
            hrd.lowGroup());
    assertThat(orEqual.onlyDriver()).isEmpty();
    assertThat(orEqual.appliedCutoff().isHigh(orEqual.total(Set.of("radscore", "hbsag")))).isTrue();
  }

  private static void assertRefused(RecipeInput input, Refusal reason, String detail) {
    Outcome outcome = HrdDemo.scorerWithDlscore(LOW).score(input);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            NotScorable.class,
            refused -> {
              assertThat(refused.recipeId()).isEqualTo("hrd-demo");
              assertThat(refused.reason()).isEqualTo(reason);
              assertThat(refused.detail()).contains(detail);
            });
  }

  private static Score scoreOf(boolean radscore, boolean dlscore, String hbsag) {
    Outcome outcome =
        HrdDemo.scorerWithDlscore(dlscore ? HIGH : LOW).score(HrdDemo.input(radscore, hbsag));
    return ((Scored) outcome).score();
  }

  private static List<String> codesOf(Score score) {
    return score.warnings().stream().map(Warning::code).toList();
  }
}
