package org.tacescore.network.weights;

import java.util.Arrays;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

/** Lengths of a tensor's axes as a file states them, held to what an array can have. */
final class TensorShape {
  static final int MOST_AXES = 8;

  private TensorShape() {}

  /**
   * @throws InvalidWeightsException TOO_LARGE when an array could not hold the tensor
   */
  static int[] of(String file, String tensor, long[] axes) {
    long length = 1;
    for (long axis : axes) {
      if (axis > Integer.MAX_VALUE || (axis > 0 && length > Integer.MAX_VALUE / axis)) {
        throw new InvalidWeightsException(
            Fault.TOO_LARGE,
            "%s: tensor %s has the shape %s".formatted(file, tensor, Arrays.toString(axes)));
      }
      length *= axis;
    }
    return Arrays.stream(axes).mapToInt(Math::toIntExact).toArray();
  }

  /** The product of the axes; 1 without any. */
  static long length(int[] axes) {
    long length = 1;
    for (int axis : axes) {
      length *= axis;
    }
    return length;
  }
}
