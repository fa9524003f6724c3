package org.tacescore.recipe.training;

import java.nio.file.Path;
import java.time.Clock;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.network.training.FeatureCache;
import org.tacescore.recipe.training.UntrainableException.Fault;

/**
 * Learns the parts of a recipe from a cohort.
 *
 * <p>Classifiers learn from the patients that the endpoint classifies. Cutoffs are learned from
 * values of models that did not learn from the patient: for classified patients those of the folds
 * that held them out, for the others those of the final models. Patients of a held-out centre take
 * no part in any of this; they are scored by what comes of it. The same template, cohort, endpoint,
 * centre and seed give the same parts on one machine with one number of threads.
 */
public final class RecipeTrainer {
  private final RecipeTemplate template;
  private final TrainingOptions options;
  private final TrainingWork work;
  private final RecipeProgress.Listener listener;
  private final Clock clock;

  /**
   * @param work folder for the checkpoints of networks, from which a training that was killed goes
   *     on; made when needed
   * @param clock tells the time that is left
   */
  public RecipeTrainer(
      RecipeTemplate template,
      TrainingOptions options,
      Path work,
      RecipeProgress.Listener listener,
      Clock clock) {
    this(template, options, work, FeatureCache.in(work.resolve("trunk")), listener, clock);
  }

  /**
   * As with the folder alone, but with a frozen trunk's outputs kept elsewhere.
   *
   * @param trunk shared by trainings of this recipe, e.g. with other learning rates
   */
  public RecipeTrainer(
      RecipeTemplate template,
      TrainingOptions options,
      Path work,
      FeatureCache trunk,
      RecipeProgress.Listener listener,
      Clock clock) {
    this.template = template;
    this.options = options;
    this.work = new TrainingWork(work, trunk);
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Trains.
   *
   * @throws UntrainableException when this cohort does not allow it
   * @throws org.tacescore.network.training.TrainingFailedException when a network's training cannot
   *     begin or go on
   */
  public TrainedRecipe train(Cohort cohort) {
    Endpoint endpoint = endpoint();
    CohortRows rows = CohortRows.of(cohort, endpoint, options.heldOutCentre());
    requireClassified(rows, endpoint);
    return new RecipeLearning(template, endpoint, options, cohort, rows, work, listener, clock)
        .recipe();
  }

  private Endpoint endpoint() {
    TrainingSpec training = template.training();
    return options
        .endpoint()
        .map(
            id ->
                training
                    .endpoint(id)
                    .orElseThrow(
                        () ->
                            new UntrainableException(
                                Fault.UNKNOWN_ENDPOINT,
                                "'%s'; known: %s"
                                    .formatted(
                                        id,
                                        training.endpoints().stream().map(Endpoint::id).toList()))))
        .orElseGet(() -> training.endpoints().get(0));
  }

  private static void requireClassified(CohortRows rows, Endpoint endpoint) {
    BinaryOutcome outcome = rows.outcome();
    if (outcome.positives() == 0 || outcome.negatives() == 0) {
      throw new UntrainableException(
          Fault.ONE_CLASS,
          "'%s' finds %d of %d patients positive and %d negative; both classes are needed"
              .formatted(endpoint.id(), outcome.positives(), rows.count(), outcome.negatives()));
    }
  }
}
