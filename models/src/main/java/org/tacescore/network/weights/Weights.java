package org.tacescore.network.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Named tensors in the order in which they were declared or written. Immutable. */
public final class Weights {
  private final Map<String, WeightTensor> tensors;

  private Weights(Map<String, WeightTensor> tensors) {
    this.tensors = tensors;
  }

  /** Keeps the map's order. */
  public static Weights of(Map<String, WeightTensor> tensors) {
    return new Weights(Collections.unmodifiableMap(new LinkedHashMap<>(tensors)));
  }

  public Set<String> names() {
    return tensors.keySet();
  }

  public Optional<WeightTensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * The tensor of a name that is known to be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public WeightTensor get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("there is no tensor " + name));
  }

  public Map<String, WeightTensor> asMap() {
    return tensors;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weights that && tensors.equals(that.tensors);
  }

  @Override
  public int hashCode() {
    return tensors.hashCode();
  }
}
