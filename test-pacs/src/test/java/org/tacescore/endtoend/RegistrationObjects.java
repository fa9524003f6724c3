package org.tacescore.endtoend;

import java.time.LocalDateTime;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.CieLab;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.SegIdentity;
import org.tacescore.segio.SegProducer;
import org.tacescore.segio.SegSource;
import org.tacescore.segio.SegWriter;
import org.tacescore.segio.SegmentAlgorithm;
import org.tacescore.segio.SegmentDraft;
import org.tacescore.segio.SegmentRole;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.testpacs.phantom.PhantomSeries;
import org.tacescore.volume.Vector3;

/**
 * Spatial Registration objects (DICOM PS3.3 A.39.1) between the series of a phantom patient whose
 * venous series has a frame of reference of its own, as another system would send them.
 */
public final class RegistrationObjects {
  private static final String[] IDENTITY = "1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1".split(" ");

  private RegistrationObjects() {}

  /** Registers the portal venous series to the arterial one as they really lie. */
  public static DicomObject venousToArterial(PhantomPatient patient) {
    return venousToArterial(patient, new Vector3(0, 0, 0));
  }

  /**
   * As above, and wrong.
   *
   * @param errorMm by how much positions come out beside the truth
   */
  public static DicomObject venousToArterial(PhantomPatient patient, Vector3 errorMm) {
    PhantomSeries arterial = patient.series(ContrastPhase.ARTERIAL);
    PhantomSeries venous = patient.series(ContrastPhase.PORTAL_VENOUS);
    Vector3 shift = arterial.geometry().origin().minus(venous.geometry().origin()).plus(errorMm);
    Attributes like = arterial.instances().get(0).dataset();
    Attributes reg = new Attributes();
    reg.addSelected(
        like,
        Tag.SpecificCharacterSet,
        Tag.StudyDate,
        Tag.StudyTime,
        Tag.AccessionNumber,
        Tag.PatientName,
        Tag.PatientID,
        Tag.IssuerOfPatientID,
        Tag.PatientBirthDate,
        Tag.PatientSex,
        Tag.StudyInstanceUID,
        Tag.StudyID);
    String name = "registration " + errorMm;
    reg.setString(Tag.SOPClassUID, VR.UI, UID.SpatialRegistrationStorage);
    reg.setString(Tag.SOPInstanceUID, VR.UI, DeterministicUid.of(patient.studyInstanceUid(), name));
    reg.setString(
        Tag.SeriesInstanceUID, VR.UI, DeterministicUid.of(patient.studyInstanceUid(), name, "s"));
    reg.setString(Tag.Modality, VR.CS, "REG");
    reg.setInt(Tag.SeriesNumber, VR.IS, 900);
    reg.setInt(Tag.InstanceNumber, VR.IS, 1);
    String frame = arterial.geometry().frameOfReferenceUid();
    reg.setString(Tag.FrameOfReferenceUID, VR.UI, frame);
    reg.newSequence(Tag.RegistrationSequence, 2);
    register(reg, frame, IDENTITY);
    String[] matrix = IDENTITY.clone();
    matrix[3] = Double.toString(shift.x());
    matrix[7] = Double.toString(shift.y());
    matrix[11] = Double.toString(shift.z());
    register(reg, venous.geometry().frameOfReferenceUid(), matrix);
    return new DicomObject(UID.ExplicitVRLittleEndian, reg);
  }

  private static void register(Attributes reg, String frame, String[] matrix) {
    Attributes one = new Attributes();
    one.setString(Tag.FrameOfReferenceTransformationMatrixType, VR.CS, "RIGID");
    one.setString(Tag.FrameOfReferenceTransformationMatrix, VR.DS, matrix);
    Attributes way = new Attributes();
    way.newSequence(Tag.MatrixSequence, 1).add(one);
    Attributes item = new Attributes();
    item.setString(Tag.FrameOfReferenceUID, VR.UI, frame);
    item.newSequence(Tag.MatrixRegistrationSequence, 1).add(way);
    reg.getSequence(Tag.RegistrationSequence).add(item);
  }

  /** A SEG of a phase in which the liver alone is drawn. */
  public static DicomObject liverAlone(PhantomPatient patient, ContrastPhase phase) {
    PhantomSeries series = patient.series(phase);
    List<SegmentDraft> liver =
        patient.truth(phase).stream()
            .filter(segment -> segment.role() == SegmentRole.LIVER)
            .map(
                segment ->
                    new SegmentDraft(
                        segment.label(),
                        segment.category(),
                        segment.type(),
                        segment.trackingId(),
                        segment.trackingUid(),
                        SegmentAlgorithm.BY_HAND,
                        new CieLab(45, 28, 30),
                        segment.mask()))
            .toList();
    return SegWriter.write(
        new SegSource(
            series.instances().stream().map(DicomObject::dataset).toList(), series.geometry()),
        liver,
        new SegIdentity(
            DeterministicUid.of(patient.studyInstanceUid(), "liver series", phase.name()),
            DeterministicUid.of(patient.studyInstanceUid(), "liver", phase.name()),
            300,
            "Liver SYNTHETIC",
            LocalDateTime.of(2026, 1, 3, 9, 30),
            new SegProducer("Another system", "Segmenter", "0", "1", false)));
  }
}
