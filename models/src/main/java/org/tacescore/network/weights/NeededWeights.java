package org.tacescore.network.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The tensors that an architecture needs of a file.
 *
 * @param architecture its name, e.g. {@code resnet34}
 * @param shapes of the tensors by name, torch's axes, in the architecture's order
 * @param currentName the architecture's name of a tensor that may have an older one
 * @param head the classifying layer, whose weight and bias have a row a class
 * @param ownLayers layers that weights of another task do not have, the head among them
 */
public record NeededWeights(
    String architecture,
    Map<String, List<Integer>> shapes,
    UnaryOperator<String> currentName,
    String head,
    List<String> ownLayers) {

  public NeededWeights {
    shapes = Collections.unmodifiableMap(new LinkedHashMap<>(shapes));
    ownLayers = List.copyOf(ownLayers);
  }

  /** Whether the tensor is of a layer that weights of another task do not have. */
  boolean own(String tensor) {
    return ownLayers.stream().anyMatch(layer -> tensor.startsWith(layer + "."));
  }

  /** Whether the tensor is the head's. */
  boolean ofHead(String tensor) {
    return tensor.startsWith(head + ".");
  }
}
