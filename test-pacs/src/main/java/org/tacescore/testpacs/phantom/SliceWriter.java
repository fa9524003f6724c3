package org.tacescore.testpacs.phantom;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * Encodes a scan as CT Image Storage or MR Image Storage instances (DICOM PS3.3 A.3, A.4), one a
 * slice, marked as synthetic.
 */
final class SliceWriter {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HHmmss.SSSSSS", Locale.ROOT);
  private static final String MARK = "SYNTHETIC phantom, research only, no patient";

  private final StudyPlan plan;
  private final ContrastPhase phase;
  private final VolumeGeometry grid;
  private final StoredPixels pixels;
  private final String seriesUid;

  SliceWriter(StudyPlan plan, ContrastPhase phase, VolumeGeometry grid, StoredPixels pixels) {
    this.plan = plan;
    this.phase = phase;
    this.grid = grid;
    this.pixels = pixels;
    this.seriesUid = plan.uid("series", phase.name());
  }

  String seriesUid() {
    return seriesUid;
  }

  /** All slices in the order of the grid; CT numbers them from the head. */
  List<DicomObject> write(float[] values) {
    List<DicomObject> instances = new ArrayList<>();
    for (int slice = 0; slice < grid.size().slices(); slice++) {
      Attributes image = new Attributes();
      patientAndStudy(image);
      series(image);
      equipment(image);
      contrast(image);
      if (plan.modality() == PhantomModality.CT) {
        ct(image);
      } else {
        mr(image);
      }
      plane(image, slice);
      pixels.write(image, values, grid.size(), slice);
      instances.add(new DicomObject(UID.ExplicitVRLittleEndian, image));
    }
    return instances;
  }

  private void patientAndStudy(Attributes to) {
    Persona persona = plan.persona();
    to.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    to.setString(Tag.TimezoneOffsetFromUTC, VR.SH, "+0000");
    to.setString(Tag.PatientName, VR.PN, persona.name());
    to.setString(Tag.PatientID, VR.LO, persona.patientId());
    to.setString(Tag.IssuerOfPatientID, VR.LO, Persona.ISSUER);
    to.setString(Tag.PatientBirthDate, VR.DA, DATE.format(persona.birthDate()));
    to.setString(Tag.PatientSex, VR.CS, persona.sex());
    to.setString(Tag.PatientWeight, VR.DS, Integer.toString(persona.weightKg()));
    to.setString(Tag.PatientIdentityRemoved, VR.CS, "YES");
    to.setString(Tag.DeidentificationMethod, VR.LO, MARK);
    to.setString(Tag.PatientComments, VR.LT, MARK);
    LocalDateTime start = plan.timeline().start();
    to.setString(Tag.StudyInstanceUID, VR.UI, plan.studyUid());
    to.setString(Tag.StudyDate, VR.DA, DATE.format(start));
    to.setString(Tag.StudyTime, VR.TM, TIME.format(start));
    to.setString(Tag.StudyID, VR.SH, "1");
    to.setString(Tag.StudyDescription, VR.LO, plan.modality() + " liver multiphase SYNTHETIC");
    to.setString(Tag.AccessionNumber, VR.SH, persona.accessionNumber());
    to.setNull(Tag.ReferringPhysicianName, VR.PN);
  }

  private void series(Attributes to) {
    LocalDateTime begun = plan.timeline().acquisition(phase);
    to.setString(Tag.Modality, VR.CS, plan.modality().name());
    to.setString(Tag.SeriesInstanceUID, VR.UI, seriesUid);
    to.setInt(Tag.SeriesNumber, VR.IS, 1 + PhaseFolder.of(phase).number());
    to.setString(Tag.SeriesDate, VR.DA, DATE.format(begun));
    to.setString(Tag.SeriesTime, VR.TM, TIME.format(begun));
    to.setString(Tag.SeriesDescription, VR.LO, plan.description(phase));
    to.setString(Tag.ProtocolName, VR.LO, "SYNTHETIC liver");
    to.setString(Tag.BodyPartExamined, VR.CS, "LIVER");
    to.setString(Tag.PatientPosition, VR.CS, "HFS");
    to.setString(Tag.FrameOfReferenceUID, VR.UI, grid.frameOfReferenceUid());
    to.setNull(Tag.PositionReferenceIndicator, VR.LO);
  }

  private void equipment(Attributes to) {
    to.setString(Tag.Manufacturer, VR.LO, plan.scanner().manufacturer());
    to.setString(Tag.ManufacturerModelName, VR.LO, plan.scanner().model());
    to.setString(Tag.SoftwareVersions, VR.LO, "0.1.0");
    to.setString(Tag.StationName, VR.SH, "SYNTHETIC");
    to.setString(Tag.DeviceSerialNumber, VR.LO, plan.scanner().serialNumber());
  }

