package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.recipe.training.UntrainableException.Fault;

/** Cohorts and wishes from which a recipe cannot be trained. */
class UntrainableTest {
  private static final Cohort COHORT = TextureCohort.of(90, 7);

  @TempDir Path folder;
  private RecipeTemplate template;

  @BeforeEach
  void read() {
    template = TextureTemplate.in(folder).read();
  }

  @Test
  void refusesByName() {
    refuses(
        Fault.UNKNOWN_ENDPOINT,
        COHORT,
        new TrainingOptions(Optional.of("cure"), Optional.empty(), 1, 1, "test"),
        "'cure'; known: [year, status, response, recurrence]");
    refuses(Fault.UNKNOWN_CENTRE, COHORT, heldOut("C9"), "'C9' cannot be held out of [C0, C1, C2]");
    refuses(
        Fault.ONE_CLASS,
        COHORT,
        new TrainingOptions(Optional.of("recurrence"), Optional.empty(), 1, 1, "test"),
        "'recurrence' finds 0 of 90 patients positive and 0 negative");
    refuses(
        Fault.NO_FEATURES,
        TextureCohort.with(
            COHORT, 2, p -> TextureCohort.withFeatures(p, Map.of("PORTAL_VENOUS:a", 1.0))),
        options(1),
        "learning patient 3 of 90 has no feature of [ARTERIAL]");
    refuses(
        Fault.NO_COMMON_FEATURE,
        TextureCohort.with(
            COHORT, 2, p -> TextureCohort.withFeatures(p, Map.of("ARTERIAL:a", 1.0))),
        options(1),
        "none of 22 columns of [ARTERIAL]");
    refuses(
        Fault.PART_NOT_LEARNABLE,
        COHORT.with(COHORT.patients().subList(0, 7)),
        options(1),
        "texture: ");
  }

  /** The only clinical term and the measure have no points: every total is 0. */
  @Test
  void refusesACutoffOfTotalsThatAreAllEqual() {
    template =
        TextureTemplate.in(folder)
            .with(
                "recipe.json",
                recipe ->
                    ((ObjectNode) recipe.get("combination").get("variants").get(1))
                        .set("hundredths", Texts.json("{'texture':0,'hbsag':0}")))
            .read();
    refuses(
        Fault.ONE_TOTAL, COHORT, options(1), "other-cut: the totals of 90 patients are all equal");
  }

  private void refuses(Fault fault, Cohort cohort, TrainingOptions options, String said) {
    assertThatThrownBy(() -> train(cohort, options))
        .isInstanceOfSatisfying(
            UntrainableException.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessageContaining(said);
  }

  private void train(Cohort cohort, TrainingOptions options) {
    new RecipeTrainer(
            template,
            options,
            folder.resolve("work"),
            RecipeProgress.Listener.SILENT,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
        .train(cohort);
  }

  private static TrainingOptions options(long seed) {
    return TrainingOptions.of(seed, 1, "test");
  }

  private static TrainingOptions heldOut(String centre) {
    return new TrainingOptions(Optional.empty(), Optional.of(centre), 1, 1, "test");
  }
}
