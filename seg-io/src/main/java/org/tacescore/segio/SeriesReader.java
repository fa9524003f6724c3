package org.tacescore.segio;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.PixelDecoder;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Reads CT and MR series, single-frame (DICOM PS3.3 A.3, A.4), enhanced multi-frame (A.36, A.38)
 * and legacy converted (A.70, A.71), into volumes.
 *
 * <p>Values are stored value x Rescale Slope + Rescale Intercept, slice by slice. Slices are put in
 * order by position along the normal, never by number; what does not make an even stack is refused
 * by name, with the tolerances of {@link SliceStack}.
 */
public final class SeriesReader {
  private SeriesReader() {}

  /**
   * What a series says of itself, taken as one stack.
   *
   * @param instances the data sets of one series, in any order; pixel data are not looked at
   */
  public static SeriesHeader header(List<Attributes> instances) {
    String series = SeriesHeaderReader.seriesOf(instances);
    return header(SeriesPart.whole(series), ImageFrame.ofAll(instances));
  }

  /** As {@link #header(List)}, of whole objects. */
  public static SeriesHeader headerOf(List<DicomObject> instances) {
    return header(datasets(instances));
  }

  /** What the images of a part say; a number that cannot be read is refused by name. */
  static SeriesHeader header(SeriesPart part, List<ImageFrame> frames) {
    try {
      return SeriesHeaderReader.read(part, frames);
    } catch (NumberFormatException | InvalidGeometryException e) {
      throw unreadableNumber(part.seriesInstanceUid(), e);
    }
  }

  /**
   * Reads a series that is one stack.
   *
   * @param instances all instances of one series, in any order
   * @throws RefusedException UNSUPPORTED_FORMAT if the series holds several stacks, and as {@link
   *     #read(SeriesHeader, List)}
   */
  public static Series read(List<DicomObject> instances) {
    List<SeriesHeader> parts = SeriesParts.split(datasets(instances));
    if (parts.size() > 1) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "series %s holds %d stacks: %s"
              .formatted(
                  parts.get(0).seriesInstanceUid(),
                  parts.size(),
                  parts.stream().map(header -> header.part().label()).toList()));
    }
    return read(parts.get(0), instances);
  }

  /**
   * Reads a part of a series.
   *
   * @param part as {@link SeriesParts#split} found it
   * @param instances all that hold images of the part, in any order; there may be others
   * @throws RefusedException MISSING_SLICE, UNEVEN_SLICES, DUPLICATE_SLICE, GEOMETRY_MISMATCH
   *     (slices differ in size, spacing or orientation, or are shifted as by a tilted gantry),
   *     UNSUPPORTED_FORMAT (another kind of image, colour, no place in space),
   *     UNSUPPORTED_TRANSFER_SYNTAX, UNREADABLE_INSTANCE (pixel data cut short, frames that are not
   *     described)
   */
  public static Series read(SeriesHeader part, List<DicomObject> instances) {
    try {
      return new Series(part, volume(part, instances));
    } catch (NumberFormatException e) {
      throw unreadableNumber(part.seriesInstanceUid(), e);
    }
  }

  private static Volume volume(SeriesHeader part, List<DicomObject> instances) {
    SliceStack stack = stack(part, datasets(instances));
    Map<String, DicomObject> objects =
        instances.stream()
            .collect(Collectors.toMap(DicomObject::sopInstanceUid, object -> object, (a, b) -> a));
    VolumeGeometry geometry = stack.geometry(part.frameOfReferenceUid());
    float[] values = new float[geometry.size().voxels()];
    int perSlice = geometry.size().columns() * geometry.size().rows();
    for (int slice = 0; slice < stack.slices().size(); slice++) {
      ImageFrame frame = stack.slices().get(slice).frame();
      DicomObject object = Objects.requireNonNull(objects.get(frame.reference().sopInstanceUid()));
      rescale(frame, PixelDecoder.storedValues(object, frame.index()), values, slice * perSlice);
    }
    return Volume.of(geometry, typeOf(values), offset -> values[offset]);
  }

  /** Whole numbers of 16 bits, as CT has them, or what they were rescaled to. */
  private static ValueType typeOf(float[] values) {
    for (float value : values) {
      boolean whole = value == Math.rint(value);
      if (!whole || value < ValueType.INT16.lowest() || value > ValueType.INT16.highest()) {
        return ValueType.FLOAT;
      }
    }
    return ValueType.INT16;
  }

  /**
   * Checks by the headers alone that a series can be read as one stack.
   *
   * @param instances all instances of one series, in any order; pixel data are not looked at
   * @throws RefusedException as {@link #read}, but for what lies in the pixel data
   */
  public static void requireReadable(List<DicomObject> instances) {
    requireReadable(headerOf(instances), instances);
  }

  /**
   * Checks by the headers alone that a part of a series can be read.
   *
   * @throws RefusedException as {@link #read(SeriesHeader, List)}, but for what lies in the pixel
   *     data
   */
  public static void requireReadable(SeriesHeader part, List<DicomObject> instances) {
    try {
      stack(part, datasets(instances));
    } catch (NumberFormatException e) {
      throw unreadableNumber(part.seriesInstanceUid(), e);
    }
  }

  /** The grid of a part, by its headers alone; refusals as {@link #requireReadable}. */
  static VolumeGeometry geometry(SeriesHeader part, List<DicomObject> instances) {
    return stack(part, datasets(instances)).geometry(part.frameOfReferenceUid());
  }

  private static SliceStack stack(SeriesHeader part, List<Attributes> instances) {
    Set<FrameReference> wanted = Set.copyOf(part.frames());
    List<ImageFrame> frames =
        ImageFrame.ofAll(instances).stream()
            .filter(frame -> wanted.contains(frame.reference()))
            .toList();
    if (frames.size() != part.frames().size()) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "%d of %d images of %s are there"
              .formatted(frames.size(), part.frames().size(), part.part()));
    }
    if (part.part().isWhole()) {
      Concatenation.requireWhole(frames);
    }
    return stack(frames);
  }

  private static SliceStack stack(List<ImageFrame> frames) {
    frames.forEach(ImageFrame::requireReadable);
    return SliceStack.of(frames);
  }

  private static List<Attributes> datasets(List<DicomObject> instances) {
    return instances.stream().map(DicomObject::dataset).toList();
  }

  /** The toolkit gives the default for a text that is no number, too: it must not pass. */
  private static double number(Attributes image, int tag, double whereAbsent) {
    if (!image.containsValue(tag)) {
      return whereAbsent;
    }
    double value = image.getDouble(tag, Double.NaN);
    if (!Double.isFinite(value)) {
      throw new NumberFormatException("not a finite number");
    }
    return value;
  }

  static RefusedException unreadableNumber(String seriesInstanceUid, RuntimeException cause) {
    return new RefusedException(
        Refusal.UNREADABLE_INSTANCE,
        "a number cannot be read (series %s)".formatted(seriesInstanceUid),
        cause);
  }

  private static void rescale(ImageFrame frame, int[] stored, float[] values, int start) {
    double slope = number(frame.header(), Tag.RescaleSlope, 1);
    double intercept = number(frame.header(), Tag.RescaleIntercept, 0);
    for (int i = 0; i < stored.length; i++) {
      values[start + i] = (float) (stored[i] * slope + intercept);
    }
  }
}
