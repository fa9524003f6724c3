package org.tacescore.segio;

import java.util.List;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.PixelDecoder;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Reads single-frame CT and MR series (DICOM PS3.3 A.3, A.4) into volumes.
 *
 * <p>Values are stored value x Rescale Slope + Rescale Intercept, slice by slice. Slices are put in
 * order by position along the normal, never by number; what does not make an even stack is refused
 * by name, with the tolerances of {@link SliceStack}.
 */
public final class SeriesReader {
  private static final Set<String> SINGLE_FRAME = Set.of(UID.CTImageStorage, UID.MRImageStorage);

  private SeriesReader() {}

  /**
   * What a series says of itself.
   *
   * @param instances the data sets of one series, in any order; pixel data are not looked at
   */
  public static SeriesHeader header(List<Attributes> instances) {
    try {
      return SeriesHeaderReader.read(instances);
    } catch (NumberFormatException | InvalidGeometryException e) {
      throw unreadableNumber(instances.get(0), e);
    }
  }

  /**
   * Reads a series.
   *
   * @param instances all instances of one series, in any order
   * @throws RefusedException MISSING_SLICE, UNEVEN_SLICES, DUPLICATE_SLICE, GEOMETRY_MISMATCH
   *     (slices differ in size, spacing or orientation, or are shifted as by a tilted gantry),
   *     UNSUPPORTED_FORMAT (multi-frame, colour, no place in space), UNSUPPORTED_TRANSFER_SYNTAX,
   *     UNREADABLE_INSTANCE (pixel data cut short)
   */
  public static Series read(List<DicomObject> instances) {
    SeriesHeader header = header(instances.stream().map(DicomObject::dataset).toList());
    try {
      return read(header, instances);
    } catch (NumberFormatException e) {
      throw unreadableNumber(instances.get(0).dataset(), e);
    }
  }

  private static Series read(SeriesHeader header, List<DicomObject> instances) {
    instances.forEach(SeriesReader::requireSingleFrame);
    SliceStack stack = SliceStack.of(instances);
    VolumeGeometry geometry = stack.geometry(header.frameOfReferenceUid());
    float[] values = new float[geometry.size().voxels()];
    int perSlice = geometry.size().columns() * geometry.size().rows();
    for (int slice = 0; slice < stack.slices().size(); slice++) {
      rescale(stack.slices().get(slice).object(), values, slice * perSlice);
    }
    return new Series(header, Volume.of(geometry, values));
  }

  /** As {@link #header}, of whole objects. */
  public static SeriesHeader headerOf(List<DicomObject> instances) {
    return header(instances.stream().map(DicomObject::dataset).toList());
  }

  /**
   * Checks by the headers alone that a series can be read.
   *
   * @param instances all instances of one series, in any order; pixel data are not looked at
   * @throws RefusedException as {@link #read}, but for what lies in the pixel data
   */
  public static void requireReadable(List<DicomObject> instances) {
    instances.forEach(SeriesReader::requireSingleFrame);
    SliceStack.of(instances);
  }

  /** Whether an instance is a single-frame CT or MR image. */
  static boolean reads(Attributes instance) {
    return SINGLE_FRAME.contains(instance.getString(Tag.SOPClassUID, ""))
        && instance.getInt(Tag.NumberOfFrames, 1) == 1;
  }

  private static void requireSingleFrame(DicomObject instance) {
    if (!reads(instance.dataset())) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "only single-frame CT and MR images are read, got SOP class %s (instance %s)"
              .formatted(instance.sopClassUid(), instance.sopInstanceUid()));
    }
    if (instance.dataset().containsValue(Tag.ModalityLUTSequence)) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "a Modality LUT is not applied (instance %s)".formatted(instance.sopInstanceUid()));
    }
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

  private static RefusedException unreadableNumber(Attributes first, RuntimeException cause) {
    return new RefusedException(
        Refusal.UNREADABLE_INSTANCE,
        "a number cannot be read (series %s)".formatted(first.getString(Tag.SeriesInstanceUID)),
        cause);
  }

  private static void rescale(DicomObject instance, float[] values, int start) {
    double slope = number(instance.dataset(), Tag.RescaleSlope, 1);
    double intercept = number(instance.dataset(), Tag.RescaleIntercept, 0);
    int[] stored = PixelDecoder.storedValues(instance);
    for (int i = 0; i < stored.length; i++) {
      values[start + i] = (float) (stored[i] * slope + intercept);
    }
  }
}
