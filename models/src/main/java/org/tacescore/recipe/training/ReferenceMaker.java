package org.tacescore.recipe.training;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.network.Networks;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.recipe.InvalidBundleException;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.ModelPart;
import org.tacescore.recipe.Part;
import org.tacescore.recipe.PreparedScorer;
import org.tacescore.recipe.Recipe;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.ReferenceCases;
import org.tacescore.recipe.ReferenceCheck;
import org.tacescore.score.RiskGroup;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;

/**
 * Makes the pairs of inputs and outputs by which a bundle is known to compute what it should. No
 * input is a patient's: features stand at the mean of the training rows or one standard deviation
 * beside it, crops are noise.
 */
final class ReferenceMaker {
  private static final double TOLERANCE = 1e-5;

  /** Where a case puts its features, in standard deviations from the mean. */
  private enum Place {
    MEAN("every feature at its mean", false, 1.0),
    ABOVE("every feature one standard deviation above its mean", true, 1.0),
    BELOW("every feature one standard deviation below its mean, darker crop", false, 0.25),
    IN_TURN("features one standard deviation above and below in turn, darker crop", true, 0.5);

    private final String words;
    private final boolean high;
    private final double brightest;

    Place(String words, boolean high, double brightest) {
      this.words = words;
      this.high = high;
      this.brightest = brightest;
    }

    double shift(int column) {
      return switch (this) {
        case MEAN -> 0;
        case ABOVE -> 1;
        case BELOW -> -1;
        case IN_TURN -> column % 2 == 0 ? 1 : -1;
      };
    }

    ReferenceCases.Noise noise() {
      return new ReferenceCases.Noise(ordinal() + 1L, 0, brightest);
    }
  }

  private ReferenceMaker() {}

  /**
   * The inputs alone: nothing is expected of them.
   *
   * @param parts of the bundle
   */
  static ReferenceCases inputs(Recipe recipe, Map<String, Part> parts) {
    Map<String, StandardisedModel.Column> columns = columns(recipe, parts);
    return new ReferenceCases(
        TOLERANCE,
        Arrays.stream(Place.values()).map(place -> input(place, recipe, columns)).toList());
  }

  private static Map<String, StandardisedModel.Column> columns(
      Recipe recipe, Map<String, Part> parts) {
    Map<String, StandardisedModel.Column> columns = new TreeMap<>();
    for (Measure measure : recipe.measures()) {
      if (measure instanceof Measure.Signature signature
          && parts.get(signature.part()) instanceof ModelPart model) {
        model.model().columns().stream()
            .filter(column -> recipe.roi(FeatureColumn.parse(column.name()).source()).isPresent())
            .forEach(column -> columns.put(column.name(), column));
      }
    }
    return columns;
  }

  private static ReferenceCases.Case input(
      Place place, Recipe recipe, Map<String, StandardisedModel.Column> columns) {
    Map<String, Double> features = new TreeMap<>();
    columns.forEach(
        (name, column) ->
            features.put(name, column.mean() + place.shift(features.size()) * column.sd()));
    Map<String, String> clinical = new TreeMap<>();
    for (Measure measure : recipe.measures()) {
      if (measure instanceof Measure.Clinical value) {
        clinical.put(value.analyte().contractName(), value.coding().example(place.high));
      }
    }
    return new ReferenceCases.Case(
        place.words, features, place.noise(), clinical, Map.of(), "", RiskGroup.Side.LOW);
  }

  /**
   * The bundle's inputs with what it makes of them.
   *
   * @param networks opens the bundle's network
   */
  static ReferenceCases expected(RecipeBundle bundle, Networks networks) {
    PreparedScorer scorer = PreparedScorer.of(bundle, networks);
    return new ReferenceCases(
        TOLERANCE,
        bundle.references().cases().stream().map(c -> expected(c, bundle, scorer)).toList());
  }

  private static ReferenceCases.Case expected(
      ReferenceCases.Case input, RecipeBundle bundle, PreparedScorer scorer) {
    PreparedScorer.Answer answer = scorer.answer(ReferenceCheck.prepared(bundle.recipe(), input));
    if (!(answer.outcome() instanceof Scored scored)) {
      throw new InvalidBundleException(
          "bundle %s: the reference case '%s' has no score: %s"
              .formatted(bundle.recipe().id(), input.name(), answer.outcome()));
    }
    Score score = scored.score();
    return new ReferenceCases.Case(
        input.name(),
        input.features(),
        input.crop(),
        input.clinical(),
        answer.measured(),
        score.value().toPlainString(),
        score.group().side());
  }
}
