package org.tacescore.recipe;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.tacescore.network.Networks;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Warning;
import org.tacescore.segio.ContrastPhase;

/**
 * Follows a recipe: takes what a study offers, measures what the recipe asks for, and answers with
 * a score or a named reason for none.
 *
 * <p>Here, and for cases measured beforehand in {@link PreparedScorer}, a {@link RefusedException}
 * becomes a {@link NotScorable}.
 */
public final class RecipeScorer {
  private final RecipeBundle bundle;
  private final Recipe recipe;
  private final RecipeNetwork network;

  RecipeScorer(RecipeBundle bundle, RecipeNetwork network) {
    this.bundle = bundle;
    this.recipe = bundle.recipe();
    this.network = network;
  }

  /**
   * A scorer for a bundle; its network is opened at the first crop.
   *
   * @param networks opens the bundle's network; stays the caller's to close
   */
  public static RecipeScorer of(RecipeBundle bundle, Networks networks) {
    return new RecipeScorer(bundle, RecipeNetwork.of(bundle, networks));
  }

  /** The score of the lesion in the input, or why there is none. */
  public Outcome score(RecipeInput input) {
    return score(() -> input);
  }

  /** As {@link #score(RecipeInput)}, of an input whose making may be refused, too. */
  public Outcome score(Supplier<RecipeInput> input) {
    try {
      return new Scored(bundle.reference(), compute(input.get()));
    } catch (RefusedException e) {
      return new NotScorable(recipe.id(), e.reason(), e.detail());
    }
  }

  private Score compute(RecipeInput input) {
    Map<RoiRule, PhaseImage> regions = RecipeRegions.of(recipe, input);
    Map<ContrastPhase, PhaseImage> images = RecipeRegions.tumours(regions);
    List<Warning> timePoint = new TimePointCheck(recipe, input).check(images);
    Map<String, Reading> readings =
        RecipeReadings.of(
            bundle, network, new StudyInputs(bundle, images, input), input.clinical());
    return new ScoreAssembly(bundle).score(readings, regions, timePoint);
  }
}
