package org.tacescore.volume;

/** Makes the samplers of one image, one for each thread. */
interface SamplerSource {
  Sampler get();

  /** Samplers for an image at the voxels of the lines' grid. */
  static SamplerSource of(Volume image, GridLines lines, Interpolation interpolation) {
    return switch (interpolation) {
      case NEAREST -> () -> new NearestSampler(image);
      case LINEAR -> () -> new LinearSampler(image);
      case CUBIC_B_SPLINE -> {
        CubicCoefficients coefficients = CubicCoefficients.of(image, lines.reach());
        yield () -> new CubicSampler(coefficients);
      }
    };
  }
}
