package org.tacescore.segio;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;

/** Series of several stacks at the same places, single-frame and enhanced, made for a test. */
final class DynamicSeries {
  static final int SLICES = 6;

  private DynamicSeries() {}

  /**
   * Single-frame instances; the values of stack s are those of {@link SyntheticSeries} plus s.
   *
   * @param bend marks an instance with the number of its stack, from 0
   */
  static List<Attributes> of(int stacks, BiConsumer<Attributes, Integer> bend) {
    List<Attributes> all = new ArrayList<>();
    for (int stack = 0; stack < stacks; stack++) {
      List<Attributes> slices = SyntheticSeries.axial(SLICES);
      for (int k = 0; k < SLICES; k++) {
        Attributes slice = slices.get(k);
        slice.setString(Tag.SOPInstanceUID, VR.UI, DeterministicUid.of("dynamic", stack + " " + k));
        int[] values = SyntheticSeries.values(k);
        for (int i = 0; i < values.length; i++) {
          values[i] += stack;
        }
        SyntheticSeries.pixels(slice, SyntheticSeries.COLUMNS, values);
        bend.accept(slice, stack);
      }
      all.addAll(slices);
    }
    return all;
  }

  /** The same images as the frames of one Enhanced CT Image, in the order given. */
  static Attributes enhanced(List<Attributes> slices) {
    Attributes first = slices.get(0);
    Attributes image = new Attributes();
    select(
        first,
        image,
        Tag.SOPInstanceUID,
        Tag.Modality,
        Tag.StudyInstanceUID,
        Tag.SeriesInstanceUID,
        Tag.FrameOfReferenceUID,
        Tag.SamplesPerPixel,
        Tag.PhotometricInterpretation,
        Tag.Rows,
        Tag.Columns,
        Tag.BitsAllocated,
        Tag.BitsStored,
        Tag.HighBit,
        Tag.PixelRepresentation);
    image.setString(Tag.SOPClassUID, VR.UI, UID.EnhancedCTImageStorage);
    image.setString(Tag.SOPInstanceUID, VR.UI, DeterministicUid.of("dynamic", "enhanced"));
    image.setInt(Tag.NumberOfFrames, VR.IS, slices.size());
    image.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared(first));
    Sequence perFrame = image.newSequence(Tag.PerFrameFunctionalGroupsSequence, slices.size());
    slices.forEach(slice -> perFrame.add(group(slice)));
    image.setBytes(Tag.PixelData, VR.OW, pixels(slices));
    return image;
  }

  private static Attributes shared(Attributes first) {
    Attributes shared = new Attributes();
    put(shared, Tag.PlaneOrientationSequence, first, Tag.ImageOrientationPatient);
    put(shared, Tag.PixelMeasuresSequence, first, Tag.PixelSpacing, Tag.SliceThickness);
    return shared;
  }

  private static Attributes group(Attributes slice) {
    Attributes groups = new Attributes();
    put(groups, Tag.PlanePositionSequence, slice, Tag.ImagePositionPatient);
    Attributes transformation = item(groups, Tag.PixelValueTransformationSequence);
    transformation.setString(Tag.RescaleSlope, VR.DS, slice.getString(Tag.RescaleSlope, "1"));
    transformation.setString(
        Tag.RescaleIntercept, VR.DS, slice.getString(Tag.RescaleIntercept, "0"));
    Attributes content = item(groups, Tag.FrameContentSequence);
    if (slice.containsValue(Tag.TemporalPositionIdentifier)) {
      content.setInt(
          Tag.TemporalPositionIndex, VR.UL, slice.getInt(Tag.TemporalPositionIdentifier, 0));
    }
    if (slice.containsValue(Tag.AcquisitionDateTime)) {
      content.setString(
          Tag.FrameAcquisitionDateTime, VR.DT, slice.getString(Tag.AcquisitionDateTime));
    }
    if (slice.containsValue(Tag.ContrastBolusAgentPhase)) {
      put(groups, Tag.ContrastBolusUsageSequence, slice, Tag.ContrastBolusAgentPhase);
    }
    return groups;
  }

  private static void put(Attributes groups, int sequence, Attributes from, int... tags) {
    select(from, item(groups, sequence), tags);
  }

  /** The toolkit looks for tags in ascending order. */
  private static void select(Attributes from, Attributes to, int... tags) {
    Arrays.sort(tags);
    to.addSelected(from, tags);
  }

  private static Attributes item(Attributes groups, int sequence) {
    Attributes item = new Attributes();
    groups.newSequence(sequence, 1).add(item);
    return item;
  }

  private static byte[] pixels(List<Attributes> slices) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    slices.forEach(slice -> all.writeBytes((byte[]) slice.getValue(Tag.PixelData)));
    return all.toByteArray();
  }
}
