package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.Networks;
import org.tacescore.recipe.training.RecipeTemplate;
import org.tacescore.score.Analyte;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.ResearchStatus;
import org.tacescore.score.RiskGroup;
import org.tacescore.score.Scored;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Roi;

/** A recipe of known kinds is a folder: trained, written, listed and scored without a class. */
class SecondRecipeTest {
  @TempDir Path folder;
  private Path recipes;
  private RecipeBundle trained;

  @BeforeEach
  void train() throws Exception {
    recipes = folder.resolve("recipes");
    trained = LabTexture.bundle(true, folder.resolve("work"), recipes.resolve("lab-texture"));
  }

  @Test
  void isListedBesideThoseThatShip() {
    RecipeCatalog catalog = RecipeCatalog.withFolder(recipes, folder.resolve("cache"));

    assertThat(catalog.all()).hasSize(BundleCopy.builtIn().all().size() + 1);
    assertThat(catalog.forModality("MR")).contains(trained).hasSize(2);
    assertThat(trained.status()).isEqualTo(ResearchStatus.SYNTHETIC);
  }

  @Test
  void scoresAStudy() {
    assertThat(score(9.0, "positive"))
        .isInstanceOfSatisfying(
            Scored.class,
            scored -> {
              assertThat(scored.score().value()).isEqualByComparingTo("3.00");
              assertThat(scored.score().group().side()).isEqualTo(RiskGroup.Side.HIGH);
              assertThat(scored.recipe().endpoint()).contains("response by mRECIST");
            });
    assertThat(score(4.0, "positive"))
        .isInstanceOfSatisfying(
            Scored.class,
            scored -> assertThat(scored.score().group().side()).isEqualTo(RiskGroup.Side.LOW));
    assertThat(score(9.0, "perhaps")).isInstanceOf(NotScorable.class);
  }

  @Test
  void reproducesItsReferenceAndIsATemplateAgain() {
    try (Networks networks = new Networks(folder.resolve("networks"), 1)) {
      assertThat(ReferenceCheck.deviations(trained, networks)).isEmpty();
    }
    RecipeTemplate again = RecipeTemplate.read(recipes.resolve("lab-texture"));
    assertThat(again.training().endpoints().get(0).id()).isEqualTo("response");
    assertThat(again.recipe()).isEqualTo(trained.recipe());
  }

  private Outcome score(double contrast, String hbsag) {
    RecipeInput input =
        new RecipeInput(
            "MR",
            PhaseSource.of(
                Map.of(ContrastPhase.ARTERIAL, HrdDemo.image("1.2.3.1", Roi.Origin.DRAWN))),
            Map.of(Analyte.HBSAG, HrdDemo.hbsag(hbsag)),
            (region, settings) ->
                Map.of(
                    LabTexture.CONTRAST,
                    contrast,
                    "original_firstorder_Mean",
                    0.5,
                    "original_firstorder_Entropy",
                    0.5,
                    "original_glcm_JointEntropy",
                    0.5));
    try (Networks networks = new Networks(folder.resolve("networks"), 1)) {
      return RecipeScorer.of(trained, networks).score(input);
    }
  }
}
