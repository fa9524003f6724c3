package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.learning.model.LogisticModel;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.recipe.training.Endpoint;
import org.tacescore.recipe.training.RecipeTemplate;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.HighWhen;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.RiskGroup.Side;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Sensitivity;
import org.tacescore.score.Warning;

/**
 * The recipe {@code hrd} as it ships, with parts of which this test knows what they give: the
 * arithmetic of Dai et al. and its variants do not hang on what was trained.
 */
class HrdTotalsTest {
  private static final RecipeTemplate SHIPPED =
      RecipeTemplate.read(Path.of("src", "main", "resources", "recipes", "hrd"));

  private static final String FEATURE = "ARTERIAL:original_firstorder_Mean";
  private static final RecipeBundle BUNDLE =
      new RecipeBundle(
          SHIPPED.recipe(),
          "0".repeat(64),
          Map.of(
              "radscore",
              new ModelPart(
                  new StandardisedModel(
                      List.of(new StandardisedModel.Column(FEATURE, 0, 1)),
                      new LogisticModel(0, List.of(1.0))),
                  "made"),
              "radscore-cut",
              cut("0.5"),
              "dlscore-cut",
              cut("0.5"),
              "lnhr-cut",
              cut("1.12")),
          SHIPPED.featureSettings(),
          Optional.empty(),
          new ReferenceCases(
              1,
              List.of(
                  new ReferenceCases.Case(
                      "none",
                      Map.of(),
                      new ReferenceCases.Noise(1, 0, 1),
                      Map.of(),
                      Map.of(),
                      "0.00",
                      Side.LOW))),
          "");

  private static CutPart cut(String value) {
    return new CutPart(new BigDecimal(value), HighWhen.GREATER, "made");
  }

  /** Dai et al.: the eight totals; the same under "at or above"; the same with 2 ln(HR). */
  @ParameterizedTest
  @CsvSource({
    "false, false, negative,  0.00, LOW,  LOW,  0.00, LOW",
    "false, false, positive,  1.37, LOW,  LOW,  0.43, LOW",
    "true,  false, negative,  2.73, LOW,  LOW,  0.69, LOW",
    "true,  false, positive,  4.10, LOW,  HIGH, 1.12, LOW",
    "false, true,  negative, 12.15, HIGH, HIGH, 3.55, HIGH",
    "false, true,  positive, 13.52, HIGH, HIGH, 3.98, HIGH",
    "true,  true,  negative, 14.88, HIGH, HIGH, 4.24, HIGH",
    "true,  true,  positive, 16.25, HIGH, HIGH, 4.67, HIGH"
  })
  void everyCombinationGivesThePublishedTotal(
      boolean radscore,
      boolean dlscore,
      String hbsag,
      String total,
      Side group,
      Side orEqual,
      String lnhr,
      Side lnhrGroup) {
    Score score = score(radscore, dlscore, hbsag);
    assertThat(score.value().toPlainString()).isEqualTo(total);
    assertThat(score.group().side()).isEqualTo(group);
    assertThat(score.cutoff().comparator()).isEqualTo(HighWhen.GREATER);
    assertThat(score.cutoff().value().toPlainString()).isEqualTo("4.10");
    assertThat(score.tie()).isEqualTo(total.equals("4.10"));
    Sensitivity atCutoff = variant(score, "at-cutoff-high");
    assertThat(atCutoff.value().toPlainString()).isEqualTo(total);
    assertThat(atCutoff.cutoff().comparator()).isEqualTo(HighWhen.GREATER_OR_EQUAL);
    assertThat(atCutoff.cutoff().value().toPlainString()).isEqualTo("4.10");
    assertThat(atCutoff.group().side()).isEqualTo(orEqual);
    assertThat(variant(score, "lnhr").value().toPlainString()).isEqualTo(lnhr);
    assertThat(variant(score, "lnhr").group().side()).isEqualTo(lnhrGroup);
  }

  @Test
  void fourOfEightAreHighAboveTheCutoffAndFiveAtOrAboveIt() {
    List<Score> all = all();
    assertThat(all).hasSize(8);
    assertThat(all.stream().filter(score -> score.group().side() == Side.HIGH)).hasSize(4);
    assertThat(
            all.stream()
                .filter(score -> variant(score, "at-cutoff-high").group().side() == Side.HIGH))
        .hasSize(5);
    assertThat(all.stream().filter(Score::tie)).hasSize(1);
  }

  /** The published cutoff has no meaning for other weights. */
  @Test
  void theVariantOfOtherWeightsHasItsOwnCutoff() {
    assertThat(all())
        .allSatisfy(
            score ->
                assertThat(variant(score, "lnhr").cutoff().value().toPlainString())
                    .isEqualTo("1.12"));
  }

