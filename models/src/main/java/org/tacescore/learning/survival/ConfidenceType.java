package org.tacescore.learning.survival;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Normal;

/**
 * The scale on which a confidence interval of survival S is symmetric, as R's {@code conf.type} of
 * survfit; se is that of log S, z the normal quantile.
 */
public enum ConfidenceType {
  /** exp(log S -+ z se), at most 1. NaN where S is 0. */
  LOG("log") {
    @Override
    double lower(double survival, double se) {
      return survival == 0 ? Double.NaN : Math.exp(Math.log(survival) - Normal.Z95 * se);
    }

    @Override
    double upper(double survival, double se) {
      return survival == 0
          ? Double.NaN
          : Math.min(1, Math.exp(Math.log(survival) + Normal.Z95 * se));
    }
  },
  /** exp(-exp(log(-log S) -+ z se / log S)). NaN where S is 0 or 1. */
  LOG_LOG("log-log") {
    @Override
    double lower(double survival, double se) {
      return atLogLog(survival, -Normal.Z95 * se);
    }

    @Override
    double upper(double survival, double se) {
      return atLogLog(survival, Normal.Z95 * se);
    }

    private double atLogLog(double survival, double shift) {
      if (survival == 0 || survival == 1) {
        return Double.NaN;
      }
      double log = Math.log(survival);
      return Math.exp(-Math.exp(Math.log(-log) + shift / log));
    }
  },
  /** S -+ z se S, within 0 and 1. NaN where S is 0. */
  PLAIN("plain") {
    @Override
    double lower(double survival, double se) {
      return Math.max(0, survival - Normal.Z95 * se * survival);
    }

    @Override
    double upper(double survival, double se) {
      return Math.min(1, survival + Normal.Z95 * se * survival);
    }
  };

  private final String word;

  ConfidenceType(String word) {
    this.word = word;
  }

  /** R's word: log, log-log or plain. */
  public String word() {
    return word;
  }

  /**
   * The type of R's word.
   *
   * @throws DegenerateDataException when there is none
   */
  public static ConfidenceType parse(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new DegenerateDataException(
                    Degeneracy.INVALID_VALUE,
                    "the type of a confidence interval is one of %s, got '%s'"
                        .formatted(
                            Arrays.stream(values())
                                .map(ConfidenceType::word)
                                .collect(Collectors.joining(", ")),
                            word)));
  }

  abstract double lower(double survival, double se);

  abstract double upper(double survival, double se);
}
