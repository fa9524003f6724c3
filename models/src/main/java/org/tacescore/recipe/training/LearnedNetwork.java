package org.tacescore.recipe.training;

import java.util.List;
import java.util.Optional;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.Preprocessing;
import org.tacescore.network.weights.Weights;

/**
 * The network of a trained recipe.
 *
 * @param spec layers and sizes
 * @param weights every tensor of the architecture
 * @param preprocessing of the crops that it learned from
 * @param clinicalNames names of the clinical values that it takes, in their order
 * @param seed of {@link org.tacescore.network.NetworkWeights#seeded} from which the training began;
 *     empty where it began at other weights. Tensors that are still the seeded ones, bit for bit,
 *     need not be stored
 * @param origin where the weights come from, in words
 */
public record LearnedNetwork(
    NetworkSpec spec,
    Weights weights,
    Preprocessing preprocessing,
    List<String> clinicalNames,
    Optional<Long> seed,
    String origin) {
  public LearnedNetwork {
    clinicalNames = List.copyOf(clinicalNames);
    if (clinicalNames.size() != spec.contract().clinical()) {
      throw new IllegalArgumentException(
          "the network takes %d clinical values, named are %s"
              .formatted(spec.contract().clinical(), clinicalNames));
    }
  }
}
