package org.tacescore.endtoend;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomObject;

/** Faults to be planted in a DICOM SEG. */
final class SegFaults {
  private SegFaults() {}

  static DicomObject shifted(DicomObject seg, double z) {
    Attributes copy = new Attributes(seg.dataset());
    shift(copy, z);
    return new DicomObject(seg.transferSyntaxUid(), copy);
  }

  /**
   * Moves every frame along z.
   *
   * @param z mm, a whole number of slices
   */
  static void shift(Attributes seg, double z) {
    for (Attributes frame : seg.getSequence(Tag.PerFrameFunctionalGroupsSequence)) {
      Attributes plane = frame.getNestedDataset(Tag.PlanePositionSequence);
      double[] position = plane.getDoubles(Tag.ImagePositionPatient);
      plane.setDouble(Tag.ImagePositionPatient, VR.DS, position[0], position[1], position[2] + z);
    }
  }

  /** Clears every voxel; the frames stay. */
  static void empty(Attributes seg) {
    byte[] voxels = seg.getSafeBytes(Tag.PixelData);
    seg.setBytes(Tag.PixelData, VR.OB, new byte[voxels.length]);
  }
}
