package org.tacescore.recipe;

import java.util.Optional;
import org.tacescore.network.ImageTensor;
import org.tacescore.refusal.RefusedException;

/** What the measures of a recipe that come from images are computed of, for one lesion. */
interface MeasureInputs {
  /**
   * The value of a radiomics feature; empty where it has none.
   *
   * @throws RefusedException when the features of its region cannot be computed
   */
  Optional<Double> feature(FeatureColumn column);

  /**
   * What the network sees.
   *
   * @param name of the measure or embedding whose crop it is
   * @throws RefusedException when it cannot be cut out, or is not there
   */
  ImageTensor crop(String name, PhaseCrop crop);
}
