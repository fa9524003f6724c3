package org.tacescore.rendezvous;

import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.tacescore.dicom.DicomObject;

/** The documents that a report takes the place of. */
final class Predecessors {
  private Predecessors() {}

  /** SOP Instance UIDs in Predecessor Documents Sequence (0040,A360), DICOM PS3.3 C.17.2. */
  static List<String> of(DicomObject report) {
    List<String> uids = new ArrayList<>();
    for (Attributes study : items(report.dataset(), Tag.PredecessorDocumentsSequence)) {
      for (Attributes series : items(study, Tag.ReferencedSeriesSequence)) {
        for (Attributes instance : items(series, Tag.ReferencedSOPSequence)) {
          uids.add(instance.getString(Tag.ReferencedSOPInstanceUID));
        }
      }
    }
    return uids;
  }

  private static List<Attributes> items(Attributes item, int tag) {
    Sequence sequence = item.getSequence(tag);
    return sequence == null ? List.of() : List.copyOf(sequence);
  }
}
