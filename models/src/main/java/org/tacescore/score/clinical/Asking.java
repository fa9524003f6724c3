package org.tacescore.score.clinical;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Warning;
import org.tacescore.score.clinical.Observation.Standing;

/**
 * One score's questions about one patient. A rule first asks for all that it needs and then
 * answers; what is missing, or cannot be used, is collected from all questions, and nothing is
 * computed then.
 */
final class Asking {
  private final ClinicalScoreId id;
  private final Definition definition;
  private final Visits visits;
  private final Set<MissingItem> missing = new LinkedHashSet<>();
  private final Set<String> faults = new LinkedHashSet<>();
  private final Set<Warning> warnings = new LinkedHashSet<>();
  private Instant lastBaseline = Instant.MIN;
  private Instant firstRepeat = Instant.MAX;
  private Instant lastRepeat = Instant.MIN;

  Asking(ClinicalScoreId id, Visits visits) {
    this.id = id;
    this.definition = Definition.of(id);
    this.visits = visits;
    if (visits.firstTace().isEmpty() && twoTimePoints()) {
      missing.add(new MissingItem(Analyte.TACE_DATE, Visit.BASELINE));
    } else if (visits.firstTace().isEmpty()) {
      warn(
          "TACE_DATE_UNKNOWN",
          "No date of TACE is stated: the latest values are taken for those before it.");
    }
  }

  Definition definition() {
    return definition;
  }

  Visits visits() {
    return visits;
  }

  /** Whether there is a value, usable or not. */
  boolean has(Visit visit, Analyte analyte) {
    return seen(visit, analyte).isPresent();
  }

  /** Asks for a value; what is given back may be looked at inside {@link #answer} alone. */
  <T> Supplier<T> at(Visit visit, Input<T> input) {
    Optional<Observation> seen = seen(visit, input.analyte());
    if (seen.isEmpty()) {
      lack(visit, input.analyte());
    }
    Optional<T> value = seen.flatMap(observation -> read(visit, input, observation));
    return () -> value.orElseThrow(() -> new IllegalStateException("used before it was complete"));
  }

  /** A value before the first TACE. */
  <T> Supplier<T> baseline(Input<T> input) {
    return at(Visit.BASELINE, input);
  }

  /** The sums of viable diameters before the current one, the baseline's among them. */
  Supplier<List<Quantity>> earlierSums() {
    List<Quantity> sums = new ArrayList<>();
    for (ClinicalValue value : visits.earlierSums()) {
      readValue(Input.VIABLE_DIAMETER, value).ifPresent(sums::add);
    }
    return () -> List.copyOf(sums);
  }

  void warn(String code, String text) {
    warnings.add(new Warning(code, text));
  }

  /** Local day of the second TACE, else of the latest value asked for that precedes it. */
  Optional<LocalDate> repeatDay() {
    return visits
        .secondTace()
        .or(
            () ->
                Optional.of(lastRepeat)
                    .filter(time -> time.isAfter(Instant.MIN))
                    .map(time -> time.atZone(visits.zone()).toLocalDate()));
  }

  Optional<LocalDate> firstTace() {
    return visits.firstTace();
  }

  /** The score, if all that was asked for is there and can be used. */
  ClinicalAnswer answer(Supplier<Result> rule) {
    if (twoTimePoints() && missing.isEmpty() && !firstRepeat.isAfter(lastBaseline)) {
      faults.add(
          "the values before the second TACE must be later than those before the first, and are not");
    }
    if (!faults.isEmpty()) {
      return none(Refusal.INVALID_CLINICAL, sentences());
    }
    if (!missing.isEmpty()) {
      return none(Refusal.MISSING_CLINICAL, sentences());
    }
    try {
      return score(rule.get());
    } catch (RefusedException e) {
      return none(e.reason(), e.detail());
    }
  }

  private boolean twoTimePoints() {
    return definition.timePoints() == 2;
  }

  private Optional<Observation> seen(Visit visit, Analyte analyte) {
    return visits
        .at(visit, analyte)
        .or(
            () ->
                twoTimePoints()
                    ? Optional.empty()
                    : Optional.ofNullable(visits.untimed().get(analyte)));
  }

  private void lack(Visit visit, Analyte analyte) {
    missing.add(new MissingItem(analyte, visit));
    if (twoTimePoints() && visits.untimed().containsKey(analyte)) {
      faults.add(
          "%s is stated without a time, so it cannot be told whether it is of %s; state its date"
                  .formatted(analyte.contractName(), visit.words())
              + " and time");
    }
  }

  private <T> Optional<T> read(Visit visit, Input<T> input, Observation seen) {
    String name = input.analyte().contractName();
    if (seen.standing() == Standing.CONTRADICTED) {
      faults.add("two values of %s of the same time differ".formatted(name));
      return Optional.empty();
    }
    if (seen.standing() == Standing.SAME_DAY_AS_TACE) {
      warn(
          "VALUE_OF_TACE_DAY",
          "%s is of the day of a TACE and taken for a value of before it.".formatted(name));
    }
    seen.value().time().ifPresentOrElse(time -> noteTime(visit, time), () -> noteUntimed(name));
    return readValue(input, seen.value());
  }

  private void noteUntimed(String name) {
    warn(
        "VALUE_WITHOUT_TIME",
        "%s is stated without a time and taken for a value of before the first TACE."
            .formatted(name));
  }

  private void noteTime(Visit visit, Instant time) {
    if (visit == Visit.BASELINE) {
      lastBaseline = time.isAfter(lastBaseline) ? time : lastBaseline;
    } else {
      firstRepeat = time.isBefore(firstRepeat) ? time : firstRepeat;
      lastRepeat = time.isAfter(lastRepeat) ? time : lastRepeat;
    }
  }

  private <T> Optional<T> readValue(Input<T> input, ClinicalValue value) {
    try {
      return Optional.of(input.read(value));
    } catch (RefusedException e) {
      faults.add(e.detail());
      return Optional.empty();
    }
  }

  private String sentences() {
    Stream<String> lacks =
        missing.isEmpty()
            ? Stream.empty()
            : Stream.of(
                missing.stream()
                    .map(MissingItem::text)
                    .collect(Collectors.joining("; ", "missing: ", "")));
    return Stream.concat(faults.stream(), lacks).collect(Collectors.joining("; "));
  }

  private NoClinicalScore none(Refusal reason, String detail) {
    return new NoClinicalScore(id, definition.title(), reason, List.copyOf(missing), detail);
  }

  private ClinicalScore score(Result result) {
    List<Warning> all = new ArrayList<>(warnings);
    all.addAll(result.warnings());
    return new ClinicalScore(
        id,
        definition.title(),
        result.items(),
        result.total(),
        result.group(),
        all,
        definition.criteria(),
        definition.verification(),
        definition.source());
  }
}
