package org.tacescore.segio;

import java.util.BitSet;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.DicomTime;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;

/**
 * Writes DICOM segmentations (PS3.3 A.51): BINARY, one bit a voxel, a frame for each slice in which
 * a segment has voxels, on the grid of one image series.
 *
 * <p>Equal arguments give equal objects. Pixels are packed without padding between frames, first
 * pixel in the lowest bit (PS3.5 8.1.1). Text is in ISO_IR 192; Content Qualification (0018,9004)
 * is RESEARCH.
 */
public final class SegWriter {
  private static final Code PROCESSING_EQUIPMENT =
      new Code("109102", "DCM", "Processing Equipment");

  private static final int[] PATIENT = {
    Tag.PatientName, Tag.PatientID, Tag.PatientBirthDate, Tag.PatientSex
  };
  private static final int[] STUDY = {
    Tag.StudyInstanceUID,
    Tag.StudyDate,
    Tag.StudyTime,
    Tag.ReferringPhysicianName,
    Tag.StudyID,
    Tag.AccessionNumber
  };
  private static final int[] OPTIONAL = {
    Tag.IssuerOfPatientID, Tag.StudyDescription, Tag.PatientAge, Tag.PatientSize, Tag.PatientWeight
  };

  private SegWriter() {}

  /**
   * Makes the data set of a segmentation.
   *
   * @param source the series that the masks lie on
   * @param segments numbered from 1 in this order
   * @throws RefusedException EMPTY_SEGMENT if no segment has a voxel
   * @throws IllegalArgumentException if a mask lies on another grid than the source
   */
  public static DicomObject write(
      SegSource source, List<SegmentDraft> segments, SegIdentity identity) {
    for (SegmentDraft segment : segments) {
      if (!segment.mask().geometry().sameGridAs(source.geometry(), SegSource.TOLERANCE_MM)) {
        throw new IllegalArgumentException(
            "segment '%s' lies on another grid than its series".formatted(segment.label()));
      }
    }
    List<SegFrameToWrite> frames = SegFrameToWrite.plan(segments);
    if (frames.isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT, "none of %d segments has a voxel".formatted(segments.size()));
    }
    Attributes seg = new Attributes();
    putPatientAndStudy(seg, source.instances().get(0));
    putSeries(seg, identity);
    putEquipment(seg, identity.producer());
    putFrameOfReference(seg, source);
    putReferences(seg, source);
    putImage(seg, source.geometry().size(), frames.size(), identity);
    putSegments(seg, segments);
    SegFunctionalGroups.putDimensions(seg);
    SegFunctionalGroups.put(seg, source, frames);
    seg.setBytes(Tag.PixelData, VR.OB, pack(source.geometry().size(), segments, frames));
    return new DicomObject(UID.ExplicitVRLittleEndian, seg);
  }

  private static void putPatientAndStudy(Attributes seg, Attributes source) {
    seg.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    for (int tag : PATIENT) {
      copyText(source, seg, tag);
    }
    for (int tag : STUDY) {
      copyText(source, seg, tag);
    }
    for (int tag : OPTIONAL) {
      if (source.containsValue(tag)) {
        copyText(source, seg, tag);
      }
    }
  }

  /** Decoded and set again, since the source may be in another character set. */
  private static void copyText(Attributes from, Attributes to, int tag) {
    VR vr = ElementDictionary.vrOf(tag, null);
    String[] values = from.getStrings(tag);
    if (values == null || values.length == 0) {
      to.setNull(tag, vr);
    } else {
      to.setString(tag, vr, values);
    }
  }

  private static void putSeries(Attributes seg, SegIdentity identity) {
    String date = DicomTime.da(identity.created());
    String time = DicomTime.tm(identity.created());
    seg.setString(Tag.SOPClassUID, VR.UI, UID.SegmentationStorage);
    seg.setString(Tag.SOPInstanceUID, VR.UI, identity.sopInstanceUid());
    seg.setString(Tag.Modality, VR.CS, "SEG");
    seg.setString(Tag.SeriesInstanceUID, VR.UI, identity.seriesInstanceUid());
    seg.setInt(Tag.SeriesNumber, VR.IS, identity.seriesNumber());
    seg.setString(Tag.SeriesDescription, VR.LO, identity.seriesDescription());
    seg.setString(Tag.SeriesDate, VR.DA, date);
    seg.setString(Tag.SeriesTime, VR.TM, time);
    seg.setString(Tag.ContentDate, VR.DA, date);
    seg.setString(Tag.ContentTime, VR.TM, time);
    seg.setInt(Tag.InstanceNumber, VR.IS, 1);
  }

  private static void putEquipment(Attributes seg, SegProducer producer) {
    putEquipmentNames(seg, producer);
    seg.setString(Tag.DeviceSerialNumber, VR.LO, producer.serialNumber());
    seg.setString(Tag.ContentQualification, VR.CS, "RESEARCH");
    if (producer.contributes()) {
      Attributes item = new Attributes(4);
      putEquipmentNames(item, producer);
      CodedEntry.put(item, Tag.PurposeOfReferenceCodeSequence, PROCESSING_EQUIPMENT);
      seg.newSequence(Tag.ContributingEquipmentSequence, 1).add(item);
    }
  }

  private static void putEquipmentNames(Attributes item, SegProducer producer) {
    item.setString(Tag.Manufacturer, VR.LO, producer.manufacturer());
    item.setString(Tag.ManufacturerModelName, VR.LO, producer.modelName());
    item.setString(Tag.SoftwareVersions, VR.LO, producer.softwareVersion());
  }

  private static void putFrameOfReference(Attributes seg, SegSource source) {
    seg.setString(
        Tag.FrameOfReferenceUID,
        VR.UI,
        source.instances().get(0).getString(Tag.FrameOfReferenceUID, ""));
    copyText(source.instances().get(0), seg, Tag.PositionReferenceIndicator);
  }

  private static void putReferences(Attributes seg, SegSource source) {
    Attributes series = new Attributes(2);
    Sequence instances =
        series.newSequence(Tag.ReferencedInstanceSequence, source.instances().size());
    for (Attributes instance : source.instances()) {
      Attributes item = new Attributes(2);
      item.setString(Tag.ReferencedSOPClassUID, VR.UI, instance.getString(Tag.SOPClassUID));
      item.setString(Tag.ReferencedSOPInstanceUID, VR.UI, instance.getString(Tag.SOPInstanceUID));
      instances.add(item);
    }
    series.setString(
        Tag.SeriesInstanceUID, VR.UI, source.instances().get(0).getString(Tag.SeriesInstanceUID));
    seg.newSequence(Tag.ReferencedSeriesSequence, 1).add(series);
  }

  private static void putImage(Attributes seg, GridSize size, int frames, SegIdentity identity) {
    seg.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY");
    seg.setInt(Tag.SamplesPerPixel, VR.US, 1);
    seg.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    seg.setInt(Tag.NumberOfFrames, VR.IS, frames);
    seg.setInt(Tag.Rows, VR.US, size.rows());
    seg.setInt(Tag.Columns, VR.US, size.columns());
    seg.setInt(Tag.BitsAllocated, VR.US, 1);
    seg.setInt(Tag.BitsStored, VR.US, 1);
    seg.setInt(Tag.HighBit, VR.US, 0);
    seg.setInt(Tag.PixelRepresentation, VR.US, 0);
    seg.setString(Tag.LossyImageCompression, VR.CS, "00");
    seg.setString(Tag.SegmentationType, VR.CS, "BINARY");
    seg.setString(Tag.ContentLabel, VR.CS, "SEGMENTATION");
    seg.setString(Tag.ContentDescription, VR.LO, identity.seriesDescription());
    seg.setNull(Tag.ContentCreatorName, VR.PN);
  }

  private static void putSegments(Attributes seg, List<SegmentDraft> segments) {
    Sequence items = seg.newSequence(Tag.SegmentSequence, segments.size());
    for (int index = 0; index < segments.size(); index++) {
      SegmentDraft segment = segments.get(index);
      Attributes item = new Attributes();
      item.setInt(Tag.SegmentNumber, VR.US, index + 1);
      item.setString(Tag.SegmentLabel, VR.LO, segment.label());
      CodedEntry.put(item, Tag.SegmentedPropertyCategoryCodeSequence, segment.category());
      CodedEntry.put(item, Tag.SegmentedPropertyTypeCodeSequence, segment.type());
      item.setString(Tag.SegmentAlgorithmType, VR.CS, segment.algorithm().type().name());
      if (segment.algorithm().type() != SegmentAlgorithm.Type.MANUAL) {
        item.setString(Tag.SegmentAlgorithmName, VR.LO, segment.algorithm().name());
      }
      item.setInt(Tag.RecommendedDisplayCIELabValue, VR.US, segment.colour().encoded());
      if (!segment.trackingUid().isEmpty()) {
        item.setString(Tag.TrackingID, VR.UT, segment.trackingId());
        item.setString(Tag.TrackingUID, VR.UI, segment.trackingUid());
      }
      items.add(item);
    }
  }

  private static byte[] pack(
      GridSize size, List<SegmentDraft> segments, List<SegFrameToWrite> frames) {
    int perFrame = size.columns() * size.rows();
    long pixels = (long) perFrame * frames.size();
    if (pixels > Integer.MAX_VALUE - 64L) {
      throw new RefusedException(
          Refusal.TOO_LARGE, "%d frames of %d pixels".formatted(frames.size(), perFrame));
    }
    BitSet bits = new BitSet((int) pixels);
    for (int frame = 0; frame < frames.size(); frame++) {
      Mask mask = segments.get(frames.get(frame).segment()).mask();
      int from = frames.get(frame).slice() * perFrame;
      for (int pixel = 0; pixel < perFrame; pixel++) {
        if (mask.contains(from + pixel)) {
          bits.set(frame * perFrame + pixel);
        }
      }
    }
    int bytes = (int) ((pixels + 7) / 8);
    byte[] packed = new byte[bytes + bytes % 2];
    byte[] set = bits.toByteArray();
    System.arraycopy(set, 0, packed, 0, set.length);
    return packed;
  }
}
