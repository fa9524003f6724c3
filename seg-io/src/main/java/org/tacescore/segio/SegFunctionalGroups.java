package org.tacescore.segio;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;

/**
 * Functional groups and dimensions of a segmentation (DICOM PS3.3 C.7.6.16, C.7.6.17, C.8.20.3).
 */
final class SegFunctionalGroups {
  private static final Code SEGMENTATION = new Code("113076", "DCM", "Segmentation");
  private static final Code SOURCE_IMAGE =
      new Code("121322", "DCM", "Source image for image processing operation");

  private SegFunctionalGroups() {}

  static void putDimensions(Attributes seg) {
    String uid = DeterministicUid.of(seg.getString(Tag.SOPInstanceUID), "dimension organization");
    Attributes organization = new Attributes(1);
    organization.setString(Tag.DimensionOrganizationUID, VR.UI, uid);
    seg.newSequence(Tag.DimensionOrganizationSequence, 1).add(organization);
    Sequence indices = seg.newSequence(Tag.DimensionIndexSequence, 2);
    indices.add(
        dimension(
            uid,
            Tag.ReferencedSegmentNumber,
            Tag.SegmentIdentificationSequence,
            "ReferencedSegmentNumber"));
    indices.add(
        dimension(
            uid, Tag.ImagePositionPatient, Tag.PlanePositionSequence, "ImagePositionPatient"));
  }

  private static Attributes dimension(String uid, int pointer, int group, String label) {
    Attributes item = new Attributes(4);
    item.setString(Tag.DimensionOrganizationUID, VR.UI, uid);
    item.setInt(Tag.DimensionIndexPointer, VR.AT, pointer);
    item.setInt(Tag.FunctionalGroupPointer, VR.AT, group);
    item.setString(Tag.DimensionDescriptionLabel, VR.LO, label);
    return item;
  }

  static void put(Attributes seg, SegSource source, List<SegFrameToWrite> frames) {
    seg.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared(source));
    Sequence perFrame = seg.newSequence(Tag.PerFrameFunctionalGroupsSequence, frames.size());
    for (SegFrameToWrite frame : frames) {
      perFrame.add(perFrame(frame, source.instances().get(frame.slice())));
    }
  }

  private static Attributes shared(SegSource source) {
    Attributes first = source.instances().get(0);
    Attributes measures = new Attributes(3);
    double sliceMm = source.geometry().spacingMm().sliceMm();
    measures.setDouble(Tag.SliceThickness, VR.DS, first.getDouble(Tag.SliceThickness, sliceMm));
    measures.setDouble(Tag.SpacingBetweenSlices, VR.DS, sliceMm);
    copy(first, measures, Tag.PixelSpacing);
    Attributes orientation = new Attributes(1);
    copy(first, orientation, Tag.ImageOrientationPatient);
    Attributes shared = new Attributes(2);
    shared.newSequence(Tag.PlaneOrientationSequence, 1).add(orientation);
    shared.newSequence(Tag.PixelMeasuresSequence, 1).add(measures);
    return shared;
  }

  private static Attributes perFrame(SegFrameToWrite frame, Attributes source) {
    Attributes content = new Attributes(1);
    content.setInt(Tag.DimensionIndexValues, VR.UL, frame.segment() + 1, frame.positionRank());
    Attributes position = new Attributes(1);
    copy(source, position, Tag.ImagePositionPatient);
    Attributes identification = new Attributes(1);
    identification.setInt(Tag.ReferencedSegmentNumber, VR.US, frame.segment() + 1);
    Attributes item = new Attributes(4);
    item.newSequence(Tag.DerivationImageSequence, 1).add(derivation(source));
    item.newSequence(Tag.FrameContentSequence, 1).add(content);
    item.newSequence(Tag.PlanePositionSequence, 1).add(position);
    item.newSequence(Tag.SegmentIdentificationSequence, 1).add(identification);
    return item;
  }

  private static Attributes derivation(Attributes source) {
    Attributes image = new Attributes(3);
    image.setString(Tag.ReferencedSOPClassUID, VR.UI, source.getString(Tag.SOPClassUID));
    image.setString(Tag.ReferencedSOPInstanceUID, VR.UI, source.getString(Tag.SOPInstanceUID));
    CodedEntry.put(image, Tag.PurposeOfReferenceCodeSequence, SOURCE_IMAGE);
    Attributes derivation = new Attributes(2);
    derivation.newSequence(Tag.SourceImageSequence, 1).add(image);
    CodedEntry.put(derivation, Tag.DerivationCodeSequence, SEGMENTATION);
    return derivation;
  }

  /** The decimal strings as the source wrote them: viewers compare them with the source's. */
  private static void copy(Attributes from, Attributes to, int tag) {
    to.setString(tag, VR.DS, from.getStrings(tag));
  }
}
