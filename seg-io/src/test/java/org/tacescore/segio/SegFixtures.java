package org.tacescore.segio;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.DicomObject;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** CT series headers, masks and segments for tests; all of it made here. */
final class SegFixtures {
  static final Code ABNORMAL = new Code("49755003", "SCT", "Morphologically Abnormal Structure");
  static final Code NEOPLASM = new Code("372087000", "SCT", "Neoplasm, Primary");
  static final Code ANATOMY = new Code("123037004", "SCT", "Anatomical Structure");
  static final Code LIVER = new Code("10200004", "SCT", "Liver");
  static final CieLab RED = new CieLab(50, 60, 40);

  private SegFixtures() {}

  static VolumeGeometry axial(int columns, int rows, int slices, String frameOfReference) {
    return new VolumeGeometry(
        new GridSize(columns, rows, slices),
        new Spacing(0.75, 0.8, 2.5),
        Direction.AXIAL,
        new Vector3(-100.5, -90.25, 30),
        frameOfReference);
  }

  /** Turned about x by 20 degrees. */
  static VolumeGeometry oblique(int columns, int rows, int slices, String frameOfReference) {
    double cos = Math.cos(Math.toRadians(20));
    double sin = Math.sin(Math.toRadians(20));
    Vector3 column = new Vector3(1, 0, 0);
    Vector3 row = new Vector3(0, cos, sin);
    return new VolumeGeometry(
        new GridSize(columns, rows, slices),
        new Spacing(0.7, 0.9, 3),
        new Direction(column, row, column.cross(row)),
        new Vector3(-20, 15, -40),
        frameOfReference);
  }

  static Mask random(VolumeGeometry geometry, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Mask.where(geometry, offset -> random.nextInt(5) == 0);
  }

  /** Headers of a CT series on the grid. */
  static SegSource source(VolumeGeometry geometry, String name) {
    List<Attributes> instances = new ArrayList<>();
    for (int slice = 0; slice < geometry.size().slices(); slice++) {
      instances.add(instance(geometry, name, slice));
    }
    return new SegSource(instances, geometry);
  }

  private static Attributes instance(VolumeGeometry geometry, String name, int slice) {
    Attributes ct = new Attributes();
    ct.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    ct.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    ct.setDouble(Tag.RescaleSlope, VR.DS, 1);
    ct.setDouble(Tag.RescaleIntercept, VR.DS, 0);
    ct.setString(Tag.SOPInstanceUID, VR.UI, DeterministicUid.of(name, "slice" + slice));
    ct.setString(Tag.StudyInstanceUID, VR.UI, DeterministicUid.of("study"));
    ct.setString(Tag.SeriesInstanceUID, VR.UI, DeterministicUid.of(name));
    ct.setString(Tag.FrameOfReferenceUID, VR.UI, geometry.frameOfReferenceUid());
    ct.setString(Tag.PatientName, VR.PN, "Prüfung^Anna");
    ct.setString(Tag.PatientID, VR.LO, "P1");
    ct.setString(Tag.PatientSex, VR.CS, "F");
    ct.setString(Tag.StudyDate, VR.DA, "20260103");
    ct.setString(Tag.StudyTime, VR.TM, "080000");
    ct.setString(Tag.StudyID, VR.SH, "1");
    ct.setDouble(
        Tag.PixelSpacing, VR.DS, geometry.spacingMm().rowMm(), geometry.spacingMm().columnMm());
    ct.setDouble(Tag.SliceThickness, VR.DS, geometry.spacingMm().sliceMm());
    Vector3 column = geometry.direction().column();
    Vector3 row = geometry.direction().row();
    ct.setDouble(
        Tag.ImageOrientationPatient,
        VR.DS,
        column.x(),
        column.y(),
        column.z(),
        row.x(),
        row.y(),
        row.z());
    Vector3 position = geometry.positionOf(0, 0, slice);
    ct.setDouble(Tag.ImagePositionPatient, VR.DS, position.x(), position.y(), position.z());
    return ct;
  }

  static SegmentDraft tumour(String label, Mask mask) {
    return new SegmentDraft(
        label,
        ABNORMAL,
        NEOPLASM,
        label,
        DeterministicUid.of("tracking", label),
        SegmentAlgorithm.BY_HAND,
        RED,
        mask);
  }

  static SegmentDraft liver(Mask mask) {
    return new SegmentDraft(
        "Liver",
        ANATOMY,
        LIVER,
        "",
        "",
        new SegmentAlgorithm(SegmentAlgorithm.Type.SEMIAUTOMATIC, "region growing"),
        new CieLab(60, 20, 20),
        mask);
  }

  /**
   * A label map segmentation with a frame for each slice; segment 1 is a tumour, 2 the liver.
   *
   * @param label value of the voxel at an offset
   */
  static DicomObject labelMap(VolumeGeometry geometry, int bits, IntUnaryOperator label) {
    Mask all = Mask.where(geometry, offset -> true);
    Attributes seg =
        SegWriter.write(source(geometry, "art"), List.of(tumour("T", all)), identity("labels"))
            .dataset();
    Attributes liver = new Attributes(seg.getNestedDataset(Tag.SegmentSequence));
    liver.setInt(Tag.SegmentNumber, VR.US, 2);
    liver.setString(Tag.SegmentLabel, VR.LO, "Liver");
    CodedEntry.put(liver, Tag.SegmentedPropertyTypeCodeSequence, LIVER);
    seg.getSequence(Tag.SegmentSequence).add(liver);
    seg.getSequence(Tag.PerFrameFunctionalGroupsSequence)
        .forEach(frame -> frame.remove(Tag.SegmentIdentificationSequence));
    seg.setString(Tag.SOPClassUID, VR.UI, SegKind.LABEL_MAP_SEGMENTATION_STORAGE);
    seg.setString(Tag.SegmentationType, VR.CS, "LABELMAP");
    seg.setInt(Tag.BitsAllocated, VR.US, bits);
    seg.setInt(Tag.BitsStored, VR.US, bits);
    seg.setInt(Tag.HighBit, VR.US, bits - 1);
    int width = bits / 8;
    byte[] pixels = new byte[geometry.size().voxels() * width];
    for (int offset = 0; offset < geometry.size().voxels(); offset++) {
      pixels[offset * width] = (byte) label.applyAsInt(offset);
    }
    seg.setBytes(Tag.PixelData, VR.OB, pixels);
    return new DicomObject(UID.ExplicitVRLittleEndian, seg);
  }

  static SegIdentity identity(String name) {
    return new SegIdentity(
        DeterministicUid.of(name, "series"),
        DeterministicUid.of(name, "instance"),
        300,
        "RESEARCH ONLY - segmentation",
        LocalDateTime.of(2026, 1, 3, 9, 30, 15),
        SegProducer.TACESCORE);
  }
}
