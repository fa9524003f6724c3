package org.tacescore.radiomics.image;

import java.util.List;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/**
 * Restriction of a region to voxels whose intensity lies in a range, limits included.
 *
 * @param range the lower limit, or the lower and the upper one, ascending ({@code resegmentRange})
 * @param mode what the limits are ({@code resegmentMode})
 * @param shape whether shape is measured of the restricted region, too ({@code resegmentShape})
 */
public record ResegmentationSettings(List<Double> range, Mode mode, boolean shape) {

  /** What the limits of a range are. */
  public enum Mode {
    /** Intensities. */
    ABSOLUTE,
    /** Parts of the highest intensity in the region. */
    RELATIVE,
    /** Standard deviations from the mean of the region. */
    SIGMA
  }

  public ResegmentationSettings {
    if (range.isEmpty() || range.size() > 2) {
      throw new InvalidSettingsException("resegmentRange must have 1 or 2 numbers, got " + range);
    }
    if (range.stream().anyMatch(limit -> limit.isNaN())) {
      throw new InvalidSettingsException("resegmentRange must be numbers, got " + range);
    }
    range = range.stream().sorted().toList();
  }
}
