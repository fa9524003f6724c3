package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.kernels.Kernels;
import org.tacescore.recipe.PhaseImage;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeInput;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Lesion;
import org.tacescore.segio.LiverStudy;
import org.tacescore.segio.PhaseSelection;
import org.tacescore.segio.Roi;
import org.tacescore.segio.RoiResolver;
import org.tacescore.segio.Series;

/** What recipes ask of one study: images of phases, the scored lesion on them, its features. */
final class StudyMeasures {
  private final StudyReading reading;
  private final LesionFeatures features;
  private final Map<ContrastPhase, Region> regions = new EnumMap<>(ContrastPhase.class);

  StudyMeasures(StudyReading reading, Kernels kernels) {
    this.reading = reading;
    this.features = new LesionFeatures(kernels);
  }

  /** The study as one recipe sees it; what is missing is refused when the recipe asks. */
  RecipeInput inputFor(RecipeBundle bundle, List<ClinicalValue> clinical) {
    Map<Analyte, ClinicalValue> values = new HashMap<>();
    clinical.forEach(value -> values.put(value.analyte(), value));
    return new RecipeInput(
        reading.modality(bundle.recipe().modality()),
        this::image,
        values,
        (phase, settings) -> {
          Region region = region(phase);
          return features.of(region.lesion(), region.series(), region.roi().mask(), settings);
        });
  }

  /** The regions that recipes asked for so far, in the order of the phases. */
  List<Region> regions() {
    return new ArrayList<>(regions.values());
  }

  /** The lesion that patient recipes stand on: the largest. */
  Lesion scoredLesion() {
    return reading.liverStudy().lesions().stream().min(Lesion.LARGEST_FIRST).orElseThrow();
  }

  LesionFeatures features() {
    return features;
  }

  private PhaseImage image(ContrastPhase phase) {
    Region region = region(phase);
    return new PhaseImage(
        region.series().volume(),
        region.roi().mask(),
        region.series().header().seriesInstanceUid(),
        region.roi().origin());
  }

  private Region region(ContrastPhase phase) {
    Region region = regions.get(phase);
    if (region == null) {
      LiverStudy study = reading.liverStudy();
      String uid =
          PhaseSelection.select(study.series(), phase, study.segmentations())
              .header()
              .seriesInstanceUid();
      Series series = reading.pixels(uid);
      Lesion lesion = scoredLesion();
      Roi roi = RoiResolver.of(study).resolve(lesion.drawings(), uid, series.volume().geometry());
      region = new Region(phase, series, lesion, roi);
      regions.put(phase, region);
    }
    return region;
  }

  /**
   * The scored lesion on one phase.
   *
   * @param phase the phase
   * @param series the series taken for it
   * @param lesion the lesion
   * @param roi where it lies on that series
   */
  record Region(ContrastPhase phase, Series series, Lesion lesion, Roi roi) {}
}
