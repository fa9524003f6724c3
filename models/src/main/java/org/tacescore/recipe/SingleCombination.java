package org.tacescore.recipe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.tacescore.dicom.Code;

/**
 * A total that is the value of one measure, and its groups by that measure's own cutoff. The total
 * is rounded before it is held against the cutoff, so that what a reader sees decides the group.
 *
 * @param measure name of the measure
 * @param decimals of the total, half to even
 * @param highGroup code of a total above the cutoff
 * @param lowGroup code of any other total
 */
public record SingleCombination(String measure, int decimals, Code highGroup, Code lowGroup)
    implements Combination {
  private static final int MOST_DECIMALS = 10;

  public SingleCombination {
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          "combination.decimals must be 0 to %d, got %d".formatted(MOST_DECIMALS, decimals));
    }
  }

  @Override
  public List<String> measures() {
    return List.of(measure);
  }

  @Override
  public List<String> cuts() {
    return List.of();
  }

  /** The total of a value. */
  public BigDecimal total(double value) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
