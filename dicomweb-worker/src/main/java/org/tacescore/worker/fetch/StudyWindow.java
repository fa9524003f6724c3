package org.tacescore.worker.fetch;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Study dates (0008,0020), both ends included.
 *
 * @param from first day
 * @param to last day; empty for no end
 */
record StudyWindow(LocalDate from, Optional<LocalDate> to) {

  static StudyWindow since(LocalDate from) {
    return new StudyWindow(from, Optional.empty());
  }

  static StudyWindow day(LocalDate day) {
    return new StudyWindow(day, Optional.of(day));
  }

  /** As a range of dates (PS3.4 section C.2.2.2.5.1). */
  String range() {
    String last = to.map(DateTimeFormatter.BASIC_ISO_DATE::format).orElse("");
    String first = DateTimeFormatter.BASIC_ISO_DATE.format(from);
    return first.equals(last) ? first : first + "-" + last;
  }
}
