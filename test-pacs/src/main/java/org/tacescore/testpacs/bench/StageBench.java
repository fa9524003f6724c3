package org.tacescore.testpacs.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.kernels.Kernels;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.FeatureExtractor;
import org.tacescore.radiomics.ImageFeatures;
import org.tacescore.radiomics.ImageSettings;
import org.tacescore.radiomics.feature.FeatureCatalog;
import org.tacescore.radiomics.feature.FeatureClass;
import org.tacescore.radiomics.feature.PrincipalAxes;
import org.tacescore.radiomics.feature.Roi;
import org.tacescore.radiomics.feature.ShapeFeatures;
import org.tacescore.radiomics.image.FilteredImage;
import org.tacescore.radiomics.image.ImageFilters;
import org.tacescore.volume.GridBox;

/** Times the whole extraction of one case and its stages, each alone, on one backend. */
final class StageBench {
  private final BenchCase one;
  private final ExtractionSettings settings;
  private final Kernels kernels;
  private final int runs;
  private final GridBox box;
  private final Roi region;

  StageBench(BenchCase one, ExtractionSettings settings, Kernels kernels, int runs) {
    this.one = one;
    this.settings = settings;
    this.kernels = kernels;
    this.runs = runs;
    this.box = one.mask().boundingBox().orElseThrow();
    this.region = Roi.of(one.mask().crop(box));
  }

  /** The whole extraction. */
  Timing whole() {
    return time(() -> FeatureExtractor.extract(one.image(), one.mask(), settings, kernels));
  }

  /** Each stage alone; a family is timed on all images, discretised anew. */
  Map<String, Timing> stages() {
    Map<String, Timing> timings = new LinkedHashMap<>();
    timings.put(
        "shape",
        time(
            () -> ShapeFeatures.of(Roi.of(one.image(), one.mask()), PrincipalAxes.Divisor.VOXELS)));
    List<Image> images = new ArrayList<>();
    for (ImageSettings image : settings.images()) {
      String name = image.type().getClass().getSimpleName();
      timings.put("filter " + name, time(() -> filter(image)));
      filter(image).forEach(filtered -> images.add(new Image(filtered, image)));
    }
    for (FeatureClass family : FeatureClass.values()) {
      if (!family.isShape()
          && settings.features().stream().anyMatch(f -> f.featureClass() == family)) {
        timings.put("family " + family.pyRadiomicsName(), time(() -> measure(images, family)));
      }
    }
    return timings;
  }

  private Timing time(Runnable work) {
    return Timing.of(runs, work);
  }

  private List<FilteredImage> filter(ImageSettings image) {
    List<FilteredImage> filtered = new ArrayList<>();
    ImageFilters.apply(
        image.type(), one.image(), box, image.filterPlanes(), kernels, filtered::add);
    return filtered;
  }

  private void measure(List<Image> images, FeatureClass family) {
    images.parallelStream()
        .forEach(
            image ->
                ImageFeatures.of(
                    region.on(image.filtered.image()),
                    FeatureCatalog.defaults(family),
                    image.settings.texture(),
                    kernels));
  }

  private record Image(FilteredImage filtered, ImageSettings settings) {}
}
