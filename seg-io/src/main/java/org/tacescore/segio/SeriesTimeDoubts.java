package org.tacescore.segio;

import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomTime;

/** Finds out where the instances of one series contradict themselves about time. */
final class SeriesTimeDoubts {
  /** Some scanners give the start of the scan in one and the time of the slice in the other. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

  private static final Duration DAY = Duration.ofDays(1);

  private SeriesTimeDoubts() {}

  static Set<TimeDoubt> of(List<Attributes> instances) {
    Set<TimeDoubt> doubts = EnumSet.noneOf(TimeDoubt.class);
    for (Attributes instance : instances) {
      if (hasTimeWithoutDate(instance)) {
        doubts.add(TimeDoubt.NO_ACQUISITION_DATE);
      }
      if (clocksDisagree(instance)) {
        doubts.add(TimeDoubt.CLOCKS_DISAGREE);
      }
    }
    if (startTimes(instances).size() > 1) {
      doubts.add(TimeDoubt.SEVERAL_START_TIMES);
    }
    return doubts;
  }

  private static boolean hasTimeWithoutDate(Attributes instance) {
    return text(instance, Tag.AcquisitionDateTime).isEmpty()
        && text(instance, Tag.AcquisitionTime).isPresent()
        && text(instance, Tag.AcquisitionDate).isEmpty();
  }

  /** Such as a DateTime in UTC beside a Time that is local. */
  private static boolean clocksDisagree(Attributes instance) {
    Optional<LocalTime> dateTime =
        text(instance, Tag.AcquisitionDateTime)
            .flatMap(DicomTime::dateTime)
            .map(found -> found.toLocalTime());
    Optional<LocalTime> time = text(instance, Tag.AcquisitionTime).flatMap(DicomTime::time);
    if (dateTime.isEmpty() || time.isEmpty()) {
      return false;
    }
    Duration apart = Duration.between(dateTime.get(), time.get()).abs();
    Duration aroundMidnight = DAY.minus(apart);
    return apart.compareTo(CLOCK_TOLERANCE) > 0 && aroundMidnight.compareTo(CLOCK_TOLERANCE) > 0;
  }

  private static Set<LocalTime> startTimes(List<Attributes> instances) {
    return instances.stream()
        .flatMap(instance -> text(instance, Tag.ContrastBolusStartTime).stream())
        .flatMap(value -> DicomTime.time(value).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<String> text(Attributes instance, int tag) {
    return Optional.ofNullable(instance.getString(tag)).filter(value -> !value.isBlank());
  }
}