  private void contrast(Attributes to) {
    if (phase == ContrastPhase.NATIVE) {
      return;
    }
    boolean ct = plan.modality() == PhantomModality.CT;
    to.setString(
        Tag.ContrastBolusAgent, VR.LO, ct ? "Iodinated, synthetic" : "Gadoxetate, synthetic");
    to.setString(Tag.ContrastBolusRoute, VR.LO, "IV");
    to.setString(Tag.ContrastBolusVolume, VR.DS, ct ? "100" : "10");
    if (!plan.has(PhantomVariant.NO_INJECTION_TIME)) {
      to.setString(Tag.ContrastBolusStartTime, VR.TM, TIME.format(plan.timeline().injection()));
    }
  }

  private void ct(Attributes to) {
    to.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "AXIAL");
    to.setString(Tag.KVP, VR.DS, "120");
    to.setString(Tag.XRayTubeCurrent, VR.IS, "200");
    to.setString(Tag.ConvolutionKernel, VR.SH, plan.scanner().technique());
    to.setString(Tag.WindowCenter, VR.DS, "75");
    to.setString(Tag.WindowWidth, VR.DS, "350");
  }

  private void mr(Attributes to) {
    to.setString(Tag.ImageType, VR.CS, "ORIGINAL", "PRIMARY", "OTHER");
    to.setString(Tag.ScanningSequence, VR.CS, "GR");
    to.setString(Tag.SequenceVariant, VR.CS, "SP", "OSP");
    to.setString(Tag.ScanOptions, VR.CS, "FS");
    to.setString(Tag.MRAcquisitionType, VR.CS, "3D");
    to.setString(Tag.RepetitionTime, VR.DS, "3.9");
    to.setString(Tag.EchoTime, VR.DS, "1.8");
    to.setString(Tag.EchoTrainLength, VR.IS, "1");
    to.setString(Tag.FlipAngle, VR.DS, "10");
    to.setString(Tag.MagneticFieldStrength, VR.DS, plan.scanner().technique());
    to.setString(Tag.WindowCenter, VR.DS, "400");
    to.setString(Tag.WindowWidth, VR.DS, "900");
  }

  private void plane(Attributes to, int slice) {
    boolean ct = plan.modality() == PhantomModality.CT;
    int number = ct ? grid.size().slices() - slice : slice + 1;
    // CT moves through the gantry slice by slice; a 3D gradient echo has one time for all.
    LocalDateTime begun = plan.timeline().acquisition(phase);
    LocalDateTime taken = ct ? begun.plusNanos(120_000_000L * (number - 1)) : begun;
    to.setString(Tag.SOPClassUID, VR.UI, plan.modality().sopClassUid());
    to.setString(
        Tag.SOPInstanceUID, VR.UI, plan.uid("image", phase.name(), Integer.toString(slice)));
    to.setInt(Tag.InstanceNumber, VR.IS, number);
    to.setInt(Tag.AcquisitionNumber, VR.IS, PhaseFolder.of(phase).number());
    to.setString(Tag.AcquisitionDate, VR.DA, DATE.format(taken));
    to.setString(Tag.AcquisitionTime, VR.TM, TIME.format(taken));
    to.setString(Tag.ContentDate, VR.DA, DATE.format(taken.plusSeconds(30)));
    to.setString(Tag.ContentTime, VR.TM, TIME.format(taken.plusSeconds(30)));
    to.setString(Tag.ImageComments, VR.LT, MARK);
    to.setString(Tag.QualityControlImage, VR.CS, "YES");
    to.setString(Tag.BurnedInAnnotation, VR.CS, "NO");
    to.setString(Tag.LossyImageCompression, VR.CS, "00");
    Vector3 at = grid.positionOf(0, 0, slice);
    Vector3 columns = grid.direction().column();
    Vector3 rows = grid.direction().row();
    decimals(to, Tag.ImagePositionPatient, at.x(), at.y(), at.z());
    decimals(
        to,
        Tag.ImageOrientationPatient,
        columns.x(),
        columns.y(),
        columns.z(),
        rows.x(),
        rows.y(),
        rows.z());
    decimals(to, Tag.PixelSpacing, grid.spacingMm().rowMm(), grid.spacingMm().columnMm());
    decimals(to, Tag.SliceThickness, grid.spacingMm().sliceMm());
    decimals(to, Tag.SpacingBetweenSlices, grid.spacingMm().sliceMm());
    decimals(to, Tag.SliceLocation, at.dot(grid.direction().slice()));
  }

  private static void decimals(Attributes to, int tag, double... values) {
    String[] texts = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = DecimalString.of(values[i]);
    }
    to.setString(tag, VR.DS, texts);
  }
}
