package org.tacescore.dicom;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DICOM's DA, TM and DT values (PS3.5 section 6.2), read as local dates and times, and written.
 *
 * <p>What cannot be read as one is empty, not an error. An offset from UTC is dropped: values are
 * local to the scanner. Times are written to the millisecond.
 */
public final class DicomTime {
  private static final Pattern DATE = Pattern.compile("(\\d{4})\\.?(\\d{2})\\.?(\\d{2})");
  private static final Pattern TIME =
      Pattern.compile("(\\d{2}):?(?:(\\d{2}):?(?:(\\d{2})(?:\\.(\\d{1,6}))?)?)?");
  private static final int DATE_LENGTH = 8;
  private static final DateTimeFormatter DA = formatter("uuuuMMdd");
  private static final DateTimeFormatter TM = formatter("HHmmss.SSS");
  private static final DateTimeFormatter DT = formatter("uuuuMMddHHmmss.SSSxx");
  private static final DateTimeFormatter OFFSET = formatter("xx");

  private DicomTime() {}

  /** A DA value, {@code YYYYMMDD} or the former {@code YYYY.MM.DD}. */
  public static Optional<LocalDate> date(String value) {
    Matcher parts = DATE.matcher(value.trim());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * A TM value, {@code HH[MM[SS[.FFFFFF]]]} or the former {@code HH:MM:SS}; a leap second is 59.
   */
  public static Optional<LocalTime> time(String value) {
    Matcher parts = TIME.matcher(value.trim());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      int micros =
          parts.group(4) == null ? 0 : Integer.parseInt((parts.group(4) + "00000").substring(0, 6));
      return Optional.of(
          LocalTime.of(
              number(parts, 1), number(parts, 2), Math.min(59, number(parts, 3)), micros * 1000));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A DT value with at least date and hour: {@code YYYYMMDDHH[MM[SS[.FFFFFF]]][&ZZXX]}. */
  public static Optional<LocalDateTime> dateTime(String value) {
    String local = value.trim().replaceFirst("[+-]\\d{4}$", "");
    if (local.length() <= DATE_LENGTH) {
      return Optional.empty();
    }
    return date(local.substring(0, DATE_LENGTH))
        .flatMap(day -> time(local.substring(DATE_LENGTH)).map(day::atTime));
  }

  /** The date as a DA value. */
  public static String da(TemporalAccessor date) {
    return DA.format(date);
  }

  /** The time of day as a TM value. */
  public static String tm(TemporalAccessor time) {
    return TM.format(time);
  }

  /** The instant as a DT value with its offset from UTC. */
  public static String dt(OffsetDateTime time) {
    return DT.format(time);
  }

  /** A value of Timezone Offset From UTC (0008,0201), e.g. +0100. */
  public static String offset(OffsetDateTime time) {
    return OFFSET.format(time);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  private static int number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
  }
}
