package org.tacescore.radiomics.feature;

/** How intensities become grey levels. */
public sealed interface Binning {

  /**
   * Bins of equal width whose edges are multiples of the width, counted from zero intensity
   * (PyRadiomics {@code binWidth}; IBSI counts from the lowest intensity instead).
   *
   * @param width in units of the image, positive
   */
  record FixedWidth(double width) implements Binning {
    public FixedWidth {
      if (!(width > 0) || !Double.isFinite(width)) {
        throw new InvalidSettingsException("binWidth must be positive, got " + width);
      }
    }
  }

  /**
   * A fixed number of bins between the lowest and the highest intensity (PyRadiomics {@code
   * binCount}).
   *
   * @param bins number of bins, at least 1
   */
  record FixedCount(int bins) implements Binning {
    public FixedCount {
      if (bins < 1) {
        throw new InvalidSettingsException("binCount must be at least 1, got " + bins);
      }
    }
  }
}
