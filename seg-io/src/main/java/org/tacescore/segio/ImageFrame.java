package org.tacescore.segio;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * One image plane: a single-frame instance, or a frame of a multi-frame one.
 *
 * @param header what is said of it, in the attributes of single-frame CT and MR images
 * @param reference where its pixels are
 * @param flaw what keeps it from being read; empty where nothing does
 */
record ImageFrame(Attributes header, FrameReference reference, String flaw) {
  private static final Set<String> SINGLE_FRAME = Set.of(UID.CTImageStorage, UID.MRImageStorage);

  /** The frames of an instance of any kind; none is left out, whatever is wrong with it. */
  static List<ImageFrame> of(Attributes instance) {
    return EnhancedFrames.isEnhanced(instance)
        ? EnhancedFrames.of(instance)
        : List.of(new ImageFrame(instance, FrameReference.whole(uid(instance)), ""));
  }

  static List<ImageFrame> ofAll(List<Attributes> instances) {
    return instances.stream().flatMap(instance -> of(instance).stream()).toList();
  }

  /** Whether an instance is a CT or MR image of a kind that is read. */
  static boolean reads(Attributes instance) {
    return EnhancedFrames.isEnhanced(instance)
        || (SINGLE_FRAME.contains(instance.getString(Tag.SOPClassUID, ""))
            && instance.getInt(Tag.NumberOfFrames, 1) == 1);
  }

  /** Its place in the pixel data, from 0. */
  int index() {
    return Math.max(0, reference.number() - 1);
  }

  /**
   * Refuses what cannot be read, by the header alone.
   *
   * @throws RefusedException UNSUPPORTED_FORMAT, UNREADABLE_INSTANCE
   */
  void requireReadable() {
    if (!reads(header)) {
      throw refused(
          Refusal.UNSUPPORTED_FORMAT,
          "only CT and MR images are read, got SOP class %s with %d frames"
              .formatted(
                  header.getString(Tag.SOPClassUID, ""), header.getInt(Tag.NumberOfFrames, 1)));
    }
    if (!flaw.isEmpty()) {
      throw refused(Refusal.UNREADABLE_INSTANCE, flaw);
    }
    if (header.containsValue(Tag.ModalityLUTSequence)) {
      throw refused(Refusal.UNSUPPORTED_FORMAT, "a Modality LUT is not applied");
    }
    if (isCt()) {
      requireHounsfieldUnits();
    }
    if (header.getDouble(Tag.RescaleSlope, 1) == 0) {
      throw refused(Refusal.UNREADABLE_INSTANCE, "Rescale Slope is 0");
    }
  }

  private boolean isCt() {
    String sopClass = header.getString(Tag.SOPClassUID, "");
    return sopClass.equals(UID.CTImageStorage) || sopClass.equals(UID.EnhancedCTImageStorage);
  }

  /**
   * Rescale Slope and Intercept are Type 1 in CT, and Rescale Type is needed where the values are
   * other than HU (DICOM PS3.3 C.8.2.1): stored values are not taken for HU.
   */
  private void requireHounsfieldUnits() {
    if (!header.containsValue(Tag.RescaleSlope) || !header.containsValue(Tag.RescaleIntercept)) {
      throw refused(Refusal.UNSUPPORTED_FORMAT, "a CT image needs Rescale Slope and Intercept");
    }
    String type = header.getString(Tag.RescaleType, "HU").strip();
    if (!type.isEmpty() && !type.equals("HU")) {
      throw refused(Refusal.UNSUPPORTED_FORMAT, "the values of a CT image are not HU but " + type);
    }
  }

  private RefusedException refused(Refusal reason, String detail) {
    return new RefusedException(
        reason, "%s (instance %s)".formatted(detail, reference.sopInstanceUid()));
  }

  static String uid(Attributes instance) {
    return Optional.ofNullable(instance.getString(Tag.SOPInstanceUID))
        .orElseThrow(() -> new MalformedDicomException("the data set has no SOP Instance UID"));
  }
}
