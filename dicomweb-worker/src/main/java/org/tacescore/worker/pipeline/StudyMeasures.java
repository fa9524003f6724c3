package org.tacescore.worker.pipeline;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.kernels.Kernels;
import org.tacescore.recipe.PhaseImage;
import org.tacescore.recipe.PhaseSource;
import org.tacescore.recipe.Recipe;
import org.tacescore.recipe.RecipeInput;
import org.tacescore.recipe.RegisteredImage;
import org.tacescore.recipe.RoiRule;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.TreatmentDates;
import org.tacescore.segio.Lesion;
import org.tacescore.segio.RoiResolver;
import org.tacescore.volume.Registration;

/** What recipes ask of one study: images of phases, regions on them, their features. */
final class StudyMeasures {
  private final StudyReading reading;
  private final StudyRegions regions;
  private final StudyRegistrations registrations;
  private final LesionFeatures features;
  private final ZoneId zone;

  /**
   * @param zone of dates and times without an offset
   */
  StudyMeasures(StudyReading reading, Kernels kernels, ZoneId zone, StageClock clock) {
    this.reading = reading;
    this.regions = new StudyRegions(reading, clock);
    this.registrations = new StudyRegistrations(reading, clock);
    this.features = new LesionFeatures(kernels, clock);
    this.zone = zone;
  }

  /**
   * One lesion of the study as one recipe sees it; what is missing is refused when the recipe asks.
   *
   * @param rank of the lesion, as {@link #lesions} has it
   * @throws RefusedException INVALID_CLINICAL for a date of treatment that is none
   */
  RecipeInput inputFor(Recipe recipe, List<ClinicalValue> clinical, int rank) {
    Map<Analyte, ClinicalValue> values = new HashMap<>();
    clinical.stream()
        .filter(value -> value.analyte() != Analyte.TACE_DATE)
        .forEach(value -> values.put(value.analyte(), value));
    String modality = recipe.modality();
    return new RecipeInput(
        reading.modality(modality),
        new Images(modality, rank),
        values,
        TreatmentDates.of(clinical),
        phase ->
            reading.imagingTime(
                regions.of(modality, recipe.tumour(phase), rank).series().header().part(), zone),
        (rule, settings) -> {
          StudyRegions.Region region = regions.of(modality, rule, rank);
          return features.of(region.roi().mask(), region.series(), settings);
        });
  }

  /** The regions that recipes asked for so far, by phase. */
  List<StudyRegions.Region> regions() {
    return regions.asked();
  }

  /** The series that recipes had laid over others so far. */
  List<LaidOver> registrations() {
    return registrations.made();
  }

  /**
   * The study's lesions, the largest first: patient recipes stand on that one.
   *
   * @throws RefusedException as {@link StudyReading#liverStudy}, and where there are none or too
   *     many
   */
  List<Lesion> lesions() {
    return regions.lesions();
  }

  LesionFeatures features() {
    return features;
  }

  /** The study's images of one modality. */
  private final class Images implements PhaseSource {
    private final String modality;
    private final int rank;

    Images(String modality, int rank) {
      this.modality = modality;
      this.rank = rank;
    }

    @Override
    public PhaseImage image(RoiRule rule) {
      StudyRegions.Region region = regions.of(modality, rule, rank);
      return new PhaseImage(
          region.series().volume(), region.roi(), region.series().header().part().toString());
    }

    @Override
    public Registration registration(PhaseImage from, PhaseImage to) {
      return regions.asked().stream()
          .map(region -> region.series().header())
          .filter(header -> header.part().toString().equals(to.seriesUid()))
          .findFirst()
          .flatMap(
              images ->
                  RoiResolver.of(reading.liverStudy())
                      .way(from.roi(), images, to.volume().geometry()))
          .orElseGet(() -> PhaseSource.super.registration(from, to));
    }

    @Override
    public RegisteredImage registered(PhaseImage fixed, PhaseImage moving) {
      StudyRegions.Region one = tumourOn(fixed);
      StudyRegions.Region other = tumourOn(moving);
      LaidOver found = registrations.of(one, other);
      found.requireFits(one, other);
      return found.image();
    }

    /** This lesion on the series of an image that {@link #image} gave. */
    private StudyRegions.Region tumourOn(PhaseImage image) {
      return regions.asked().stream()
          .filter(StudyRegions.Region::isTumour)
          .filter(region -> region.key().tumour().rank() == rank)
          .filter(region -> region.series().header().part().toString().equals(image.seriesUid()))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("no image of this study: " + image.seriesUid()));
    }
  }
}
