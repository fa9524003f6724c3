package org.tacescore.radiomics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tacescore.kernels.Kernels;
import org.tacescore.radiomics.feature.DiscretisedRoi;
import org.tacescore.radiomics.feature.Feature;
import org.tacescore.radiomics.feature.FeatureClass;
import org.tacescore.radiomics.feature.FirstOrderFeatures;
import org.tacescore.radiomics.feature.PrincipalAxes;
import org.tacescore.radiomics.feature.Roi;
import org.tacescore.radiomics.feature.ShapeFeatures;
import org.tacescore.radiomics.feature.TextureFeatures;
import org.tacescore.radiomics.feature.TextureSettings;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;

/**
 * Extracts the features of one region of one image.
 *
 * <p>Only the region's bounding box is looked at. Feature classes, directions and slices are
 * computed on all cores; the result does not depend on how many there are.
 */
public final class FeatureExtractor {
  private static final String ORIGINAL = "original";

  /**
   * How far apart, in parts of the smallest spacing, a voxel of the mask may lie from its voxel of
   * the image: positions in files are rounded, and at one part in a hundred it is still beyond
   * doubt which voxel is meant.
   */
  static final double GRID_TOLERANCE = 0.01;

  private FeatureExtractor() {}

  /**
   * Extracts what the settings ask for.
   *
   * @throws RefusedException GEOMETRY_MISMATCH when image and mask are not on one grid,
   *     EMPTY_SEGMENT, ROI_TOO_SMALL for a region of one voxel or one line, TOO_LARGE for too many
   *     grey levels, INCOMPLETE_FEATURES when a feature has no finite value
   */
  public static FeatureVector extract(
      Volume image, Mask mask, ExtractionSettings settings, Kernels kernels) {
    requireSameGrid(image, mask);
    requireMeasurable(mask);
    Roi roi = Roi.of(image, mask);
    DiscretisedRoi levels = DiscretisedRoi.of(roi, settings.texture().binning());
    Map<FeatureClass, Map<String, Double>> computed =
        compute(roi, levels, classes(settings), settings, kernels);
    Map<FeatureName, Double> values = new LinkedHashMap<>();
    for (Feature feature : settings.features()) {
      values.put(
          new FeatureName(ORIGINAL, feature),
          computed
              .getOrDefault(feature.featureClass(), Map.of())
              .getOrDefault(feature.name(), Double.NaN));
    }
    return new FeatureVector(values);
  }

  private static Set<FeatureClass> classes(ExtractionSettings settings) {
    return Arrays.stream(FeatureClass.values())
        .filter(settings::asksFor)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<FeatureClass, Map<String, Double>> compute(
      Roi roi,
      DiscretisedRoi levels,
      Set<FeatureClass> classes,
      ExtractionSettings settings,
      Kernels kernels) {
    TextureSettings texture = settings.texture();
    Map<FeatureClass, Map<String, Double>> computed = new ConcurrentHashMap<>();
    Stream.<Runnable>of(
            () ->
                computed.putAll(
                    TextureFeatures.of(levels, roi.spacing(), kernels, texture, classes)),
            () -> {
              if (classes.contains(FeatureClass.SHAPE)) {
                computed.put(
                    FeatureClass.SHAPE, ShapeFeatures.of(roi, PrincipalAxes.Divisor.VOXELS));
              }
            },
            () -> {
              if (classes.contains(FeatureClass.FIRSTORDER)) {
                computed.put(
                    FeatureClass.FIRSTORDER,
                    FirstOrderFeatures.of(roi, levels, texture.voxelArrayShift()));
              }
            })
        .parallel()
        .forEach(Runnable::run);
    return computed;
  }

  private static void requireSameGrid(Volume image, Mask mask) {
    Spacing spacing = image.geometry().spacingMm();
    double smallest = Math.min(spacing.columnMm(), Math.min(spacing.rowMm(), spacing.sliceMm()));
    if (!image.geometry().sameGridAs(mask.geometry(), GRID_TOLERANCE * smallest)) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH,
          "image is on %s and mask on %s; they must be on one grid within %s mm"
              .formatted(image.geometry(), mask.geometry(), GRID_TOLERANCE * smallest));
    }
  }

  private static void requireMeasurable(Mask mask) {
    GridSize size =
        mask.boundingBox()
            .orElseThrow(() -> new RefusedException(Refusal.EMPTY_SEGMENT, "the mask has no voxel"))
            .size();
    long dimensions =
        Arrays.stream(new int[] {size.columns(), size.rows(), size.slices()})
            .filter(extent -> extent > 1)
            .count();
    if (dimensions < 2) {
      throw new RefusedException(
          Refusal.ROI_TOO_SMALL,
          "the mask's %d voxels extend over %d x %d x %d and at least two dimensions are needed"
              .formatted(mask.voxelCount(), size.columns(), size.rows(), size.slices()));
    }
  }
}
