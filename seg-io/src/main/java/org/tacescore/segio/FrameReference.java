package org.tacescore.segio;

/**
 * A reference to an image, as DICOM makes it (PS3.3 10.3, Image SOP Instance Reference Macro).
 *
 * @param sopInstanceUid Referenced SOP Instance UID (0008,1155)
 * @param number Referenced Frame Number (0008,1160), from 1; 0 for an instance as a whole
 */
public record FrameReference(String sopInstanceUid, int number) {

  public FrameReference {
    if (number < 0) {
      throw new IllegalArgumentException("frames are counted from 1, got " + number);
    }
  }

  /** An instance as a whole. */
  public static FrameReference whole(String sopInstanceUid) {
    return new FrameReference(sopInstanceUid, 0);
  }

  /** Whether the two have pixels in common. */
  boolean meets(FrameReference other) {
    return sopInstanceUid.equals(other.sopInstanceUid)
        && (number == 0 || other.number == 0 || number == other.number);
  }
}
