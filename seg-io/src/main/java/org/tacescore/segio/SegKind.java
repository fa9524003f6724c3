package org.tacescore.segio;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/** How the frames of a segmentation say which pixels are in (DICOM PS3.3 C.8.20.2). */
public enum SegKind {
  /** One segment a frame, one bit a pixel. */
  BINARY,
  /** One segment a frame, eight bits a pixel: its part of Maximum Fractional Value. */
  FRACTIONAL,
  /** All segments in one frame, eight or sixteen bits a pixel: the Segment Number itself. */
  LABELMAP;

  /** Label Map Segmentation Storage, of PS3.4 since 2024d (Supplement 243). */
  public static final String LABEL_MAP_SEGMENTATION_STORAGE = "1.2.840.10008.5.1.4.1.1.66.7";

  /** Whether objects of a SOP class are segmentations of voxels that are read here. */
  public static boolean isSegmentation(String sopClassUid) {
    return sopClassUid.equals(UID.SegmentationStorage)
        || sopClassUid.equals(LABEL_MAP_SEGMENTATION_STORAGE);
  }

  static boolean isLabelMap(Attributes seg) {
    return LABEL_MAP_SEGMENTATION_STORAGE.equals(seg.getString(Tag.SOPClassUID, ""));
  }

  /**
   * The kind of a segmentation.
   *
   * @throws RefusedException UNSUPPORTED_FORMAT for other SOP classes, and for a Segmentation Type
   *     with a SOP class or Bits Allocated that it does not go with
   */
  static SegKind of(DicomObject seg) {
    if (!isSegmentation(seg.sopClassUid())) {
      throw unsupported(seg, "SOP class %s is no Segmentation".formatted(seg.sopClassUid()));
    }
    String type = seg.dataset().getString(Tag.SegmentationType, "");
    int allocated = seg.dataset().getInt(Tag.BitsAllocated, 0);
    if (isLabelMap(seg.dataset())) {
      if (type.equals("LABELMAP") && (allocated == 8 || allocated == 16)) {
        return LABELMAP;
      }
    } else if (type.equals("BINARY") && allocated == 1) {
      return BINARY;
    } else if (type.equals("FRACTIONAL") && allocated == 8) {
      return FRACTIONAL;
    }
    throw unsupported(
        seg,
        ("segmentation type '%s' with %d bits allocated in SOP class %s; needed is BINARY with 1,"
                + " FRACTIONAL with 8, or in a label map LABELMAP with 8 or 16")
            .formatted(type, allocated, seg.sopClassUid()));
  }

  private static RefusedException unsupported(DicomObject seg, String detail) {
    return new RefusedException(
        Refusal.UNSUPPORTED_FORMAT, "%s (SEG %s)".formatted(detail, seg.sopInstanceUid()));
  }
}
