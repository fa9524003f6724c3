package org.tacescore.network.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.network.Architecture;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.training.TrainingFailedException.Fault;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/**
 * A network, the weights it starts from, the cases it learns and the plan of how.
 *
 * @param start every tensor of the architecture, as {@link
 *     org.tacescore.network.NetworkWeights#fit} gives them
 */
public record TrainingTask(NetworkSpec spec, Weights start, TrainingSet set, TrainingPlan plan) {
  /**
   * Checks that all four belong together.
   *
   * @throws TrainingFailedException naming the fault
   */
  public TrainingTask {
    if (set.classes() != spec.contract().classes()) {
      throw new TrainingFailedException(
          Fault.WRONG_CLASS_COUNT,
          "the network has %d classes, the cases have %d"
              .formatted(spec.contract().classes(), set.classes()));
    }
    if (!spec.contract().accepts(set.image())) {
      throw new TrainingFailedException(
          Fault.WRONG_IMAGE,
          "the network takes %s, the cases have %s"
              .formatted(spec.contract().image(), set.image()));
    }
    if (set.clinical() != spec.contract().clinical()) {
      throw new TrainingFailedException(
          Fault.WRONG_CLINICAL,
          "the network takes %d clinical values, the cases have %d"
              .formatted(spec.contract().clinical(), set.clinical()));
    }
    requireHead(spec, start);
    requirePlan(plan, set, start);
  }

  private static void requireHead(NetworkSpec spec, Weights start) {
    String name = Architecture.of(spec.architecture()).head() + ".weight";
    int[] shape =
        start
            .find(name)
            .orElseThrow(
                () -> new TrainingFailedException(Fault.WRONG_WEIGHTS, "there is no " + name))
            .shape();
    if (shape.length != 2 || shape[0] != spec.contract().classes()) {
      throw new TrainingFailedException(
          Fault.WRONG_CLASS_COUNT,
          "%s has shape %s, the network %d classes"
              .formatted(name, Arrays.toString(shape), spec.contract().classes()));
    }
  }

  private static void requirePlan(TrainingPlan plan, TrainingSet set, Weights start) {
    if (!plan.classWeights().isEmpty() && plan.classWeights().size() != set.classes()) {
      throw new TrainingFailedException(
          Fault.WRONG_CLASS_COUNT,
          "the plan weighs %d classes of %d".formatted(plan.classWeights().size(), set.classes()));
    }
    for (Augmentation augmentation : plan.augmentations()) {
      if (!augmentation.suits(set.image())) {
        throw new TrainingFailedException(
            Fault.WRONG_PLAN, "%s does not suit %s".formatted(augmentation, set.image()));
      }
    }
    for (String prefix : plan.trained()) {
      if (start.names().stream().noneMatch(t -> covered(List.of(prefix), t))) {
        throw new TrainingFailedException(
            Fault.WRONG_PLAN, "the network has no layer '%s'".formatted(prefix));
      }
    }
  }

  /** The layer of a tensor: all of its name before the last dot. */
  static String layer(String tensor) {
    return tensor.substring(0, Math.max(tensor.lastIndexOf('.'), 0));
  }

  /** The name of the classifying layer. */
  String head() {
    return Architecture.of(spec.architecture()).head();
  }

  /** Whether the head alone is trained, on images as they are: features need one run of each. */
  boolean headOnly() {
    return plan.trained().equals(List.of(head())) && plan.augmentations().isEmpty();
  }

  /** {@link TrainingPlan#trunkFrozen}. */
  boolean trunkFrozen() {
    return plan.trunkFrozen(Architecture.of(spec.architecture()));
  }

  /** The layer that reads the trunk's end. */
  String trunkReader() {
    return Architecture.of(spec.architecture()).trunkReader();
  }

  /** Whether the layer that reads a frozen trunk's end is trained. */
  boolean readsTrunkAnew() {
    return trunkFrozen() && plan.trains(trunkReader());
  }

  static boolean covered(List<String> prefixes, String tensor) {
    return prefixes.stream().anyMatch(prefix -> TrainingPlan.covers(prefix, layer(tensor)));
  }

  /** Whether training changes this tensor: a trained layer's weights and running statistics. */
  boolean changes(String tensor) {
    return plan.trains(layer(tensor));
  }

  /** The tensors of these weights that training changes. */
  Weights changed(Weights weights) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(weights.asMap());
    tensors.keySet().removeIf(name -> !changes(name));
    return Weights.of(tensors);
  }

  /** The starting weights, but those of the same name in {@code changed}. */
  Weights started(Weights changed) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(start.asMap());
    tensors.putAll(changed.asMap());
    return Weights.of(tensors);
  }
}
