package org.tacescore.network;

import java.util.Map;
import java.util.stream.IntStream;

/** What a network gave for a batch: the tensors of its contract. Immutable. */
public final class NetworkOutput {
  private final Map<String, Tensor> tensors;

  /** A tensor's shape and values, the last axis fastest. */
  static final class Tensor {
    private final long[] shape;
    private final float[] values;

    Tensor(long[] shape, float[] values) {
      this.shape = shape;
      this.values = values;
    }

    /** Length of an axis; 0 is the batch, -1 the last. */
    int length(int axis) {
      return Math.toIntExact(shape[axis < 0 ? shape.length + axis : axis]);
    }

    /** Values of one image. */
    int imageLength() {
      return values.length / length(0);
    }

    /** Number of axes. */
    int rank() {
      return shape.length;
    }

    /** A value of an image, counted with the last axis fastest. */
    float at(int image, int offset) {
      return values[image * imageLength() + offset];
    }
  }

  NetworkOutput(Map<String, Tensor> tensors) {
    this.tensors = Map.copyOf(tensors);
  }

  /** The logit of a class for one image of the batch. */
  public float logit(int image, int outputClass) {
    return logits().values[image * classes() + outputClass];
  }

  /** Number of images. */
  public int images() {
    return logits().length(0);
  }

  /** Number of classes. */
  public int classes() {
    return logits().length(1);
  }

  /** Softmax probability of a class for one image of the batch, computed in double precision. */
  public double probability(int image, int outputClass) {
    double highest =
        IntStream.range(0, classes()).mapToDouble(c -> logit(image, c)).max().orElseThrow();
    double sum =
        IntStream.range(0, classes()).mapToDouble(c -> Math.exp(logit(image, c) - highest)).sum();
    return Math.exp(logit(image, outputClass) - highest) / sum;
  }

  /** A copy of the features that the classifying layer reads: image, feature. */
  public float[] features() {
    return values(NetworkContract.FEATURES);
  }

  /** A copy of the last map before the features: image, row, column, channel. */
  public float[] featureMap() {
    return values(NetworkContract.FEATURE_MAP);
  }

  /** Lengths of an output's axes. */
  long[] shape(String name) {
    return tensor(name).shape.clone();
  }

  /** A copy of an output's values. */
  float[] values(String name) {
    return tensor(name).values.clone();
  }

  private Tensor logits() {
    return tensor(NetworkContract.LOGITS);
  }

  /** The tensor of this name, which was fetched. */
  Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalStateException("the contract's output " + name + " was not fetched");
    }
    return tensor;
  }
}
