package org.tacescore.network.training;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The random numbers of a training: each use has a stream of its own, derived from the plan's seed
 * and from where the training stands, so that a resumed training draws what it would have drawn.
 */
final class Draws {
  private static final int SPLIT = 1;
  private static final int ORDER = 2;
  private static final int MASKS = 3;

  private Draws() {}

  /** For the split into patients that train and validate. */
  static SplittableRandom split(long seed) {
    return stream(seed, SPLIT);
  }

  /** For an epoch's order and augmentations. */
  static SplittableRandom epoch(long seed, int epoch) {
    return stream(seed, ORDER, epoch);
  }

  /** For the masks of one step. */
  static SplittableRandom masks(long seed, int epoch, int step) {
    return stream(seed, MASKS, epoch, step);
  }

  /** A dropout's mask: each value 0 with the probability of the rate, else 1 / (1 - rate). */
  static float[] mask(int length, float rate, SplittableRandom random) {
    float[] mask = new float[length];
    for (int i = 0; i < length; i++) {
      mask[i] = random.nextDouble() < rate ? 0 : 1 / (1 - rate);
    }
    return mask;
  }

  private static SplittableRandom stream(long seed, int... places) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int place : places) {
      random = new SplittableRandom(random.nextLong() + place);
    }
    return random;
  }

  /** Fisher and Yates. */
  static <T> void shuffle(List<T> items, SplittableRandom random) {
    for (int i = items.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      T item = items.get(i);
      items.set(i, items.get(other));
      items.set(other, item);
    }
  }
}
