package org.tacescore.segio;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomTime;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.volume.Vector3;

/** Reads {@link SeriesHeader}s. */
final class SeriesHeaderReader {
  /** More different texts than this on the images of one series tell no more. */
  private static final int MOST_SAID = 8;

  private SeriesHeaderReader() {}

  /** The series that all instances are of. */
  static String seriesOf(List<Attributes> instances) {
    if (instances.isEmpty()) {
      throw new IllegalArgumentException("a series has at least one instance");
    }
    String series = required(instances.get(0), Tag.SeriesInstanceUID, "Series Instance UID");
    for (Attributes instance : instances) {
      if (!series.equals(instance.getString(Tag.SeriesInstanceUID))) {
        throw new IllegalArgumentException(
            "instances of two series: %s and %s"
                .formatted(series, instance.getString(Tag.SeriesInstanceUID)));
      }
    }
    return series;
  }

  /**
   * What the images of a part say.
   *
   * @param frames at least one, all of one series
   */
  static SeriesHeader read(SeriesPart part, List<ImageFrame> frames) {
    List<Attributes> instances = frames.stream().map(ImageFrame::header).toList();
    Attributes first = instances.get(0);
    Optional<LocalDateTime> acquired = acquisitionTime(instances);
    String[] imageType = first.getStrings(Tag.ImageType);
    return new SeriesHeader(
        required(first, Tag.StudyInstanceUID, "Study Instance UID"),
        part,
        first.getString(Tag.FrameOfReferenceUID, ""),
        ImageModality.of(first.getString(Tag.SOPClassUID, ""), first.getString(Tag.Modality, "")),
        said(instances, Tag.SeriesDescription, " / "),
        said(instances, Tag.ProtocolName, " / "),
        imageType == null ? List.of() : presentOf(imageType),
        acquired,
        injectionTime(instances, acquired),
        said(instances, Tag.ContrastBolusAgentPhase, "\\"),
        first.getString(Tag.ConvolutionKernel, ""),
        number(first, Tag.SliceThickness),
        required(first, Tag.SOPClassUID, "SOP Class UID"),
        sortedByPosition(frames).stream().map(ImageFrame::reference).toList(),
        first.getString(Tag.ImageComments, ""),
        SeriesLayout.of(instances),
        MrTechnique.of(first),
        SeriesTimeDoubts.of(instances),
        instances.stream()
            .anyMatch(instance -> "01".equals(instance.getString(Tag.LossyImageCompression))));
  }

  /** What all images say; where they differ each of them, lest the first speak for the others. */
  private static String said(List<Attributes> instances, int tag, String separator) {
    return instances.stream()
        .flatMap(instance -> text(instance, tag).stream())
        .filter(value -> !value.isBlank())
        .distinct()
        .sorted()
        .limit(MOST_SAID)
        .collect(Collectors.joining(separator));
  }

  private static List<String> presentOf(String[] values) {
    List<String> present = new ArrayList<>();
    for (String value : values) {
      present.add(Objects.requireNonNullElse(value, ""));
    }
    return present;
  }

  private static Optional<LocalDateTime> acquisitionTime(List<Attributes> instances) {
    List<LocalDateTime> times =
        instances.stream()
            .map(SeriesHeaderReader::acquisitionTime)
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    return times.isEmpty() ? Optional.empty() : Optional.of(times.get((times.size() - 1) / 2));
  }

  /** When an image was acquired, local to the scanner. */
  static Optional<LocalDateTime> acquisitionTime(Attributes instance) {
    Optional<LocalDateTime> dateTime =
        text(instance, Tag.AcquisitionDateTime).flatMap(DicomTime::dateTime);
    if (dateTime.isPresent()) {
      return dateTime;
    }
    Optional<LocalTime> time = text(instance, Tag.AcquisitionTime).flatMap(DicomTime::time);
    return text(instance, Tag.AcquisitionDate)
        .flatMap(DicomTime::date)
        .flatMap(date -> time.map(date::atTime));
  }

  /** Contrast/Bolus Start Time has no date: it is the last such time before the acquisition. */
  private static Optional<LocalDateTime> injectionTime(
      List<Attributes> instances, Optional<LocalDateTime> acquired) {
    if (acquired.isEmpty()) {
      return Optional.empty();
    }
    LocalDate day = acquired.get().toLocalDate();
    return instances.stream()
        .flatMap(instance -> text(instance, Tag.ContrastBolusStartTime).stream())
        .findFirst()
        .flatMap(DicomTime::time)
        .map(day::atTime)
        .map(start -> start.minusHours(12).isAfter(acquired.get()) ? start.minusDays(1) : start);
  }

  private static Optional<String> text(Attributes instance, int tag) {
    return Optional.ofNullable(instance.getString(tag));
  }

  private static Optional<Double> number(Attributes instance, int tag) {
    double value = instance.getDouble(tag, Double.NaN);
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  /** Along the normal of the first instance where all have a place, else as given. */
  private static List<ImageFrame> sortedByPosition(List<ImageFrame> frames) {
    double[] cosines = frames.get(0).header().getDoubles(Tag.ImageOrientationPatient);
    boolean placed =
        cosines != null
            && cosines.length == 6
            && frames.stream()
                .map(frame -> frame.header().getDoubles(Tag.ImagePositionPatient))
                .allMatch(position -> position != null && position.length == 3);
    if (!placed) {
      return frames;
    }
    Vector3 normal =
        new Vector3(cosines[0], cosines[1], cosines[2])
            .cross(new Vector3(cosines[3], cosines[4], cosines[5]));
    return frames.stream()
        .sorted(Comparator.comparingDouble(frame -> positionOf(frame.header()).dot(normal)))
        .toList();
  }

  private static Vector3 positionOf(Attributes instance) {
    double[] position = instance.getDoubles(Tag.ImagePositionPatient);
    return new Vector3(position[0], position[1], position[2]);
  }

  private static String required(Attributes instance, int tag, String name) {
    return text(instance, tag)
        .orElseThrow(() -> new MalformedDicomException("the data set has no " + name));
  }
}
