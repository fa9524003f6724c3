package org.tacescore.radiomics.ibsi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * Features of the intensity-volume histogram: the part of the region with at least an intensity, as
 * a function of that intensity (IBSI reference manual, chapter 3.5, P88C).
 *
 * <p>Intensities are the levels of the histogram: as they are, centres of bins of fixed width, or
 * numbers of bins. An intensity fraction runs from 0 at the lowest to 1 at the highest level; as
 * they are, these are the bounds of the re-segmentation range where it has them. A single level has
 * fraction 1.
 */
final class VolumeHistogramFeatures {
  /** More levels than this are no histogram. */
  private static final int MOST_LEVELS = 1 << 24;

  private final double first;
  private final double step;
  private final int[] counts;
  private final int voxels;

  /**
   * @param first intensity of the lowest level
   * @param step from level to level
   */
  private VolumeHistogramFeatures(double first, double step, int levels, int voxels) {
    this.first = first;
    this.step = step;
    this.counts = new int[levels];
    this.voxels = voxels;
  }

  /** Tags {@code ivh_}. */
  static Map<String, Double> of(double[] intensities, IbsiSettings settings) {
    IbsiBinning binning = settings.ivhDiscretisation();
    if (binning instanceof IbsiBinning.FixedNumber) {
      return fixedNumber(intensities, settings).features();
    }
    if (binning instanceof IbsiBinning.FixedWidth fixed) {
      return fixedWidth(intensities, fixed.width(), settings).features();
    }
    return asTheyAre(intensities, settings.resegmentation()).features();
  }

  private static VolumeHistogramFeatures fixedNumber(double[] intensities, IbsiSettings settings) {
    GreyLevels levels = GreyLevels.of(intensities, settings.ivhDiscretisation(), settings);
    VolumeHistogramFeatures histogram =
        new VolumeHistogramFeatures(1, 1, levels.highest(), levels.voxels());
    for (int k = 0; k < levels.voxels(); k++) {
      histogram.counts[levels.at(k) - 1]++;
    }
    return histogram;
  }

  private static VolumeHistogramFeatures fixedWidth(
      double[] intensities, double width, IbsiSettings settings) {
    double origin = GreyLevels.origin(intensities, width, settings);
    Resegmentation range = settings.resegmentation();
    double top = range.hasUpperBound() ? range.upper() : GreyLevels.max(intensities);
    int levels = checked(Math.ceil((top - origin) / width) + 1);
    VolumeHistogramFeatures histogram =
        new VolumeHistogramFeatures(origin + width / 2, width, levels, intensities.length);
    for (double intensity : intensities) {
      histogram.counts[(int) Math.floor((intensity - origin) / width)]++;
    }
    return histogram;
  }

  private static VolumeHistogramFeatures asTheyAre(double[] intensities, Resegmentation range) {
    if (Arrays.stream(intensities).anyMatch(x -> x != Math.rint(x))) {
      throw new RefusedException(
          Refusal.INCOMPLETE_FEATURES,
          "intensities that are not whole numbers need an ivh-discretisation");
    }
    double low = range.hasLowerBound() ? Math.ceil(range.lower()) : GreyLevels.min(intensities);
    double high = range.hasUpperBound() ? Math.floor(range.upper()) : GreyLevels.max(intensities);
    VolumeHistogramFeatures histogram =
        new VolumeHistogramFeatures(low, 1, checked(high - low + 1), intensities.length);
    for (double intensity : intensities) {
      histogram.counts[(int) (intensity - low)]++;
    }
    return histogram;
  }

  private static int checked(double levels) {
    if (!(levels <= MOST_LEVELS)) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "the intensity-volume histogram has %.0f levels and at most %d are counted"
              .formatted(levels, MOST_LEVELS));
    }
    return (int) levels;
  }

  private Map<String, Double> features() {
    double v10 = volumeAt(0.10);
    double v90 = volumeAt(0.90);
    double i10 = intensityAt(0.10);
    double i90 = intensityAt(0.90);
    Map<String, Double> features = new LinkedHashMap<>();
    features.put("ivh_v10", v10);
    features.put("ivh_v90", v90);
    features.put("ivh_i10", i10);
    features.put("ivh_i90", i90);
    features.put("ivh_diff_v10_v90", v10 - v90);
    features.put("ivh_diff_i10_i90", i10 - i90);
    features.put("ivh_auc", areaUnderCurve());
    return features;
  }

  /** The part of the region at or above the first level whose intensity fraction is reached. */
  private double volumeAt(double intensityFraction) {
    long above = voxels;
    for (int level = 0; level < counts.length; level++) {
      if (fraction(level) >= intensityFraction) {
        return above / (double) voxels;
      }
      above -= counts[level];
    }
    return 0;
  }

  /** The lowest level at or above which at most this part of the region lies. */
  private double intensityAt(double volumeFraction) {
    long above = voxels;
    for (int level = 0; level < counts.length; level++) {
      if (above / (double) voxels <= volumeFraction) {
        return first + level * step;
      }
      above -= counts[level];
    }
    return first + counts.length * step;
  }

  /** By trapezoids over the intensity fraction; 0 for a single level (IBSI 9CMM). */
  private double areaUnderCurve() {
    double area = 0;
    long above = voxels;
    for (int level = 1; level < counts.length; level++) {
      long next = above - counts[level - 1];
      area += (above + next) / 2.0 / voxels * (fraction(level) - fraction(level - 1));
      above = next;
    }
    return area;
  }

  private double fraction(int level) {
    return counts.length == 1 ? 1 : level / (counts.length - 1.0);
  }
}
