package org.tacescore.testpacs.phantom;

import java.util.SplittableRandom;

/**
 * What tells the tumours of a cohort apart beyond their vascularity.
 *
 * @param grain lattice length of the texture, 1 = the table's
 * @param halo 0 (none) to 1: enhancement and texture of the liver around the tumour
 */
record Traits(double grain, double halo) {

  static final double FINEST = 0.6;
  static final double COARSEST = 1.6;

  /** Of a patient that is in no cohort. */
  static final Traits USUAL = new Traits(1, 0);

  Traits {
    if (!(grain > 0 && halo >= 0 && halo <= 1)) {
      throw new IllegalArgumentException("grain %s, halo %s".formatted(grain, halo));
    }
  }

  /** Of a patient of a cohort: the logarithm of the grain, and the halo, uniform. */
  static Traits draw(SplittableRandom random) {
    return new Traits(
        Math.exp(random.nextDouble(Math.log(FINEST), Math.log(COARSEST))), random.nextDouble());
  }
}
