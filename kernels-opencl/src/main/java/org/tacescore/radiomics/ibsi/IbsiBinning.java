package org.tacescore.radiomics.ibsi;

import org.tacescore.radiomics.InvalidSettingsException;

/** How intensities become grey levels (IBSI reference manual, chapter 2.7). */
public sealed interface IbsiBinning {

  /**
   * The intensities themselves are the levels. For matrices they must be whole numbers from 1 on;
   * for an intensity-volume histogram any whole numbers.
   */
  record None() implements IbsiBinning {}

  /**
   * Bins of equal width from a fixed intensity on (IBSI Q3RU); which one is {@link
   * Definitions#binOrigin}.
   *
   * @param width in units of the image, positive
   */
  record FixedWidth(double width) implements IbsiBinning {
    public FixedWidth {
      if (!(width > 0) || !Double.isFinite(width)) {
        throw new InvalidSettingsException("bin-width must be positive, got " + width);
      }
    }
  }

  /**
   * A fixed number of bins between the lowest and the highest intensity of the region (IBSI K15C).
   *
   * @param bins number of bins, 1 to 65 535
   */
  record FixedNumber(int bins) implements IbsiBinning {
    public FixedNumber {
      if (bins < 1 || bins > Character.MAX_VALUE) {
        throw new InvalidSettingsException("bin-number must be 1 to 65535, got " + bins);
      }
    }
  }
}
