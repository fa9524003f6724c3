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

  static void put(Attributes seg, SourceGrid grid, List<SegFrameToWrite> frames) {
    seg.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(PlaneGroups.shared(grid));
    Sequence perFrame = seg.newSequence(Tag.PerFrameFunctionalGroupsSequence, frames.size());
    for (SegFrameToWrite frame : frames) {
      int segment = frame.segment() + 1;
      Attributes identification = new Attributes(1);
      identification.setInt(Tag.ReferencedSegmentNumber, VR.US, segment);
      Attributes item =
          PlaneGroups.perFrame(
              grid, frame.slice(), List.of(SEGMENTATION), segment, frame.positionRank());
      item.newSequence(Tag.SegmentIdentificationSequence, 1).add(identification);
      perFrame.add(item);
    }
  }
}
