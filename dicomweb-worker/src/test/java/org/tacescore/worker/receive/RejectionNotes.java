package org.tacescore.worker.receive;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

/** Rejection notes made for a test. */
final class RejectionNotes {
  private RejectionNotes() {}

  static Attributes note(String code, String scheme) {
    Attributes note = new Attributes();
    note.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.88.59");
    note.setString(Tag.SOPInstanceUID, VR.UI, "1.9.1");
    note.setString(Tag.StudyInstanceUID, VR.UI, "1.9");
    Attributes title = item(note, Tag.ConceptNameCodeSequence);
    title.setString(Tag.CodeValue, VR.SH, code);
    title.setString(Tag.CodingSchemeDesignator, VR.SH, scheme);
    return note;
  }

  private static Attributes item(Attributes parent, int tag) {
    Sequence sequence = parent.ensureSequence(tag, 1);
    Attributes item = new Attributes();
    sequence.add(item);
    return item;
  }

  static Attributes study(Attributes note, String uid) {
    Attributes study = item(note, Tag.CurrentRequestedProcedureEvidenceSequence);
    study.setString(Tag.StudyInstanceUID, VR.UI, uid);
    return study;
  }

  static Attributes series(Attributes study, String uid) {
    Attributes series = item(study, Tag.ReferencedSeriesSequence);
    series.setString(Tag.SeriesInstanceUID, VR.UI, uid);
    return series;
  }

  static void instance(Attributes parent, String uid) {
    item(parent, Tag.ReferencedSOPSequence).setString(Tag.ReferencedSOPInstanceUID, VR.UI, uid);
  }
}
