package org.tacescore.score;

import org.tacescore.dicom.Code;

/** What a term of a score rests on, or what stands beside it. */
public sealed interface Finding {

  /**
   * A number computed from images, high or low by a learned cutoff.
   *
   * @param value finite
   * @param unit UCUM
   * @param cutoff the cutoff that dichotomises it
   */
  record Measured(double value, Code unit, Cutoff cutoff) implements Finding {
    public Measured {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a measured value must be finite, got " + value);
      }
    }
  }

  /**
   * A number that no cutoff dichotomises, e.g. a probability of survival.
   *
   * @param value finite
   * @param unit UCUM
   */
  record Computed(double value, Code unit) implements Finding {
    public Computed {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a computed value must be finite, got " + value);
      }
    }
  }

  /**
   * A clinical statement.
   *
   * @param value the value as its source gave it
   */
  record Stated(ClinicalValue value) implements Finding {}
}
