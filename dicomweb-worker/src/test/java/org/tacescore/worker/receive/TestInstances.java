package org.tacescore.worker.receive;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** Small CT instances of study 1.2.3. */
public final class TestInstances {
  public static final String CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";
  public static final String STUDY = "1.2.3";
  public static final String TRANSFER_SYNTAX = UID.ExplicitVRLittleEndian;

  private TestInstances() {}

  /** A 16 x 16 CT slice with SOP Instance UID {@code 1.2.3.4.<number>}. */
  public static Attributes ct(int number) {
    Attributes ct = new Attributes();
    ct.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    ct.setString(Tag.SOPClassUID, VR.UI, CT_IMAGE);
    ct.setString(Tag.SOPInstanceUID, VR.UI, "1.2.3.4." + number);
    ct.setString(Tag.StudyInstanceUID, VR.UI, STUDY);
    ct.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3.4");
    ct.setString(Tag.Modality, VR.CS, "CT");
    ct.setString(Tag.PatientName, VR.PN, "SYNTHETIC^ONE");
    ct.setString(Tag.PatientID, VR.LO, "P-1");
    ct.setInt(Tag.InstanceNumber, VR.IS, number);
    ct.setInt(Tag.SamplesPerPixel, VR.US, 1);
    ct.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    ct.setInt(Tag.Rows, VR.US, 16);
    ct.setInt(Tag.Columns, VR.US, 16);
    ct.setInt(Tag.BitsAllocated, VR.US, 16);
    ct.setInt(Tag.BitsStored, VR.US, 16);
    ct.setInt(Tag.HighBit, VR.US, 15);
    ct.setInt(Tag.PixelRepresentation, VR.US, 1);
    ct.setBytes(Tag.PixelData, VR.OW, pixels(number));
    return ct;
  }

  private static byte[] pixels(int number) {
    byte[] pixels = new byte[2 * 16 * 16];
    for (int i = 0; i < pixels.length; i += 2) {
      pixels[i] = (byte) (i * number);
    }
    return pixels;
  }
}
