package org.tacescore.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.dicom.ImagingTime;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.TreatmentDates;
import org.tacescore.score.Warning;
import org.tacescore.segio.ContrastPhase;

/**
 * Holds the time of the measured series against the dates of treatment.
 *
 * <p>What contradicts the recipe's time point is refused. What cannot be told is a warning beside
 * the score: no date of treatment, no date of the images, both on one day and one of them without a
 * time.
 */
final class TimePointCheck {
  private final Recipe recipe;
  private final TreatmentDates treatments;
  private final TimeSource times;

  TimePointCheck(Recipe recipe, RecipeInput input) {
    this.recipe = recipe;
    this.treatments = input.treatments();
    this.times = input.times();
  }

  /**
   * What a reader must know of the time point.
   *
   * @param images the measured series
   * @throws RefusedException WRONG_TIME_POINT
   */
  List<Warning> check(Map<ContrastPhase, PhaseImage> images) {
    if (recipe.timePoint().treatmentsBefore().isEmpty()) {
      return List.of();
    }
    int needed = recipe.timePoint().treatmentsBefore().getAsInt();
    if (treatments.dates().isEmpty()) {
      return List.of(
          warning(
              "TACE_DATE_UNKNOWN",
              "No date of a TACE is stated, so it was not checked that the images were made %s."));
    }
    List<Warning> warnings = new ArrayList<>();
    images.forEach(
        (phase, image) -> {
          Optional<ImagingTime> time = times.time(phase);
          if (time.isEmpty()) {
            warnings.add(
                warning(
                    "STUDY_DATE_UNKNOWN",
                    "The images state no date, so it was not checked that they were made %s."));
          } else if (isOpen(treatments.before(time.get()), needed, image)) {
            warnings.add(
                warning(
                    "TACE_ON_STUDY_DAY",
                    "A TACE is stated for the day of the images; that they were made %s is not certain."));
          }
        });
    return warnings.stream().distinct().toList();
  }

  private boolean isOpen(TreatmentDates.Before before, int needed, PhaseImage image) {
    if (!before.mayBe(needed)) {
      throw new RefusedException(
          Refusal.WRONG_TIME_POINT,
          "%s is for images made %s; %d TACE are stated before series %s and %d after it"
              .formatted(
                  recipe.id(),
                  recipe.timePoint().words(),
                  before.sure(),
                  image.seriesUid(),
                  treatments.dates().size() - before.sure() - before.open()));
    }
    return before.open() > 0;
  }

  private Warning warning(String code, String text) {
    return new Warning(code, text.formatted(recipe.timePoint().words()));
  }
}
