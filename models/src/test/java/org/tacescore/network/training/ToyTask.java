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

/**
 * A task that a small network learns in a few epochs: noise in which patients of class 1 have
 * vertical stripes, at the least size that LeNet takes.
 */
final class ToyTask {
  static final ImageShape IMAGE = ImageShape.planar(64, 64, 1);
  static final NetworkSpec SPEC = Architecture.of("lenet").shipped().withImage(IMAGE);
  static final TrainingPlan PLAN =
      new TrainingPlan(List.of(""), 3, 4, 1e-3, 1e-6, List.of(), List.of(), false, 0, 0.25, 11, 2);

  private ToyTask() {}

  /** Weights of the network that depend on the seed alone. */
  static Weights start(long seed) {
    return SavedModelWriter.seeded(SPEC, seed);
  }

  /** As many patients of either class, in turn, each with some images. */
  static TrainingSet set(int patients, int images, long seed) {
    List<TrainingCase> cases = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < patients; i++) {
      cases.add(TrainingCase.of("patient " + i, i % 2, images(images, i % 2, random)));
    }
    return new TrainingSet(cases, 2);
  }

  private static ImageTensor images(int count, int label, SplittableRandom random) {
    float[] values = new float[count * IMAGE.length()];
    for (int i = 0; i < values.length; i++) {
      double stripe = label == 1 && i % 4 < 2 ? 0.5 : 0;
      values[i] = (float) (random.nextDouble() - 0.5 + stripe);
    }
    return ImageTensor.of(count, IMAGE, values);
  }

  static TrainingTask task(TrainingPlan plan) {
    return new TrainingTask(SPEC, start(5), set(8, 2, 3), plan);
  }
}
