package org.tacescore.dicom;

import java.util.SplittableRandom;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Images made for a test. */
public final class TestImages {

  private TestImages() {}

  /** Seeded values over the whole range of the stored bits, lowest and highest first. */
  public static int[] noise(long seed, int count, int bitsStored, boolean signed) {
    int low = signed ? -(1 << bitsStored - 1) : 0;
    int[] values = new SplittableRandom(seed).ints(count, low, low + (1 << bitsStored)).toArray();
    values[0] = low;
    values[1] = low + (1 << bitsStored) - 1;
    return values;
  }

  /** A CT image with identifiers and pixels alone. */
  static Attributes ct(int columns, int allocated, int stored, boolean signed, int... values) {
    Attributes image = new Attributes();
    image.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    image.setString(Tag.SOPInstanceUID, VR.UI, DeterministicUid.of("test", "image"));
    image.setString(Tag.StudyInstanceUID, VR.UI, DeterministicUid.of("test", "study"));
    image.setString(Tag.SeriesInstanceUID, VR.UI, DeterministicUid.of("test", "series"));
    image.setString(Tag.Modality, VR.CS, "CT");
    setPixels(image, columns, allocated, stored, signed, values);
    return image;
  }

  /** Sets the Image Pixel module, one frame. */
  public static void setPixels(
      Attributes image, int columns, int allocated, int stored, boolean signed, int... values) {
    image.setInt(Tag.SamplesPerPixel, VR.US, 1);
    image.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    image.setInt(Tag.Rows, VR.US, values.length / columns);
    image.setInt(Tag.Columns, VR.US, columns);
    image.setInt(Tag.BitsAllocated, VR.US, allocated);
    image.setInt(Tag.BitsStored, VR.US, stored);
    image.setInt(Tag.HighBit, VR.US, stored - 1);
    image.setInt(Tag.PixelRepresentation, VR.US, signed ? 1 : 0);
    byte[] bytes = new byte[values.length * allocated / 8 + 1 & ~1];
    for (int i = 0; i < values.length; i++) {
      int cell = values[i] & (1 << stored) - 1;
      if (allocated == 8) {
        bytes[i] = (byte) cell;
      } else {
        bytes[2 * i] = (byte) cell;
        bytes[2 * i + 1] = (byte) (cell >> 8);
      }
    }
    image.setBytes(Tag.PixelData, VR.OW, bytes);
  }
}
