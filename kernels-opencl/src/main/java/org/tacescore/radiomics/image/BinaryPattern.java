package org.tacescore.radiomics.image;

import java.util.Arrays;
import java.util.Locale;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/**
 * How the comparisons of a circle's samples with its centre become a number, after T. Ojala, M.
 * Pietikainen and T. Maenpaa, IEEE Trans Pattern Anal Mach Intell 24:971-987, 2002,
 * doi:10.1109/TPAMI.2002.1017623, by scikit-image's names.
 */
enum BinaryPattern {
  /** The samples as the bits of a number. */
  DEFAULT {
    @Override
    double code(boolean[] isHigh, double[] samples) {
      double code = 0;
      for (int i = 0; i < isHigh.length; i++) {
        // 32 bits as scikit-image has them: the last is negative, others are lost.
        code += isHigh[i] && i < Integer.SIZE ? 1 << i : 0;
      }
      return code;
    }
  },
  /** The least number that turning the circle gives. */
  ROR {
    @Override
    double code(boolean[] isHigh, double[] samples) {
      int turned = (int) DEFAULT.code(isHigh, samples);
      int least = turned;
      for (int i = 1; i < isHigh.length; i++) {
        turned = turned >> 1 | (turned & 1) << (isHigh.length - 1);
        least = Math.min(least, turned);
      }
      return least;
    }
  },
  /** The number of high samples if they lie together, else one more than there are samples. */
  UNIFORM {
    @Override
    double code(boolean[] isHigh, double[] samples) {
      return changes(isHigh) <= 2 ? count(isHigh) : isHigh.length + 1;
    }
  },
  /** A number of its own for each place of high samples that lie together. */
  NRI_UNIFORM {
    @Override
    double code(boolean[] isHigh, double[] samples) {
      int n = isHigh.length;
      int high = count(isHigh);
      if (changes(isHigh) > 2) {
        return n * (n - 1) + 2;
      }
      if (high == 0 || high == n) {
        return high == 0 ? 0 : n * (n - 1) + 1;
      }
      int turns = isHigh[0] ? high - first(isHigh, false) : n - first(isHigh, true);
      return 1 + (high - 1) * n + turns;
    }
  },
  /** The variance of the samples, which needs no comparison; NaN where they are all equal. */
  VAR {
    @Override
    double code(boolean[] isHigh, double[] samples) {
      double sum = 0;
      double squares = 0;
      for (double sample : samples) {
        sum += sample;
        squares += sample * sample;
      }
      double variance = (squares - sum * sum / samples.length) / samples.length;
      return variance == 0 ? Double.NaN : variance;
    }
  };

  /**
   * The number.
   *
   * @param isHigh whether each sample is at least the centre
   * @param samples the samples, in the order of the circle
   */
  abstract double code(boolean[] isHigh, double[] samples);

  /** The one that scikit-image names so, in whatever case. */
  static BinaryPattern named(String name) {
    return Arrays.stream(values())
        .filter(pattern -> pattern.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSettingsException(
                    "lbp2DMethod must be default, ror, uniform, nri_uniform or var, got \"%s\""
                        .formatted(name)));
  }

  private static int changes(boolean[] isHigh) {
    int changes = 0;
    for (int i = 1; i < isHigh.length; i++) {
      changes += isHigh[i] == isHigh[i - 1] ? 0 : 1;
    }
    return changes;
  }

  private static int count(boolean[] isHigh) {
    int count = 0;
    for (boolean high : isHigh) {
      count += high ? 1 : 0;
    }
    return count;
  }

  private static int first(boolean[] isHigh, boolean wanted) {
    int index = 0;
    while (isHigh[index] != wanted) {
      index++;
    }
    return index;
  }
}
