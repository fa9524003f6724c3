package org.tacescore.network;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Initial weights that depend on a seed alone: drawn from {@link SplittableRandom}, tensor after
 * tensor in the order of the calls, the last axis fastest.
 */
final class SeededWeights {
  private final SplittableRandom random;

  SeededWeights(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Uniform in (-limit, limit) with limit = sqrt(6 / fanIn), for layers before a rectifier. */
  float[] heUniform(int length, int fanIn) {
    return uniform(length, Math.sqrt(6.0 / fanIn));
  }

  /** Uniform in (-limit, limit) with limit = sqrt(6 / (fanIn + fanOut)). */
  float[] glorotUniform(int length, int fanIn, int fanOut) {
    return uniform(length, Math.sqrt(6.0 / (fanIn + fanOut)));
  }

  /** Every weight the same; draws nothing. */
  static float[] constant(int length, float value) {
    float[] weights = new float[length];
    Arrays.fill(weights, value);
    return weights;
  }

  private float[] uniform(int length, double limit) {
    float[] weights = new float[length];
    for (int i = 0; i < length; i++) {
      weights[i] = (float) ((2 * random.nextDouble() - 1) * limit);
    }
    return weights;
  }
}
