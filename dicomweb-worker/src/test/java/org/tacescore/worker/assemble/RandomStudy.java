package org.tacescore.worker.assemble;

import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.PatientKey;
import org.tacescore.worker.receive.StoredObject;

/** A study of headers alone, with whatever may be wrong with series, by a seed. */
final class RandomStudy {
  private static final List<String> WORDS =
      List.of("art", "arterial 5mm", "portal venous", "delayed", "native", "liver", "5.0 B30f");
  private static final List<String> TERMS =
      List.of("", "", "PRE_CONTRAST", "ARTERIAL", "PORTAL_VENOUS", "DELAYED");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

  private final Random random;
  private final ObjectStore store;
  private final List<InstanceRecord> instances = new ArrayList<>();

  private Attributes last = new Attributes();

  private RandomStudy(long seed, ObjectStore store) {
    this.random = new Random(seed);
    this.store = store;
  }

  static List<InstanceRecord> of(long seed, ObjectStore store) {
    RandomStudy study = new RandomStudy(seed, store);
    int series = 2 + study.random.nextInt(5);
    for (int i = 1; i <= series; i++) {
      study.series("1.2.3." + i, 20 + study.random.nextInt(60) * i);
      if (study.random.nextInt(3) == 0) {
        study.segmentation("1.2.4." + i, "1.2.3." + i);
      }
    }
    Collections.shuffle(study.instances, study.random);
    return study.instances;
  }

  private void series(String uid, int seconds) {
    Attributes common = common(uid, seconds);
    if (!last.isEmpty() && random.nextInt(3) == 0) {
      common = new Attributes(last);
      common.setString(Tag.SeriesInstanceUID, VR.UI, uid);
      common.setString(Tag.ConvolutionKernel, VR.SH, "B30f");
    }
    last = common;
    int slices = 4 + random.nextInt(3);
    int stacks = random.nextInt(4) == 0 ? 2 : 1;
    int gap = random.nextInt(4) == 0 ? 1 + random.nextInt(slices - 1) : -1;
    boolean twice = random.nextInt(6) == 0;
    int counted = random.nextInt(3) == 0 ? slices * stacks + random.nextInt(3) : 0;
    for (int stack = 0; stack < stacks; stack++) {
      for (int k = 0; k < slices; k++) {
        if (k != gap) {
          slice(common, uid, stack, k, counted);
        }
      }
    }
    if (twice) {
      slice(common, uid, 7, 0, counted);
    }
    if (random.nextInt(5) == 0) {
      Attributes capture = new Attributes(common);
      capture.setString(Tag.SOPClassUID, VR.UI, UID.SecondaryCaptureImageStorage);
      add(capture, uid + ".999", uid);
    }
  }

  private Attributes common(String uid, int seconds) {
    Attributes common = new Attributes();
    boolean ct = random.nextInt(5) > 0;
    common.setString(Tag.SOPClassUID, VR.UI, ct ? UID.CTImageStorage : UID.MRImageStorage);
    common.setString(Tag.Modality, VR.CS, ct ? "CT" : "MR");
    common.setString(Tag.SeriesInstanceUID, VR.UI, uid);
    common.setString(Tag.SeriesDescription, VR.LO, WORDS.get(random.nextInt(WORDS.size())));
    common.setString(Tag.ContrastBolusAgentPhase, VR.CS, TERMS.get(random.nextInt(TERMS.size())));
    String first = random.nextInt(5) == 0 ? "DERIVED" : "ORIGINAL";
    String third = random.nextInt(6) == 0 ? "LOCALIZER" : "AXIAL";
    common.setString(Tag.ImageType, VR.CS, first, "PRIMARY", third);
    common.setString(Tag.ConvolutionKernel, VR.SH, random.nextBoolean() ? "B30f" : "B70f");
    common.setString(Tag.FrameOfReferenceUID, VR.UI, "1.2.9");
    common.setString(Tag.AcquisitionDate, VR.DA, "20260103");
    int at = random.nextInt(6) == 0 ? 40 : seconds;
    common.setString(Tag.AcquisitionTime, VR.TM, LocalTime.of(8, 0).plusSeconds(at).format(TIME));
    if (random.nextBoolean()) {
      common.setString(Tag.ContrastBolusStartTime, VR.TM, "080000");
    }
    if (random.nextBoolean()) {
      common.setInt(Tag.ImagesInAcquisition, VR.IS, 4 + random.nextInt(4));
    }
    common.setDouble(Tag.ImageOrientationPatient, VR.DS, 1, 0, 0, 0, 1, 0);
    common.setDouble(Tag.PixelSpacing, VR.DS, 1, 1);
    common.setDouble(Tag.RescaleSlope, VR.DS, 1);
    common.setDouble(Tag.RescaleIntercept, VR.DS, -1024);
    common.setInt(Tag.Rows, VR.US, 4);
    common.setInt(Tag.Columns, VR.US, 4);
    common.setInt(Tag.SamplesPerPixel, VR.US, 1);
    common.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    common.setInt(Tag.BitsAllocated, VR.US, 16);
    return common;
  }

  private void slice(Attributes common, String uid, int stack, int k, int counted) {
    Attributes slice = new Attributes(common);
    slice.setInt(Tag.AcquisitionNumber, VR.IS, stack + 1);
    slice.setDouble(Tag.ImagePositionPatient, VR.DS, 0, 0, 5.0 * k);
    if (counted > 0) {
      slice.setInt(Tag.NumberOfSeriesRelatedInstances, VR.IS, counted);
    }
    if (random.nextInt(12) == 0) {
      slice.setString(Tag.SeriesDescription, VR.LO, "changed on the way");
    }
    add(slice, uid + "." + (1 + 100 * stack + k), uid);
  }

  private void segmentation(String uid, String drawnOn) {
    Attributes seg = new Attributes();
    seg.setString(Tag.SOPClassUID, VR.UI, UID.SegmentationStorage);
    seg.setString(Tag.Modality, VR.CS, "SEG");
    seg.setString(Tag.SeriesInstanceUID, VR.UI, uid);
    Attributes series = new Attributes();
    series.setString(Tag.SeriesInstanceUID, VR.UI, drawnOn);
    Sequence referenced = seg.newSequence(Tag.ReferencedSeriesSequence, 1);
    referenced.add(series);
    add(seg, uid + ".1", uid);
  }

  private void add(Attributes dataset, String instance, String series) {
    dataset.setString(Tag.SOPInstanceUID, VR.UI, instance);
    dataset.setString(Tag.StudyInstanceUID, VR.UI, "1.2");
    StoredObject stored = store.put(Part10.encode(dataset));
    instances.add(
        new InstanceRecord(
            instance,
            dataset.getString(Tag.SOPClassUID),
            "1.2",
            series,
            dataset.getString(Tag.Modality),
            new PatientKey("site", "P1"),
            UID.ExplicitVRLittleEndian,
            stored.sha256(),
            stored.bytes(),
            Instant.EPOCH,
            new Origin(Origin.Kind.DIMSE, "TEST"),
            false));
  }
}
