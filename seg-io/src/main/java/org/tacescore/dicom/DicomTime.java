package org.tacescore.dicom;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * DICOM's DA, TM and DT values (PS3.5 section 6.2), read and written.
 *
 * <p>What cannot be read as one is empty, not an error. {@link #date}, {@link #time} and {@link
 * #dateTime} are local to the scanner and drop an offset from UTC: times of one scanner are
 * compared so. {@link #instant} is for times of different sources. Its offset is, in this order,
 * the one that a DT value carries, Timezone Offset From UTC (0008,0201) of the object (PS3.3
 * C.12.1), the one of the site's zone at that time. A local time that a zone has twice, when summer
 * time ends, is the first of the two; one that it skips, when summer time begins, is as much later
 * as is skipped.
 *
 * <p>Times are written to the millisecond.
 */
public final class DicomTime {
  private static final Pattern DATE = Pattern.compile("(\\d{4})\\.?(\\d{2})\\.?(\\d{2})");
  private static final Pattern TIME =
      Pattern.compile("(\\d{2}):?(?:(\\d{2}):?(?:(\\d{2})(?:\\.(\\d{1,6}))?)?)?");
  private static final Pattern UTC_OFFSET = Pattern.compile("([+-])(\\d{2})(\\d{2})");
  private static final Pattern DT_OFFSET = Pattern.compile("[+-]\\d{4}$");
  private static final int DATE_LENGTH = 8;

  /** Limits of Timezone Offset From UTC, PS3.5 section 6.2 DT: -1200 to +1400. */
  private static final int WEST_SECONDS = -12 * 3600;

  private static final int EAST_SECONDS = 14 * 3600;
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
    String local = DT_OFFSET.matcher(value.trim()).replaceFirst("");
    if (local.length() <= DATE_LENGTH) {
      return Optional.empty();
    }
    return date(local.substring(0, DATE_LENGTH))
        .flatMap(day -> time(local.substring(DATE_LENGTH)).map(day::atTime));
  }

  /**
   * The instant of a DA and a TM attribute; empty where either is missing or cannot be read.
   *
   * @param zone of the site, for an object without an offset
   */
  public static Optional<Instant> instant(
      Attributes dataset, int dateTag, int timeTag, ZoneId zone) {
    return date(dataset.getString(dateTag, ""))
        .flatMap(
            day ->
                time(dataset.getString(timeTag, ""))
                    .map(time -> instant(day.atTime(time), offset(dataset), zone)));
  }

  /**
   * The instant of a DT attribute; empty where it is missing, cannot be read or has no hour.
   *
   * @param zone of the site, for a value and an object without an offset
   */
  public static Optional<Instant> instant(Attributes dataset, int dateTimeTag, ZoneId zone) {
    String value = dataset.getString(dateTimeTag, "").trim();
    Matcher suffix = DT_OFFSET.matcher(value);
    Optional<ZoneOffset> own =
        suffix.find() && suffix.start() > DATE_LENGTH ? offset(suffix.group()) : Optional.empty();
    return dateTime(value).map(local -> instant(local, own.or(() -> offset(dataset)), zone));
  }

  private static Instant instant(LocalDateTime local, Optional<ZoneOffset> offset, ZoneId zone) {
    return offset.map(local::toInstant).orElseGet(() -> local.atZone(zone).toInstant());
  }

  /** Timezone Offset From UTC (0008,0201) of an object; empty where it is missing or wrong. */
  public static Optional<ZoneOffset> offset(Attributes dataset) {
    return offset(dataset.getString(Tag.TimezoneOffsetFromUTC, ""));
  }

  /**
   * A value of Timezone Offset From UTC, {@code &ZZXX}; empty where it is wrong or {@code -0000}.
   */
  public static Optional<ZoneOffset> offset(String value) {
    Matcher parts = UTC_OFFSET.matcher(value.trim());
    if (!parts.matches() || value.trim().equals("-0000") || number(parts, 3) > 59) {
      return Optional.empty();
    }
    int seconds = (number(parts, 2) * 60 + number(parts, 3)) * 60;
    int signed = parts.group(1).equals("-") ? -seconds : seconds;
    return signed < WEST_SECONDS || signed > EAST_SECONDS
        ? Optional.empty()
        : Optional.of(ZoneOffset.ofTotalSeconds(signed));
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
