package org.tacescore.report;

import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;

/**
 * Writes pictures with a burned-in research mark as Secondary Capture, RGB, one instance each.
 *
 * <p>The first has the SOP Instance UID of the header, the others UIDs made from it. Equal pictures
 * give equal objects. Whoever draws them burns in the mark: it cannot be seen here.
 *
 * <p>Source: PS3.3 A.8.1 Secondary Capture Image IOD, C.8.6.2 SC Image.
 */
public final class SecondaryCaptureWriter {
  private SecondaryCaptureWriter() {}

  /**
   * The pictures as data sets, numbered from 1.
   *
   * @param derivation what they show, for Derivation Description
   * @throws UnlabelledObjectException if a research mark is missing, which would be a bug here
   */
  public static List<Attributes> write(
      CompanionObject object, String derivation, List<RgbImage> pictures) {
    List<Attributes> written = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      written.add(write(object, derivation, pictures.get(i), i + 1));
    }
    return List.copyOf(written);
  }

  private static Attributes write(
      CompanionObject object, String derivation, RgbImage picture, int number) {
    String first = object.header().sopInstanceUid();
    String uid = number == 1 ? first : DeterministicUid.of(first, "picture " + number);
    Attributes capture = object.begin(UID.SecondaryCaptureImageStorage, "OT", uid, number);
    capture.setString(Tag.ImageType, VR.CS, "DERIVED", "SECONDARY");
    capture.setString(
        Tag.DerivationDescription,
        VR.ST,
        DicomText.fit(ResearchMarks.PREFIX + " - not for clinical use: " + derivation, VR.ST));
    OwnInstance.examined(capture);
    capture.setNull(Tag.PatientOrientation, VR.CS);
    object.addSources(capture, Tag.SourceImageSequence);
    picture.put(capture);
    ResearchLabelValidator.require(capture);
    return capture;
  }
}
