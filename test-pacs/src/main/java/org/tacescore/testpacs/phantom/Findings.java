package org.tacescore.testpacs.phantom;

import java.util.SplittableRandom;

/**
 * What a reader finds beside the tumours themselves.
 *
 * @param capsule whether there is a capsule
 * @param vp4 whether a thrombus fills the portal vein's trunk
 * @param diffuse whether the tumour grows diffusely
 */
record Findings(boolean capsule, boolean vp4, boolean diffuse) {

  /** Of a patient that is in no cohort. */
  static final Findings USUAL = new Findings(true, false, false);

  /** Of a patient of a cohort; no MR is of diffuse growth, which its recipe leaves out. */
  static Findings draw(PhantomModality modality, SplittableRandom random) {
    return new Findings(
        random.nextInt(100) < 70,
        random.nextInt(100) < 12,
        random.nextInt(100) < 10 && modality == PhantomModality.CT);
  }

  static String word(boolean found) {
    return found ? "yes" : "no";
  }
}
