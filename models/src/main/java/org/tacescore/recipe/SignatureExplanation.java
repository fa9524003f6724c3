package org.tacescore.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tacescore.learning.model.FittedModel;
import org.tacescore.learning.model.LinearModel;
import org.tacescore.learning.model.LogisticModel;
import org.tacescore.learning.model.StandardisedModel;

/**
 * The weights of the network's features in a linear signature: how much it changes with each.
 *
 * @param embedding whose features they are
 * @param weights by the feature's place in the network, from 0: the coefficient divided by the
 *     column's standard deviation; none is 0
 */
record SignatureExplanation(Embedding embedding, Map<Integer, Double> weights) {
  SignatureExplanation {
    weights = Map.copyOf(weights);
  }

  /** One for each embedding that a signature takes features of; none where it is not linear. */
  static List<SignatureExplanation> of(RecipeBundle bundle, Measure.Signature signature) {
    ModelPart part = bundle.model(signature.part());
    return coefficients(part.model().model())
        .map(
            coefficients ->
                bundle.recipe().embeddings().stream()
                    .map(one -> of(one, part, coefficients))
                    .filter(one -> !one.weights().isEmpty())
                    .toList())
        .orElse(List.of());
  }

  private static SignatureExplanation of(
      Embedding embedding, ModelPart part, List<Double> coefficients) {
    List<FeatureColumn> features = part.features();
    List<StandardisedModel.Column> scale = part.model().columns();
    Map<Integer, Double> weights = new TreeMap<>();
    for (int i = 0; i < features.size(); i++) {
      FeatureColumn column = features.get(i);
      if (column.source().equals(embedding.name()) && coefficients.get(i) != 0) {
        weights.put(Embedding.feature(column), coefficients.get(i) / scale.get(i).sd());
      }
    }
    return new SignatureExplanation(embedding, weights);
  }

  /** Of a linear predictor; a probability rises with its log odds. */
  private static Optional<List<Double>> coefficients(FittedModel model) {
    if (model instanceof LinearModel linear) {
      return Optional.of(linear.coefficients());
    }
    return model instanceof LogisticModel logistic
        ? Optional.of(logistic.coefficients())
        : Optional.empty();
  }
}
