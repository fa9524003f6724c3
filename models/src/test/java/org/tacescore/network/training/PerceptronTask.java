package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tacescore.network.Architecture;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.SavedModelWriter;
import org.tacescore.network.weights.Weights;

/** A task for the network with a perceptron behind its trunk, on small images of noise. */
final class PerceptronTask {
  static final NetworkSpec SPEC =
      Architecture.of("resnet50-mlp").shipped().withImage(ImageShape.planar(32, 32, 3));
  static final Weights START = SavedModelWriter.seeded(SPEC, 5);
  static final TrainingPlan PLAN =
      new TrainingPlan(
          List.of("mlp", "fc"), 2, 4, 1e-3, 0, List.of(), List.of(), false, 0, 0.25, 11, 2);

  private PerceptronTask() {}

  static TrainingTask task(TrainingPlan plan) {
    return new TrainingTask(SPEC, START, set(), plan);
  }

  /** Four patients a class, with one image and five clinical values each. */
  private static TrainingSet set() {
    SplittableRandom random = new SplittableRandom(3);
    ImageShape shape = SPEC.contract().image();
    List<TrainingCase> cases = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      List<Float> clinical = new ArrayList<>();
      for (float value : noise(SPEC.contract().clinical(), random)) {
        clinical.add(value);
      }
      ImageTensor image = ImageTensor.of(1, shape, noise(shape.length(), random));
      cases.add(new TrainingCase("patient " + i, i % 2, image, clinical));
    }
    return new TrainingSet(cases, 2);
  }

  /** Between -1 and 1. */
  static float[] noise(int length, SplittableRandom random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }
}
