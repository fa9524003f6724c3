package org.tacescore.network;

/** How the maps of a network's last layers are weighed to say what it looked at. */
public enum ActivationMethod {
  /**
   * Class activation map: the sum of the feature map's channels, each by its weight in the class's
   * logit. Exact where the features are the channels' means: the logit is the map's mean plus the
   * bias. Source: Zhou B. et al., CVPR 2016, doi 10.1109/CVPR.2016.319.
   */
  CAM("CAM"),
  /**
   * The sum of the channels, each by the mean over the map of the logit's gradient. Source:
   * Selvaraju R. R. et al., ICCV 2017, doi 10.1109/ICCV.2017.74.
   */
  GRAD_CAM("Grad-CAM"),
  /**
   * The sum of the channels, each cell by the gradient at that very cell. Exact where one layer
   * that knows the cells' places makes the logits, for which Grad-CAM's means say little; the same
   * as Grad-CAM where the gradient does not depend on the place. Source: Draelos R. L. and Carin
   * L., arXiv 2011.08891.
   */
  HIRES_CAM("HiResCAM");

  private final String label;

  ActivationMethod(String label) {
    this.label = label;
  }

  /** The name that people know it by. */
  public String label() {
    return label;
  }
}
