package org.tacescore.learning.survival;

import java.util.stream.IntStream;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/** Numbers of rows below the cutpoints that proportions allow. */
final class Cutpoints {
  private Cutpoints() {}

  /**
   * Rows up to each distinct value: at least 1 and floor(n minprop), at most floor(n maxprop), as
   * maxstat counts. From 0 to 1 the last cutpoint is left out, as there.
   *
   * @param sorted ascending
   */
  static int[] within(double[] sorted, double minprop, double maxprop) {
    if (!(minprop >= 0 && minprop < maxprop && maxprop <= 1)) {
      throw new DegenerateDataException(
          Degeneracy.INVALID_VALUE,
          "proportions must be 0 <= minprop < maxprop <= 1, got %s and %s"
              .formatted(minprop, maxprop));
    }
    int[] all = IntStream.range(1, sorted.length).filter(i -> sorted[i] != sorted[i - 1]).toArray();
    double least = Math.max(1, Math.floor(sorted.length * minprop));
    double most = Math.floor(sorted.length * maxprop);
    int[] below =
        minprop == 0 && maxprop == 1
            ? IntStream.of(all).limit(all.length - 1L).toArray()
            : IntStream.of(all).filter(m -> m >= least && m <= most).toArray();
    if (below.length == 0) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS,
          "no cutpoint leaves %s to %s of %d rows below"
              .formatted(minprop, maxprop, sorted.length));
    }
    return below;
  }
}
