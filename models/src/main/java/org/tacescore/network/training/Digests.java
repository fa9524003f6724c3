package org.tacescore.network.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tacescore.digest.Sha256;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/**
 * SHA-256 digests of what decides a training, lower-case hexadecimal. Before every part stands its
 * length or its kind.
 */
final class Digests {
  private final Sha256 sha256 = new Sha256();

  private Digests() {}

  /** Of layers, and of weights by name, shape and value. */
  static String network(NetworkSpec spec, Weights weights) {
    Digests digests = new Digests().add(spec.toString());
    weights.asMap().forEach((name, tensor) -> digests.add(name).add(tensor));
    return digests.hex();
  }

  /**
   * Of every case's class, images and clinical values in order; the patients' names are left out.
   */
  static String cases(TrainingSet set) {
    Digests digests = new Digests().add(set.image().toString());
    for (TrainingCase one : set.cases()) {
      digests.add(one.label()).add(one.count()).add(one.images().toArray());
      one.clinical().forEach(value -> digests.add(Float.floatToRawIntBits(value)));
    }
    return digests.add(set.classes()).hex();
  }

  static String plan(TrainingPlan plan) {
    return new Digests().add(plan.json()).hex();
  }

  /** Of the images of one run through a network, in their order, and of the run's threads. */
  static String run(String network, int threads, List<TrainingImage> images) {
    Digests digests = new Digests().add(network).add(threads);
    images.forEach(image -> digests.add(image.values()));
    return digests.hex();
  }

  private Digests add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha256.add(bytes);
    return this;
  }

  private Digests add(int value) {
    sha256.add(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  private Digests add(WeightTensor tensor) {
    for (int axis : tensor.shape()) {
      add(axis);
    }
    return add(tensor.toArray());
  }

  private Digests add(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    add(values.length);
    sha256.add(bytes);
    return this;
  }

  private String hex() {
    return sha256.hex();
  }
}
