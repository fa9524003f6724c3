package org.tacescore.segio;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.tacescore.dicom.DicomObject;

/**
 * How many images a series has, and how many its instances say there should be. Nothing else tells
 * that the top or the bottom of a stack was cut off.
 *
 * @param present its instances
 * @param ofSeries Number of Series Related Instances (0020,1209), PS3.4 C.6.1.1.5, which archives
 *     write into what they send; empty where no instance has it, or two disagree
 * @param ofAcquisition Images in Acquisition (0020,1002), PS3.3 C.7.6.1, where every instance has
 *     the same, of one Acquisition Number (0020,0012); else empty
 * @param equipment Manufacturer, model and station: whose habits these numbers are
 */
public record ImageCount(
    int present, OptionalInt ofSeries, OptionalInt ofAcquisition, String equipment) {
  /** Of a series that is not there. */
  static final ImageCount NONE = new ImageCount(0, OptionalInt.empty(), OptionalInt.empty(), "");

  private static final Pattern COUNT = Pattern.compile("\\+?[0-9]{1,6}");

  /**
   * Counts a series.
   *
   * @param instances all that are there of one series, at least one
   */
  public static ImageCount of(List<DicomObject> instances) {
    return new ImageCount(
        instances.size(),
        agreed(instances, Tag.NumberOfSeriesRelatedInstances),
        ofOneAcquisition(instances),
        Stream.of(Tag.Manufacturer, Tag.ManufacturerModelName, Tag.StationName)
            .map(tag -> instances.get(0).dataset().getString(tag, ""))
            .collect(Collectors.joining("\\")));
  }

  private static OptionalInt ofOneAcquisition(List<DicomObject> instances) {
    boolean everyOne =
        instances.stream().allMatch(i -> i.dataset().containsValue(Tag.ImagesInAcquisition));
    boolean split =
        instances.stream()
                .map(i -> i.dataset().getString(Tag.AcquisitionNumber, ""))
                .distinct()
                .count()
            > 1;
    boolean frames =
        instances.stream().anyMatch(i -> i.dataset().containsValue(Tag.NumberOfFrames));
    return everyOne && !split && !frames
        ? agreed(instances, Tag.ImagesInAcquisition)
        : OptionalInt.empty();
  }

  /** The number that every instance which has one gives. */
  private static OptionalInt agreed(List<DicomObject> instances, int tag) {
    Set<String> values =
        instances.stream()
            .map(instance -> Optional.ofNullable(instance.dataset().getString(tag)))
            .flatMap(Optional::stream)
            .map(String::strip)
            .collect(Collectors.toSet());
    return values.size() == 1 && COUNT.matcher(values.iterator().next()).matches()
        ? OptionalInt.of(Integer.parseInt(values.iterator().next()))
        : OptionalInt.empty();
  }

  /**
   * How many images the series should have, if it has fewer. A number that is too small says
   * nothing.
   *
   * <p>Images in Acquisition counts what the scan gave, which may be another number than that of a
   * reconstruction. It is believed where another series from the same equipment has just as many
   * images as it says, and none has more.
   *
   * @param study the counts of all series of the study, this one among them
   */
  public OptionalInt expected(Collection<ImageCount> study) {
    if (ofSeries.isPresent()) {
      return moreThanPresent(ofSeries);
    }
    return habitOfEquipment(study) ? moreThanPresent(ofAcquisition) : OptionalInt.empty();
  }

  private OptionalInt moreThanPresent(OptionalInt count) {
    return count.isPresent() && count.getAsInt() > present ? count : OptionalInt.empty();
  }

  private boolean habitOfEquipment(Collection<ImageCount> study) {
    List<ImageCount> others =
        study.stream()
            .filter(other -> other.equipment.equals(equipment) && other.ofAcquisition.isPresent())
            .toList();
    return others.stream().anyMatch(other -> other.present == other.ofAcquisition.getAsInt())
        && others.stream().noneMatch(other -> other.present > other.ofAcquisition.getAsInt());
  }
}
