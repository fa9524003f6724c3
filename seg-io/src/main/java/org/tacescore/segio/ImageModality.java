package org.tacescore.segio;

import java.util.Map;
import org.aoju.bus.image.UID;

/**
 * Modality (0008,0060) of an image, or where it states none that of its SOP class, whose IOD leaves
 * no other (PS3.3 A.3, A.4, A.36, A.38, A.70, A.71).
 */
public final class ImageModality {
  private static final Map<String, String> OF_CLASS =
      Map.of(
          UID.CTImageStorage, "CT",
          UID.EnhancedCTImageStorage, "CT",
          UID.LegacyConvertedEnhancedCTImageStorage, "CT",
          UID.MRImageStorage, "MR",
          UID.EnhancedMRImageStorage, "MR",
          UID.LegacyConvertedEnhancedMRImageStorage, "MR");

  private ImageModality() {}

  /**
   * The modality of an instance.
   *
   * @param stated its Modality; may be blank
   * @return the stated one, else {@code CT} or {@code MR}; empty where neither tells
   */
  public static String of(String sopClassUid, String stated) {
    return stated.isBlank() ? OF_CLASS.getOrDefault(sopClassUid, "") : stated;
  }
}
