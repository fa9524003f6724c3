package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms and zones of PS3.5 section 6.2 and PS3.3 C.12.1. */
class DicomTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Berlin is +0100 in winter; in 2025 summer time began on 30 March and ended on 26 October. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "20250115,   083000,         -,     2025-01-15T07:30:00Z",
        "20250715,   083000,         -,     2025-07-15T06:30:00Z",
        "2025.01.15, 08:30:00,       -,     2025-01-15T07:30:00Z",
        "20250115,   08,             -,     2025-01-15T07:00:00Z",
        "20250115,   0830,           -,     2025-01-15T07:30:00Z",
        "20250115,   083000.5,       -,     2025-01-15T07:30:00.500Z",
        "20250115,   083000.123456,  -,     2025-01-15T07:30:00.123456Z",
        "20250115,   235960,         -,     2025-01-15T22:59:59Z",
        "20250115,   083000,         +0000, 2025-01-15T08:30:00Z",
        "20250115,   083000,         +0930, 2025-01-14T23:00:00Z",
        "20250115,   083000,         -0500, 2025-01-15T13:30:00Z",
        "20250115,   003000,         +0900, 2025-01-14T15:30:00Z",
        "20250330,   023000,         -,     2025-03-30T01:30:00Z",
        "20251026,   023000,         -,     2025-10-26T00:30:00Z",
        "20251026,   023000,         +0100, 2025-10-26T01:30:00Z",
        "20250115,   083000,         -0000, 2025-01-15T07:30:00Z",
        "20250115,   083000,         +1500, 2025-01-15T07:30:00Z",
        "20250115,   083000,         CET,   2025-01-15T07:30:00Z",
        "20250115,   -,              -,     -",
        "-,          083000,         -,     -",
        "20250230,   083000,         -,     -",
        "20250115,   253000,         -,     -",
        "20250115,   0830-0900,      -,     -",
        "202501,     083000,         -,     -"
      })
  void readsADateAndATimeAsAnInstant(String date, String time, String offset, Instant instant) {
    Attributes dataset = new Attributes();
    set(dataset, Tag.StudyDate, VR.DA, date);
    set(dataset, Tag.StudyTime, VR.TM, time);
    set(dataset, Tag.TimezoneOffsetFromUTC, VR.SH, offset);

    assertThat(DicomTime.instant(dataset, Tag.StudyDate, Tag.StudyTime, BERLIN))
        .isEqualTo(Optional.ofNullable(instant));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "20250115083000,             -,     2025-01-15T07:30:00Z",
        "20250115083000,             +0000, 2025-01-15T08:30:00Z",
        "20250115083000+0900,        -,     2025-01-14T23:30:00Z",
        "20250115083000.25+0900,     +0000, 2025-01-14T23:30:00.250Z",
        "20250115083000-0330,        +0000, 2025-01-15T12:00:00Z",
        "2025011508-0500,            -,     2025-01-15T13:00:00Z",
        "20250115083000+9900,        +0000, 2025-01-15T08:30:00Z",
        "20250330023000+0100,        -,     2025-03-30T01:30:00Z",
        "20250115,                   -,     -",
        "20250115+0100,              -,     -",
        "202501-0500,                -,     -",
        "2025,                       -,     -",
        "yesterday,                  -,     -"
      })
  void readsADateTimeAsAnInstant(String value, String offset, Instant instant) {
    Attributes dataset = new Attributes();
    set(dataset, Tag.AcquisitionDateTime, VR.DT, value);
    set(dataset, Tag.TimezoneOffsetFromUTC, VR.SH, offset);

    assertThat(DicomTime.instant(dataset, Tag.AcquisitionDateTime, BERLIN))
        .isEqualTo(Optional.ofNullable(instant));
  }

  @Test
  void localTimesOfOneScannerDropTheOffset() {
    assertThat(DicomTime.dateTime("20250115083000.5-0500"))
        .contains(LocalDateTime.of(2025, 1, 15, 8, 30, 0, 500_000_000));
    assertThat(DicomTime.date("2025.01.15")).contains(LocalDate.of(2025, 1, 15));
    assertThat(DicomTime.time("08:30")).contains(LocalTime.of(8, 30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1401", "-1201", "0100", "+01:00", "+0160", "", "-0000", "+100"})
  void aWrongOffsetIsNone(String value) {
    assertThat(DicomTime.offset(value)).isEmpty();
  }

  @Test
  void readsTheLimitsOfTheOffset() {
    assertThat(DicomTime.offset("+1400")).contains(ZoneOffset.ofHours(14));
    assertThat(DicomTime.offset("-1200 ")).contains(ZoneOffset.ofHours(-12));
    assertThat(DicomTime.offset("-0330")).contains(ZoneOffset.ofHoursMinutes(-3, -30));
  }

  @Test
  void anImageIsAsOldAsItsAcquisitionElseAsItsStudy() {
    Attributes dataset = new Attributes();
    assertThat(imagingTime(dataset)).isEmpty();
    set(dataset, Tag.StudyDate, VR.DA, "20250114");
    assertThat(imagingTime(dataset))
        .contains(new ImagingTime(LocalDate.of(2025, 1, 14), Optional.empty()));
    set(dataset, Tag.AcquisitionDate, VR.DA, "20250115");
    set(dataset, Tag.AcquisitionTime, VR.TM, "0030");
    assertThat(imagingTime(dataset))
        .contains(
            new ImagingTime(
                LocalDate.of(2025, 1, 15), Optional.of(Instant.parse("2025-01-14T23:30:00Z"))));
    set(dataset, Tag.AcquisitionDateTime, VR.DT, "20250116083000+0000");
    assertThat(imagingTime(dataset))
        .contains(
            new ImagingTime(
                LocalDate.of(2025, 1, 16), Optional.of(Instant.parse("2025-01-16T08:30:00Z"))));
  }

  private static Optional<ImagingTime> imagingTime(Attributes dataset) {
    return ImagingTime.of(new DicomObject("1.2.840.10008.1.2.1", dataset), BERLIN);
  }

  private static void set(Attributes dataset, int tag, VR vr, String value) {
    if (value != null) {
      dataset.setString(tag, vr, value);
    }
  }
}
