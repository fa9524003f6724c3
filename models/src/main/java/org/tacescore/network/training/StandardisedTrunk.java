package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/**
 * A frozen trunk's outputs with mean 0 and deviation 1 over the training images, on which the layer
 * behind it is trained: Adam's steps and first weights suit that scale, and outputs in the
 * thousands, as a seeded trunk has them, would saturate what is behind. In the end the
 * standardisation is folded into that layer, so that the network is as any other.
 */
final class StandardisedTrunk implements ImageSource {
  private final TrainingTask task;
  private final TrunkOutputs outputs;
  private Optional<Standardisation> known = Optional.empty();

  /**
   * @param task whose trunk is frozen, and the layer that reads it trained
   */
  StandardisedTrunk(TrainingTask task, FeatureCache cache) {
    this.task = task;
    this.outputs = TrunkOutputs.of(task, cache);
  }

  @Override
  public void prepare() {
    standard();
  }

  private Standardisation standard() {
    if (known.isEmpty()) {
      List<TrainingCase> training =
          PatientSplit.of(task.set(), task.plan().validationFraction(), task.plan().seed())
              .training();
      known = Optional.of(Standardisation.of(outputs.outputs(TrainingBatches.images(training))));
    }
    return known.get();
  }

  @Override
  public ImageBatch batch(List<TrainingImage> images) {
    Standardisation standard = standard();
    List<float[]> standardised = new ArrayList<>();
    for (float[] output : outputs.outputs(images)) {
      standardised.add(standard.applyInSinglePrecision(output));
    }
    return ImageBatch.ofTrunk(images, standardised);
  }

  @Override
  public Weights onImages(Weights learned) {
    String weight = task.trunkReader() + ".weight";
    String bias = task.trunkReader() + ".bias";
    double[] kernel = wide(learned.get(weight));
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(learned.asMap());
    tensors.put(weight, like(learned.get(weight), standard().foldedKernel(kernel)));
    tensors.put(
        bias, like(learned.get(bias), standard().foldedBias(kernel, wide(learned.get(bias)))));
    return Weights.of(tensors);
  }

  private static double[] wide(WeightTensor tensor) {
    float[] values = tensor.toArray();
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static WeightTensor like(WeightTensor tensor, double[] values) {
    return WeightTensor.of(tensor.shape(), values);
  }
}
