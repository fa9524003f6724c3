package org.tacescore.volume.registration;

import java.util.List;

/**
 * How two images are registered.
 *
 * @param seed of the positions at which the images are compared; the same seed gives the same
 *     result on any number of cores
 * @param samples positions of one level, at least 1000
 * @param marginMm how far around the liver they reach
 * @param levelsMm voxel size of each level of the pyramid, coarsest first; voxels that are larger
 *     stay as they are
 * @param gridMm distance of the control points of the free-form deformation; twice as much on the
 *     coarsest of several levels, which has too few voxels to fix more
 * @param iterations most steps of one level
 * @param bending weight of the bending energy against mutual information, nats mm^2; see {@link
 *     ControlGrid#addBending}
 */
public record RegistrationSettings(
    long seed,
    int samples,
    double marginMm,
    List<Double> levelsMm,
    double gridMm,
    int iterations,
    double bending) {
  private static final int FEWEST_SAMPLES = 1000;

  /** What docs/registration.md describes and measures. */
  public static final RegistrationSettings STANDARD =
      new RegistrationSettings(1, 80_000, 15, List.of(6.0, 3.0, 1.5), 35, 60, 150);

  public RegistrationSettings {
    levelsMm = List.copyOf(levelsMm);
    if (samples < FEWEST_SAMPLES
        || iterations < 1
        || levelsMm.isEmpty()
        || !(marginMm >= 0 && gridMm > 0 && bending >= 0)
        || !levelsMm.stream().allMatch(mm -> mm > 0)) {
      throw new IllegalArgumentException(
          ("a registration needs %d samples or more, levels, steps and lengths above 0; got %d"
                  + " samples, levels of %s mm, %d steps, margin %s mm, grid %s mm, bending %s")
              .formatted(FEWEST_SAMPLES, samples, levelsMm, iterations, marginMm, gridMm, bending));
    }
  }

  /** The same with another seed. */
  public RegistrationSettings withSeed(long other) {
    return new RegistrationSettings(
        other, samples, marginMm, levelsMm, gridMm, iterations, bending);
  }
}
