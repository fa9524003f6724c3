package org.tacescore.score.clinical;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.TreatmentDate;
import org.tacescore.score.TreatmentDates;
import org.tacescore.score.clinical.Observation.Standing;

/**
 * All clinical values of one patient, laid along the dates of treatment.
 *
 * <p>The baseline of an analyte is its latest value before the first TACE, and its value before the
 * repeat the latest after the first and before the second, or after the first where no second is
 * stated. Two moments are compared as such; where a TACE has a day alone, the local days decide,
 * and a value of that day counts as before it and is told of.
 */
public final class ClinicalTimeline {
  private static final Comparator<ClinicalValue> BY_TIME =
      Comparator.comparing(value -> value.time().orElse(Instant.MIN));

  private final Map<Analyte, List<ClinicalValue>> values;
  private final List<TreatmentDate> treatments;
  private final ZoneId zone;

  private ClinicalTimeline(
      Map<Analyte, List<ClinicalValue>> values, List<TreatmentDate> treatments, ZoneId zone) {
    this.values = values;
    this.treatments = treatments;
    this.zone = zone;
  }

  /**
   * @param values every value of the patient, of every time, with the dates of treatment among them
   * @param zone of the site: where the day of a value is counted
   * @throws RefusedException INVALID_CLINICAL for a date of treatment that is none
   */
  public static ClinicalTimeline of(Collection<ClinicalValue> values, ZoneId zone) {
    return new ClinicalTimeline(
        values.stream()
            .filter(value -> value.analyte() != Analyte.TACE_DATE)
            .collect(Collectors.groupingBy(ClinicalValue::analyte)),
        TreatmentDates.of(values).dates(),
        zone);
  }

  Visits visits() {
    Optional<TreatmentDate> first = treatments.stream().findFirst();
    Optional<TreatmentDate> second = treatments.stream().skip(1).findFirst();
    Predicate<ClinicalValue> before = value -> first.map(tace -> upTo(tace, value)).orElse(true);
    Predicate<ClinicalValue> between =
        value ->
            first.map(tace -> !upTo(tace, value)).orElse(false)
                && second.map(tace -> upTo(tace, value)).orElse(true);
    Map<Analyte, Observation> baseline = latest(before, first);
    Map<Analyte, Observation> beforeRepeat = latest(between, second);
    return new Visits(
        baseline,
        beforeRepeat,
        untimed(),
        earlierSums(baseline, beforeRepeat),
        first.map(TreatmentDate::day),
        second.map(TreatmentDate::day),
        zone);
  }

  /** Whether a value is of before the treatment, or of its day where that alone is known. */
  private boolean upTo(TreatmentDate tace, ClinicalValue value) {
    Instant time = value.time().orElseThrow();
    return tace.instant()
        .map(instant -> !time.isAfter(instant))
        .orElseGet(() -> !time.atZone(zone).toLocalDate().isAfter(tace.day()));
  }

  private Map<Analyte, Observation> latest(
      Predicate<ClinicalValue> during, Optional<TreatmentDate> end) {
    Map<Analyte, Observation> latest = new EnumMap<>(Analyte.class);
    values.forEach(
        (analyte, all) ->
            all.stream()
                .filter(value -> value.time().isPresent())
                .filter(during)
                .max(BY_TIME)
                .ifPresent(value -> latest.put(analyte, observed(value, all, end))));
    return latest;
  }

  private Observation observed(
      ClinicalValue value, List<ClinicalValue> all, Optional<TreatmentDate> end) {
    if (isContradicted(value, all)) {
      return new Observation(value, Standing.CONTRADICTED);
    }
    boolean sameDay =
        end.filter(tace -> tace.instant().isEmpty())
            .flatMap(tace -> value.time().map(t -> t.atZone(zone).toLocalDate().equals(tace.day())))
            .orElse(false);
    return new Observation(value, sameDay ? Standing.SAME_DAY_AS_TACE : Standing.CERTAIN);
  }

  private static boolean isContradicted(ClinicalValue value, List<ClinicalValue> all) {
    return all.stream()
        .filter(other -> other.time().equals(value.time()))
        .anyMatch(
            other -> !(other.value().equals(value.value()) && other.unit().equals(value.unit())));
  }

  private Map<Analyte, Observation> untimed() {
    Map<Analyte, Observation> untimed = new EnumMap<>(Analyte.class);
    values.forEach(
        (analyte, all) ->
            all.stream()
                .filter(value -> value.time().isEmpty())
                .findFirst()
                .ifPresent(value -> untimed.put(analyte, observed(value, all, Optional.empty()))));
    return untimed;
  }

  /** Sums since the baseline, before the current one: progression goes by the smallest. */
  private List<ClinicalValue> earlierSums(
      Map<Analyte, Observation> baseline, Map<Analyte, Observation> beforeRepeat) {
    Optional<Instant> since = time(baseline.get(Analyte.VIABLE_DIAMETER));
    Optional<Instant> now = time(beforeRepeat.get(Analyte.VIABLE_DIAMETER));
    if (since.isEmpty() || now.isEmpty()) {
      return List.of();
    }
    return values.getOrDefault(Analyte.VIABLE_DIAMETER, List.of()).stream()
        .filter(value -> value.time().map(t -> t.isBefore(now.get())).orElse(false))
        .filter(value -> value.time().map(t -> !t.isBefore(since.get())).orElse(false))
        .toList();
  }

  private static Optional<Instant> time(@Nullable Observation seen) {
    return Optional.ofNullable(seen).flatMap(observation -> observation.value().time());
  }
}
