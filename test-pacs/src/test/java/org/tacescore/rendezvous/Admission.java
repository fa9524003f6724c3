package org.tacescore.rendezvous;

import java.util.List;
import java.util.Locale;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.Part10;
import org.tacescore.testpacs.phantom.PhantomPatient;

/**
 * A study of a phantom under UIDs of its own, so that one phantom stands for many patients.
 *
 * @param phantom whose images these are
 * @param patientId Patient ID
 * @param study what the UIDs are made of
 */
record Admission(PhantomPatient phantom, String patientId, String study) {

  Admission anotherStudy() {
    return new Admission(phantom, patientId, study + ", another study");
  }

  /** The same study under another Patient ID. */
  Admission of(String otherPatientId) {
    return new Admission(phantom, otherPatientId, study);
  }

  String studyInstanceUid() {
    return uid(phantom.studyInstanceUid());
  }

  /** What a UID of the phantom is in this study. */
  String uid(String ofPhantom) {
    return DeterministicUid.of(study, ofPhantom);
  }

  String accessionNumber() {
    return String.format(Locale.ROOT, "A%08X", study.hashCode());
  }

  /** The instances of a piece as Part 10 files of this study. */
  List<byte[]> files(Piece piece) {
    return piece.source().of(phantom).stream()
        .map(instance -> Part10.encode(admitted(instance), piece.transferSyntaxUid()))
        .toList();
  }

  private Attributes admitted(Attributes instance) {
    Uids.rename(instance, this::uid);
    instance.setString(Tag.PatientID, VR.LO, patientId);
    instance.setString(Tag.AccessionNumber, VR.SH, accessionNumber());
    return instance;
  }
}
