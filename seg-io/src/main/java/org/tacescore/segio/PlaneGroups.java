package org.tacescore.segio;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;

/**
 * The functional groups and references by which frames lie on the slices of an image series (DICOM
 * PS3.3 C.7.6.16.2: Pixel Measures, Plane Orientation, Plane Position, Derivation Image; C.12.2
 * Common Instance Reference).
 */
public final class PlaneGroups {
  private static final Code SOURCE_IMAGE =
      new Code("121322", "DCM", "Source image for image processing operation");

  private PlaneGroups() {}

  /** What all frames have in common: an item of Shared Functional Groups Sequence (5200,9229). */
  public static Attributes shared(SourceGrid grid) {
    Attributes measures = new Attributes(3);
    measures.setString(Tag.SliceThickness, VR.DS, grid.sliceThickness());
    measures.setString(
        Tag.SpacingBetweenSlices, VR.DS, DecimalString.of(grid.geometry().spacingMm().sliceMm()));
    putText(measures, Tag.PixelSpacing, grid.pixelSpacing());
    Attributes orientation = new Attributes(1);
    putText(orientation, Tag.ImageOrientationPatient, grid.orientation());
    Attributes shared = new Attributes();
    shared.newSequence(Tag.PlaneOrientationSequence, 1).add(orientation);
    shared.newSequence(Tag.PixelMeasuresSequence, 1).add(measures);
    return shared;
  }

  /**
   * What a frame has for itself: an item of Per-Frame Functional Groups Sequence (5200,9230).
   *
   * @param slice that the frame lies on
   * @param derivation how it was made of the image
   * @param dimensions Dimension Index Values (0020,9157)
   */
  public static Attributes perFrame(
      SourceGrid grid, int slice, List<Code> derivation, int... dimensions) {
    SourcePlane plane = grid.planes().get(slice);
    Attributes content = new Attributes(1);
    content.setInt(Tag.DimensionIndexValues, VR.UL, dimensions);
    Attributes position = new Attributes(1);
    putText(position, Tag.ImagePositionPatient, plane.position());
    Attributes item = new Attributes();
    item.newSequence(Tag.DerivationImageSequence, 1).add(derivation(grid, plane, derivation));
    item.newSequence(Tag.FrameContentSequence, 1).add(content);
    item.newSequence(Tag.PlanePositionSequence, 1).add(position);
    return item;
  }

  private static Attributes derivation(SourceGrid grid, SourcePlane plane, List<Code> codes) {
    Attributes derivation = new Attributes(2);
    derivation.newSequence(Tag.SourceImageSequence, 1).add(sourceImage(grid, plane));
    CodedEntry.putAll(derivation, Tag.DerivationCodeSequence, codes);
    return derivation;
  }

  /** An item of Source Image Sequence (0008,2112). */
  public static Attributes sourceImage(SourceGrid grid, SourcePlane plane) {
    Attributes image = reference(grid, plane.image().sopInstanceUid());
    if (plane.image().number() > 0) {
      image.setInt(Tag.ReferencedFrameNumber, VR.IS, plane.image().number());
    }
    CodedEntry.put(image, Tag.PurposeOfReferenceCodeSequence, SOURCE_IMAGE);
    return image;
  }

  private static Attributes reference(SourceGrid grid, String sopInstanceUid) {
    Attributes item = new Attributes(4);
    item.setString(Tag.ReferencedSOPClassUID, VR.UI, grid.sopClassUid());
    item.setString(Tag.ReferencedSOPInstanceUID, VR.UI, sopInstanceUid);
    return item;
  }

  /** Names the series and each of its instances in Referenced Series Sequence (0008,1115). */
  public static void putReferences(Attributes dataset, SourceGrid grid) {
    Set<String> uids =
        grid.planes().stream()
            .map(plane -> plane.image().sopInstanceUid())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Attributes series = new Attributes(2);
    Sequence instances = series.newSequence(Tag.ReferencedInstanceSequence, uids.size());
    uids.forEach(uid -> instances.add(reference(grid, uid)));
    series.setString(Tag.SeriesInstanceUID, VR.UI, grid.seriesInstanceUid());
    dataset.newSequence(Tag.ReferencedSeriesSequence, 1).add(series);
  }

  private static void putText(Attributes item, int tag, List<String> values) {
    item.setString(tag, VR.DS, values.toArray(String[]::new));
  }
}
