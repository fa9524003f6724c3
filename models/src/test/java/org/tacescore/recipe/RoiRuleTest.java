package org.tacescore.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Roi;

/** Regions of a recipe: how they are read, asked for and allowed. */
class RoiRuleTest {
  private static final String RING =
      """
      {"name": "PVP_Pri3mm", "phase": "PORTAL_VENOUS", "kind": "ring", "margin-mm": 3.0,
       "within": "liver", "accepts": "drawn"},
      {"phase": "ARTERIAL",""";

  @TempDir private Path recipes;

  private RecipeBundle withRing() throws IOException {
    Path file = recipes.resolve("hrd-demo/recipe.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("{\"phase\": \"ARTERIAL\",", RING));
    return RecipeCatalog.ofFolder(recipes).all().get(0);
  }

  @BeforeEach
  void copy() throws IOException {
    BundleCopy.ofExample(recipes);
  }

  @Test
  void leftOutKeysMeanTheTumourItself() {
    Recipe recipe = HrdDemo.BUNDLE.recipe();

    assertThat(recipe.rois())
        .containsExactly(
            RoiRule.tumour(ContrastPhase.ARTERIAL, RoiRule.Accepted.DRAWN_PROPAGATED_OR_REGISTERED),
            RoiRule.tumour(
                ContrastPhase.PORTAL_VENOUS, RoiRule.Accepted.DRAWN_PROPAGATED_OR_REGISTERED));
    assertThat(recipe.roi("ARTERIAL")).contains(recipe.tumour(ContrastPhase.ARTERIAL));
    assertThat(recipe.roi("PVP_Pri3mm")).isEmpty();
  }

  @Test
  void surroundingsAreReadByName() throws IOException {
    assertThat(withRing().recipe().roi("PVP_Pri3mm"))
        .contains(
            new RoiRule(
                "PVP_Pri3mm",
                ContrastPhase.PORTAL_VENOUS,
                RoiRule.Accepted.DRAWN,
                RoiRule.Kind.RING,
                3,
                RoiRule.Within.LIVER));
  }

  @Test
  void everyRegionIsAskedForAndItsWarningsAreTold() throws IOException {
    List<String> asked = new ArrayList<>();
    RecipeInput whole = HrdDemo.input(true, "negative");
    PhaseSource source =
        region -> {
          asked.add(region.name());
          PhaseImage image = whole.phases().image(region);
          return new PhaseImage(
              image.volume(),
              region.kind() == RoiRule.Kind.RING
                  ? image.region().warnedOf(Roi.Warning.MARGIN_CLIPPED)
                  : image.region(),
              image.seriesUid());
        };

    Outcome outcome =
        new RecipeScorer(withRing(), (crop, clinical, outputClass) -> 0.1)
            .score(new RecipeInput("CT", source, whole.clinical(), whole.features()));

    assertThat(asked).containsExactly("PVP_Pri3mm", "ARTERIAL", "PORTAL_VENOUS");
    assertThat(((Scored) outcome).score().warnings())
        .filteredOn(w -> w.code().equals("MARGIN_CLIPPED"))
        .singleElement()
        .satisfies(w -> assertThat(w.text()).contains("PVP_Pri3mm"));
  }

  @ParameterizedTest
  @CsvSource({
    "DRAWN, DRAWN, ''",
    "DRAWN, PROPAGATED, MISSING_SEGMENTATION",
    "DRAWN, REGISTERED, FRAME_OF_REFERENCE_MISMATCH",
    "DRAWN_OR_PROPAGATED, DRAWN, ''",
    "DRAWN_OR_PROPAGATED, PROPAGATED, ''",
    "DRAWN_OR_PROPAGATED, REGISTERED, FRAME_OF_REFERENCE_MISMATCH",
    "DRAWN_PROPAGATED_OR_REGISTERED, DRAWN, ''",
    "DRAWN_PROPAGATED_OR_REGISTERED, PROPAGATED, ''",
    "DRAWN_PROPAGATED_OR_REGISTERED, REGISTERED, ''"
  })
  void allowsTheOriginsItSays(RoiRule.Accepted accepts, Roi.Origin origin, String refusal)
      throws IOException {
    Path file = recipes.resolve("hrd-demo/recipe.json");
    String word = accepts.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Files.writeString(file, Files.readString(file).replace("drawn-propagated-or-registered", word));
    RecipeInput whole = HrdDemo.input(true, "negative");
    PhaseSource source =
        region -> {
          PhaseImage image = whole.phases().image(region);
          return new PhaseImage(
              image.volume(),
              HrdDemo.region(image.roi(), image.seriesUid(), origin),
              image.seriesUid());
        };

    Outcome outcome =
        new RecipeScorer(
                RecipeCatalog.ofFolder(recipes).all().get(0), (crop, clinical, outputClass) -> 0.1)
            .score(new RecipeInput("CT", source, whole.clinical(), whole.features()));

    Optional<Refusal> refused =
        outcome instanceof NotScorable no ? Optional.of(no.reason()) : Optional.empty();
    assertThat(refused.map(Enum::name).orElse("")).isEqualTo(refusal);
  }

  @Test
  void refusesRegionsThatCannotBe() {
    assertThatThrownBy(
            () ->
                new RoiRule(
                    "r",
                    ContrastPhase.ARTERIAL,
                    RoiRule.Accepted.DRAWN,
                    RoiRule.Kind.PLUS,
                    51,
                    RoiRule.Within.ANYWHERE))
        .hasMessageContaining("up to 50");
  }
}
