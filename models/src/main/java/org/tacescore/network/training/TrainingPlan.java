package org.tacescore.network.training;

import java.util.EnumSet;
import java.util.List;
import org.tacescore.network.Architecture;
import org.tacescore.network.training.TrainingFailedException.Fault;

/**
 * All that decides how a network is trained, as plain data: the same plan, cases and starting
 * weights give the same weights, on one machine with one number of threads.
 *
 * @param trained prefixes of the trained layers' names, each the whole name or all of it before a
 *     dot: {@code layer4} stands for {@code layer4.0.conv1} and its like; the empty prefix for all
 * @param epochs most passes over the training images
 * @param batch images of one step, and of one run of inference
 * @param learningRate of Adam
 * @param l2 factor of the sum of the trained kernels' squares that the loss gains; biases and batch
 *     normalisations are left out
 * @param classWeights weight in the loss of each class's images; empty for equal ones
 * @param augmentations in each epoch every training image is left as it is or changed in one of
 *     these ways, each as probable
 * @param patientMeans whether a head learns from the mean features of a patient's images; else from
 *     every image. Has no meaning for other layers
 * @param patience epochs without a lower validation loss that end the training; 0 for never
 * @param validationFraction part of the patients that validates, 0 to below 1; with 0 the last
 *     epoch's weights are kept
 * @param seed of split, order, augmentations and dropout
 * @param threads of one operation. TensorFlow makes its threads at the process's first session: it
 *     is the first number that counts
 */
public record TrainingPlan(
    List<String> trained,
    int epochs,
    int batch,
    double learningRate,
    double l2,
    List<Double> classWeights,
    List<Augmentation> augmentations,
    boolean patientMeans,
    int patience,
    double validationFraction,
    long seed,
    int threads) {
  /**
   * Checks every value.
   *
   * @throws TrainingFailedException of the fault {@code WRONG_PLAN}
   */
  public TrainingPlan {
    trained = List.copyOf(trained);
    classWeights = List.copyOf(classWeights);
    augmentations = List.copyOf(augmentations);
    require(!trained.isEmpty(), "a plan needs a trained layer");
    require(epochs > 0 && batch > 0, "epochs and batch must be positive: %d, %d", epochs, batch);
    require(
        learningRate > 0 && learningRate < 1,
        "the learning rate must lie between 0 and 1, got %s",
        learningRate);
    require(l2 >= 0 && l2 < 1, "L2 must be 0 or more and below 1, got %s", l2);
    require(
        classWeights.stream().allMatch(weight -> weight > 0 && weight < 1e6),
        "class weights must be positive and below a million, got %s",
        classWeights);
    require(
        augmentations.isEmpty() || EnumSet.copyOf(augmentations).size() == augmentations.size(),
        "an augmentation is there twice: %s",
        augmentations);
    require(patience >= 0, "the patience must be 0 or more, got %d", patience);
    require(
        validationFraction >= 0 && validationFraction < 1,
        "the validation fraction must be 0 or more and below 1, got %s",
        validationFraction);
    require(patience == 0 || validationFraction > 0, "patience needs patients that validate: 0 do");
    require(threads > 0, "threads must be positive, got %d", threads);
  }

  private static void require(boolean kept, String rule, Object... found) {
    if (!kept) {
      throw new TrainingFailedException(Fault.WRONG_PLAN, rule.formatted(found));
    }
  }

  /**
   * The plan that is shipped for an architecture: its paper's, where that is silent a default.
   *
   * @param name an architecture's id, {@code head} for a new head of any whose head is named {@code
   *     fc}, or {@code resnet34-fine-tuning}
   * @throws TrainingFailedException of the fault {@code WRONG_PLAN} when there is none
   */
  public static TrainingPlan shipped(String name) {
    return PlanJson.shipped(name);
  }

  /** A plan as {@link #json} wrote it; every key must be there, and no other. */
  public static TrainingPlan parse(String json) {
    return PlanJson.parse(json);
  }

  /** The plan as one line of JSON, its keys lower-case-with-dashes. */
  public String json() {
    return PlanJson.write(this);
  }

  /** Whether the layer of this name, e.g. {@code layer4.0.conv1}, is trained. */
  public boolean trains(String layer) {
    return trained.stream().anyMatch(prefix -> covers(prefix, layer));
  }

  /**
   * Whether no layer of an architecture's trunk is trained, on images as they are: its outputs need
   * one run of each.
   */
  public boolean trunkFrozen(Architecture architecture) {
    return augmentations.isEmpty()
        && trained.stream()
            .allMatch(
                layer -> architecture.ownLayers().stream().anyMatch(own -> covers(own, layer)));
  }

  static boolean covers(String prefix, String layer) {
    return prefix.isEmpty() || layer.equals(prefix) || layer.startsWith(prefix + ".");
  }

  /** The weight of a class. */
  double classWeight(int label) {
    return classWeights.isEmpty() ? 1 : classWeights.get(label);
  }

  /** The same plan for other layers. */
  public TrainingPlan withTrained(List<String> prefixes) {
    return new TrainingPlan(
        prefixes,
        epochs,
        batch,
        learningRate,
        l2,
        classWeights,
        augmentations,
        patientMeans,
        patience,
        validationFraction,
        seed,
        threads);
  }

  /** The same plan with other class weights. */
  public TrainingPlan withClassWeights(List<Double> weights) {
    return new TrainingPlan(
        trained,
        epochs,
        batch,
        learningRate,
        l2,
        weights,
        augmentations,
        patientMeans,
        patience,
        validationFraction,
        seed,
        threads);
  }

  /** The same plan for another number of epochs and another patience. */
  public TrainingPlan withEpochs(int most, int newPatience) {
    return new TrainingPlan(
        trained,
        most,
        batch,
        learningRate,
        l2,
        classWeights,
        augmentations,
        patientMeans,
        newPatience,
        validationFraction,
        seed,
        threads);
  }

  /** The same plan with another seed and number of threads. */
  public TrainingPlan with(long newSeed, int newThreads) {
    return new TrainingPlan(
        trained,
        epochs,
        batch,
        learningRate,
        l2,
        classWeights,
        augmentations,
        patientMeans,
        patience,
        validationFraction,
        newSeed,
        newThreads);
  }
}
