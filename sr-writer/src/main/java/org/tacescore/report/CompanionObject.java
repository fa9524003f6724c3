package org.tacescore.report;

import java.util.LinkedHashSet;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomTime;

/**
 * What a page or picture beside the report needs to become an object of the study.
 *
 * @param study that it belongs to
 * @param header of the object and its series
 * @param device that made it
 * @param sources instances that its content was made from
 */
public record CompanionObject(
    StudyContext study,
    DocumentHeader header,
    DeviceObserver device,
    List<InstanceReference> sources) {
  public CompanionObject {
    sources = List.copyOf(sources);
  }

  /** Patient, study, series, equipment and what all objects of ours say. */
  Attributes begin(String sopClassUid, String modality, String sopInstanceUid, int number) {
    Attributes object = new Attributes();
    study.copyTo(object);
    object.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    object.setString(Tag.SOPClassUID, VR.UI, sopClassUid);
    object.setString(Tag.SOPInstanceUID, VR.UI, sopInstanceUid);
    object.setString(Tag.Modality, VR.CS, modality);
    object.setString(Tag.SeriesInstanceUID, VR.UI, header.seriesInstanceUid());
    object.setString(Tag.SeriesNumber, VR.IS, Integer.toString(header.seriesNumber()));
    object.setString(Tag.InstanceNumber, VR.IS, Integer.toString(number));
    object.setString(
        Tag.SeriesDescription,
        VR.LO,
        DicomText.fit(ResearchMarks.PREFIX + " - " + header.subject(), VR.LO));
    object.setString(Tag.ContentQualification, VR.CS, ResearchMarks.CONTENT_QUALIFICATION);
    object.setString(Tag.BurnedInAnnotation, VR.CS, "YES");
    object.setString(Tag.ConversionType, VR.CS, "WSD");
    times(object);
    OwnObject.sign(object, header.softwareVersions(), device, header.created());
    return object;
  }

  private void times(Attributes object) {
    String date = DicomTime.da(header.created());
    String time = DicomTime.tm(header.created());
    object.setString(Tag.InstanceCreationDate, VR.DA, date);
    object.setString(Tag.InstanceCreationTime, VR.TM, time);
    object.setString(Tag.SeriesDate, VR.DA, date);
    object.setString(Tag.SeriesTime, VR.TM, time);
    object.setString(Tag.ContentDate, VR.DA, date);
    object.setString(Tag.ContentTime, VR.TM, time);
    object.setString(Tag.TimezoneOffsetFromUTC, VR.SH, DicomTime.offset(header.created()));
  }

  /** The sources as SOP Instance References, each once; nothing where there are none. */
  void addSources(Attributes object, int sequenceTag) {
    if (sources.isEmpty()) {
      return;
    }
    Sequence items = object.newSequence(sequenceTag, sources.size());
    for (InstanceReference source : new LinkedHashSet<>(sources)) {
      Attributes item = new Attributes(2);
      item.setString(Tag.ReferencedSOPClassUID, VR.UI, source.sopClassUid());
      item.setString(Tag.ReferencedSOPInstanceUID, VR.UI, source.sopInstanceUid());
      items.add(item);
    }
  }
}
