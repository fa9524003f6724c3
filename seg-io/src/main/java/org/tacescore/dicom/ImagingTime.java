package org.tacescore.dicom;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * When an image was acquired: Acquisition DateTime (0008,002A), else Acquisition Date and Time
 * (0008,0022), (0008,0032), else Study Date and Time (0008,0020), (0008,0030).
 *
 * @param day the local day
 * @param instant the moment; empty where the image states a day alone
 */
public record ImagingTime(LocalDate day, Optional<Instant> instant) {

  /**
   * When this instance was acquired; empty where it does not say so much as the day.
   *
   * @param zone of the site, for an object without an offset
   */
  public static Optional<ImagingTime> of(DicomObject instance, ZoneId zone) {
    Attributes dataset = instance.dataset();
    return DicomTime.dateTime(dataset.getString(Tag.AcquisitionDateTime, ""))
        .map(
            local ->
                new ImagingTime(
                    local.toLocalDate(), DicomTime.instant(dataset, Tag.AcquisitionDateTime, zone)))
        .or(() -> of(dataset, Tag.AcquisitionDate, Tag.AcquisitionTime, zone))
        .or(() -> of(dataset, Tag.StudyDate, Tag.StudyTime, zone));
  }

  private static Optional<ImagingTime> of(
      Attributes dataset, int dateTag, int timeTag, ZoneId zone) {
    return DicomTime.date(dataset.getString(dateTag, ""))
        .map(day -> new ImagingTime(day, DicomTime.instant(dataset, dateTag, timeTag, zone)));
  }
}
