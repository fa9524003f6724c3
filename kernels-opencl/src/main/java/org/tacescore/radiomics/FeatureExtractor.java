package org.tacescore.radiomics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tacescore.kernels.Kernels;
import org.tacescore.radiomics.feature.Feature;
import org.tacescore.radiomics.feature.FeatureClass;
import org.tacescore.radiomics.feature.PrincipalAxes;
import org.tacescore.radiomics.feature.Roi;
import org.tacescore.radiomics.feature.Shape2dFeatures;
import org.tacescore.radiomics.feature.ShapeFeatures;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.radiomics.image.FilteredImage;
import org.tacescore.radiomics.image.ImageFilters;
import org.tacescore.radiomics.image.Preparation;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/**
 * Extracts the features of one region of one image, in the order and with the numbers of
 * PyRadiomics.
 *
 * <p>Image and region are prepared ({@link Preparation}), shape is measured, and each image type is
 * filtered, cut to the region's box and measured. Images and feature families are computed on all
 * cores; where the box is large, one image after the other, so that only one of them is held. The
 * result does not depend on how many cores there are, nor on that choice.
 */
public final class FeatureExtractor {
  private static final String ORIGINAL = "original";

  /** Bytes that all filtered images and their regions may take up at the same time. */
  private static final long MOST_BYTES = 200L << 20;

  /** What is held of an image for each voxel of the box: values and grey levels, at their most. */
  private static final long BYTES_PER_VOXEL = 26;

  private final ExtractionSettings settings;
  private final Kernels kernels;
  private final Preparation prepared;
  private final long mostBytes;
  private final Map<FeatureName, Double> computed = new ConcurrentHashMap<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private volatile Diagnostics diagnostics = Diagnostics.NONE;

  private FeatureExtractor(
      ExtractionSettings settings, Kernels kernels, Preparation prepared, long mostBytes) {
    this.settings = settings;
    this.kernels = kernels;
    this.prepared = prepared;
    this.mostBytes = mostBytes;
  }

  /**
   * Extracts what the settings ask for.
   *
   * @throws RefusedException GEOMETRY_MISMATCH when image and mask are not on one grid,
   *     EMPTY_SEGMENT, ROI_TOO_SMALL for a region of one voxel or of fewer dimensions or voxels
   *     than the settings demand, TOO_LARGE for too many grey levels, INCOMPLETE_FEATURES when a
   *     feature has no finite value or an image cannot be made
   */
  public static Extraction extract(
      Volume image, Mask mask, ExtractionSettings settings, Kernels kernels) {
    return extract(image, mask, settings, kernels, MOST_BYTES);
  }

  /**
   * @param mostBytes what all filtered images may take up at the same time
   */
  static Extraction extract(
      Volume image, Mask mask, ExtractionSettings settings, Kernels kernels, long mostBytes) {
    DiagnosticsCollector collector = new DiagnosticsCollector(settings, kernels);
    Preparation prepared = Preparation.of(image, mask, settings.preparation(), collector);
    FeatureExtractor extractor = new FeatureExtractor(settings, kernels, prepared, mostBytes);
    if (settings.additionalInfo()) {
      extractor.waiting.add(() -> extractor.diagnostics = collector.columns());
    }
    extractor.measure();
    return new Extraction(
        extractor.vector(), extractor.diagnostics, warnings(settings, collector.isCorrected()));
  }

  private static List<String> warnings(ExtractionSettings settings, boolean corrected) {
    List<String> warnings = new ArrayList<>();
    if (corrected) {
      warnings.add("the mask was on another grid and was carried onto the image's (correctMask)");
    }
    if (!settings.features(FeatureClass.SHAPE2D).isEmpty()
        && settings.texture().planes() == Planes.NONE) {
      warnings.add("shape2D gives no feature without force2D");
    }
    for (ImageSettings image : settings.images()) {
      if (image.names().isEmpty()) {
        warnings.add("imageType LoG gives no image without sigma");
      }
    }
    return warnings;
  }

  /** Computes all features; what is waiting runs at the same time, or before if it is large. */
  private void measure() {
    GridBox box = prepared.box();
    waiting.add(this::measureShape);
    int images = settings.images().stream().mapToInt(image -> image.names().size()).sum();
    boolean together = box.size().voxels() * BYTES_PER_VOXEL * images <= mostBytes;
    if (!together) {
      runWaiting();
    }
    if (settings.features().stream().anyMatch(f -> !f.featureClass().isShape())) {
      Roi region = Roi.of(prepared.region().crop(box));
      for (ImageSettings image : settings.images()) {
        filter(image, box, region, together);
      }
    }
    runWaiting();
  }

  private void runWaiting() {
    AllCores.run(waiting);
    waiting.clear();
  }

  private void filter(ImageSettings image, GridBox box, Roi region, boolean together) {
    List<String> left =
        ImageFilters.apply(
            image.type(),
            prepared.image(),
            box,
            image.filterPlanes(),
            kernels,
            filtered -> {
              Runnable task = () -> measure(filtered, region, image);
              if (together) {
                waiting.add(task);
              } else {
                task.run();
              }
            });
    if (!left.isEmpty()) {
      throw new RefusedException(Refusal.INCOMPLETE_FEATURES, String.join("; ", left));
    }
  }

  private void measure(FilteredImage filtered, Roi region, ImageSettings image) {
    try {
      Roi roi = region.on(filtered.image());
      ImageFeatures.of(roi, settings.features(), image.texture(), kernels)
          .forEach(
              (feature, value) -> computed.put(new FeatureName(filtered.name(), feature), value));
    } catch (RefusedException e) {
      throw new RefusedException(e.reason(), filtered.name() + ": " + e.detail(), e);
    }
  }

  private void measureShape() {
    Planes planes = settings.texture().planes();
    List<Feature> inSpace = settings.features(FeatureClass.SHAPE);
    List<Feature> inPlane =
        planes == Planes.NONE ? List.of() : settings.features(FeatureClass.SHAPE2D);
    if (inSpace.isEmpty() && inPlane.isEmpty()) {
      return;
    }
    Roi roi = Roi.of(prepared.image(), prepared.shapeRegion());
    if (!inSpace.isEmpty()) {
      put(inSpace, ShapeFeatures.of(roi, PrincipalAxes.Divisor.VOXELS));
    }
    if (!inPlane.isEmpty()) {
      put(inPlane, Shape2dFeatures.of(roi, planes, PrincipalAxes.Divisor.VOXELS));
    }
  }

  private void put(List<Feature> features, Map<String, Double> values) {
    features.forEach(
        feature ->
            computed.put(
                new FeatureName(ORIGINAL, feature),
                values.getOrDefault(feature.name(), Double.NaN)));
  }

  private FeatureVector vector() {
    Map<FeatureName, Double> values = new LinkedHashMap<>();
    for (FeatureName name : settings.featureNames()) {
      values.put(name, computed.getOrDefault(name, Double.NaN));
    }
    return new FeatureVector(values);
  }
}
