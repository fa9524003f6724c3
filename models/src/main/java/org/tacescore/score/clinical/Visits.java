package org.tacescore.score.clinical;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * A patient's values at the two time points, told apart.
 *
 * @param baseline before the first TACE; the latest of all where no TACE is stated
 * @param beforeRepeat between the first and the second TACE
 * @param untimed values without a time, for scores of one time point
 * @param earlierSums sums of viable diameters from the baseline on, before the current one
 * @param firstTace local day of the first TACE
 * @param secondTace local day of the second TACE
 * @param zone where days are counted
 */
record Visits(
    Map<Analyte, Observation> baseline,
    Map<Analyte, Observation> beforeRepeat,
    Map<Analyte, Observation> untimed,
    List<ClinicalValue> earlierSums,
    Optional<LocalDate> firstTace,
    Optional<LocalDate> secondTace,
    ZoneId zone) {

  Visits {
    baseline = Map.copyOf(baseline);
    beforeRepeat = Map.copyOf(beforeRepeat);
    untimed = Map.copyOf(untimed);
    earlierSums = List.copyOf(earlierSums);
  }

  Optional<Observation> at(Visit visit, Analyte analyte) {
    Map<Analyte, Observation> values = visit == Visit.BASELINE ? baseline : beforeRepeat;
    return Optional.ofNullable(values.get(analyte));
  }
}
