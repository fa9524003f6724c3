package org.tacescore.dicom;

import java.io.IOException;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/** The compressed frames of an image, each as its fragments joined (DICOM PS3.5 annex A.4). */
public final class CompressedFrames {

  private CompressedFrames() {}

  /**
   * The bytes of a frame as they are stored, in grey or colour and whatever their codec.
   *
   * @param image with encapsulated Pixel Data (7FE0,0010)
   * @param frame from 0, less than Number of Frames (0028,0008)
   * @throws RefusedException UNREADABLE_INSTANCE if the fragments do not tell the frame
   */
  public static byte[] frame(Attributes image, int frame) {
    try {
      return EncapsulatedPixels.frame(image, image.getInt(Tag.NumberOfFrames, 1), frame).clone();
    } catch (IOException | RuntimeException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "frame %d cannot be found: %s (instance %s)"
              .formatted(frame, e.getMessage(), image.getString(Tag.SOPInstanceUID)),
          e);
    }
  }
}
