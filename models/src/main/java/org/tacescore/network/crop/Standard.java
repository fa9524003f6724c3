package org.tacescore.network.crop;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Volume;

/**
 * Mean and standard deviation (of the population) of values.
 *
 * @param mean of the values
 * @param deviation above 0
 */
record Standard(double mean, double deviation) {

  /** Of all voxels of an image. */
  static Standard of(Volume volume) {
    return of(volume.toArray());
  }

  /** Of the values that are numbers; refuses values that are all the same. */
  static Standard of(double[] values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    double mean = Arrays.stream(known).average().orElse(Double.NaN);
    double squares = Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum();
    // The mean of equal values need not be that value to the last bit.
    if (Arrays.stream(known).allMatch(value -> value == known[0]) || !(squares > 0)) {
      throw new RefusedException(
          Refusal.INCOMPLETE_FEATURES,
          "a z-score needs values that differ; all of the crop or image are the same");
    }
    return new Standard(mean, Math.sqrt(squares / known.length));
  }

  /** Standardises the chosen of the values in their place. */
  void apply(double[] values, IntPredicate chosen) {
    for (int i = 0; i < values.length; i++) {
      if (chosen.test(i)) {
        values[i] = (values[i] - mean) / deviation;
      }
    }
  }
}
