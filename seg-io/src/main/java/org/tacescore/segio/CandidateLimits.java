package org.tacescore.segio;

/**
 * What a series must have at least to be measured; a site may set its own.
 *
 * @param fewestSlices smallest number of slices
 * @param thickestSliceMm largest slice thickness; rounding of the header is allowed for
 * @param largestTiltDegrees largest angle between the slice normal and the body axis z, 0 to 90
 */
public record CandidateLimits(int fewestSlices, double thickestSliceMm, double largestTiltDegrees) {

  public CandidateLimits {
    if (fewestSlices < 1) {
      throw new IllegalArgumentException("at least one slice is needed, got " + fewestSlices);
    }
    if (!(thickestSliceMm > 0)) {
      throw new IllegalArgumentException(
          "slice thickness must be positive, got %s mm".formatted(thickestSliceMm));
    }
    if (!(largestTiltDegrees >= 0 && largestTiltDegrees <= 90)) {
      throw new IllegalArgumentException("tilt must be 0 to 90 degrees, got " + largestTiltDegrees);
    }
  }

  /** 8 slices, 5 mm, 30 degrees: half-way between axial and the obliques that are none. */
  public static CandidateLimits defaults() {
    return new CandidateLimits(8, 5, 30);
  }
}
