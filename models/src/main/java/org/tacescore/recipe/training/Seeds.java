package org.tacescore.recipe.training;

import java.util.SplittableRandom;

/**
 * Seeds of a training's steps, each by its name: a step's randomness does not depend on which steps
 * came before.
 */
final class Seeds {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  static long of(long seed, String step) {
    return new SplittableRandom(seed + STEP * step.hashCode()).nextLong();
  }
}
