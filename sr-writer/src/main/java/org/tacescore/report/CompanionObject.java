package org.tacescore.report;

import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

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
    Attributes object =
        OwnInstance.beginDocument(study, header, device, sopClassUid, modality, number);
    object.setString(Tag.SOPInstanceUID, VR.UI, sopInstanceUid);
    object.setString(Tag.BurnedInAnnotation, VR.CS, "YES");
    object.setString(Tag.ConversionType, VR.CS, "WSD");
    return object;
  }

  /** When it was made, in the study's offset. */
  OffsetDateTime created() {
    return study.inOffset(header.created());
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
