package org.tacescore.dicom;

import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * A data set with the transfer syntax it was encoded in.
 *
 * @param transferSyntaxUid Transfer Syntax UID (0002,0010)
 * @param dataset the data set, without group 0002
 */
public record DicomObject(String transferSyntaxUid, Attributes dataset) {

  public String sopClassUid() {
    return required(Tag.SOPClassUID, "SOP Class UID");
  }

  public String sopInstanceUid() {
    return required(Tag.SOPInstanceUID, "SOP Instance UID");
  }

  public String studyInstanceUid() {
    return required(Tag.StudyInstanceUID, "Study Instance UID");
  }

  public String seriesInstanceUid() {
    return required(Tag.SeriesInstanceUID, "Series Instance UID");
  }

  private String required(int tag, String name) {
    return Optional.ofNullable(dataset.getString(tag))
        .orElseThrow(() -> new MalformedDicomException("the data set has no " + name));
  }
}