  @Test
  void aTieIsWarnedOfAndNothingElseIs() {
    assertThat(score(true, false, "positive").warnings())
        .contains(
            new Warning(
                "TIE_AT_CUTOFF",
                "The total 4.10 equals the cutoff; under '>' it is Low risk; "
                    + "under '>=' it would be High risk."));
    assertThat(all().stream().filter(HrdTotalsTest::warnsOfATie)).hasSize(1);
  }

  /**
   * With the unrounded numbers of the paper's table the tie would stand at 2 x (1.367 + 0.685) =
   * 4.104, above its own cutoff: points and cutoff are fixed together, in whole hundredths.
   */
  @Test
  void pointsAreWholeHundredths() {
    PointsCombination points = (PointsCombination) SHIPPED.recipe().combination();
    assertThat(points.terms())
        .extracting(PointsCombination.Term::hundredths)
        .containsExactly(273, 1215, 137);
    assertThat(points.cutoff().hundredths()).isEqualTo(273 + 137);
    assertThat(all())
        .allSatisfy(
            score -> {
              assertThat(score.value().scale()).isEqualTo(2);
              assertThat(
                      score.contributions().stream()
                          .map(term -> term.points())
                          .reduce(BigDecimal.ZERO, BigDecimal::add))
                  .isEqualByComparingTo(score.value());
            });
  }

  /** Two questions; it was trained for the first. */
  @Test
  void canBeTrainedForEitherEndpoint() {
    assertThat(SHIPPED.training().endpoints())
        .extracting(Endpoint::id)
        .containsExactly("death-12-months", "status");
    assertThat(SHIPPED.recipe().endpoint())
        .contains("trained to tell: death within 12 months")
        .doesNotContain("vital status");
  }

  @Test
  void saysThatItsGroupHasOneDriver() {
    assertThat(((PointsCombination) SHIPPED.recipe().combination()).onlyDriver())
        .contains("dlscore");
    assertThat(score(false, true, "negative").warnings())
        .extracting(Warning::code)
        .contains("GROUP_HAS_ONE_DRIVER", "ONLY_DLSCORE_INDEPENDENT", "EXTERNAL_RESULT");
  }

  @Test
  void refusesAMissingClinicalValueWithTheRangeItLeavesOpen() {
    PreparedCase prepared = prepared(true, Map.of());
    assertThat(scorer(false).score(prepared))
        .isInstanceOfSatisfying(
            NotScorable.class,
            refused -> {
              assertThat(refused.recipeId()).isEqualTo("hrd");
              assertThat(refused.reason()).isEqualTo(Refusal.MISSING_CLINICAL);
              assertThat(refused.detail())
                  .contains("hbsag is missing", "2.73 (Low risk) if negative", "4.10 (Low risk)");
            });
  }

  private static List<Score> all() {
    List<Score> all = new ArrayList<>();
    for (boolean radscore : new boolean[] {false, true}) {
      for (boolean dlscore : new boolean[] {false, true}) {
        Stream.of("negative", "positive")
            .forEach(hbsag -> all.add(score(radscore, dlscore, hbsag)));
      }
    }
    return all;
  }

  private static Score score(boolean radscore, boolean dlscore, String hbsag) {
    Outcome outcome =
        scorer(dlscore)
            .score(prepared(radscore, Map.of(Analyte.HBSAG, HrdTotalsTest.hbsag(hbsag))));
    return ((Scored) outcome).score();
  }

  private static ClinicalValue hbsag(String word) {
    return new ClinicalValue(Analyte.HBSAG, word, "", Optional.empty(), "test");
  }

  private static PreparedScorer scorer(boolean dlscore) {
    return new PreparedScorer(BUNDLE, (crop, clinical, outputClass) -> dlscore ? 0.75 : 0.25);
  }

  private static PreparedCase prepared(boolean radscore, Map<Analyte, ClinicalValue> clinical) {
    return new PreparedCase(
        Map.of(FEATURE, radscore ? 1.0 : -1.0),
        Map.of("dlscore", ImageTensor.of(1, new ImageShape(1, 1, 1, 2), new float[2])),
        clinical);
  }

  private static Sensitivity variant(Score score, String id) {
    return score.sensitivities().stream().filter(v -> v.id().equals(id)).findFirst().orElseThrow();
  }

  private static boolean warnsOfATie(Score score) {
    return score.warnings().stream().anyMatch(warning -> warning.code().equals("TIE_AT_CUTOFF"));
  }
}
