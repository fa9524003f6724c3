package org.tacescore.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.testpacs.phantom.PhantomSeries;

/**
 * Writes the phases of a phantom CT patient as one series: single-frame instances told apart by
 * temporal position, or the frames of one enhanced image. Its SEGs refer to these images.
 */
public final class OneSeriesStudy {
  private final PhantomPatient patient;
  private final String seriesUid;
  private final List<Attributes> slices = new ArrayList<>();
  private final Map<String, Integer> frameOf = new HashMap<>();

  public OneSeriesStudy(PhantomPatient patient) {
    this.patient = patient;
    this.seriesUid = DeterministicUid.of(patient.studyInstanceUid(), "one series");
    int position = 0;
    for (PhantomSeries series : patient.series()) {
      position++;
      for (DicomObject instance : series.instances()) {
        slices.add(slice(instance.dataset(), series.phase(), position));
        frameOf.put(instance.sopInstanceUid(), slices.size());
      }
    }
  }

  private Attributes slice(Attributes original, ContrastPhase phase, int position) {
    Attributes slice = new Attributes(original);
    slice.setString(Tag.SeriesInstanceUID, VR.UI, seriesUid);
    slice.setString(Tag.SeriesDescription, VR.LO, "Liver dynamic");
    slice.setInt(Tag.SeriesNumber, VR.IS, 2);
    slice.setInt(Tag.TemporalPositionIdentifier, VR.IS, position);
    slice.setString(Tag.ContrastBolusAgentPhase, VR.CS, term(phase));
    return slice;
  }

  private static String term(ContrastPhase phase) {
    return phase == ContrastPhase.NATIVE ? "PRE_CONTRAST" : phase.name();
  }

  /** One file an image; the SEGs name the same instances in another series. */
  StudyCopy writeSingleFrames(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Attributes slice : slices) {
      write(folder.resolve(slice.getString(Tag.SOPInstanceUID) + ".dcm"), slice);
    }
    for (DicomObject seg : patient.segmentations().values()) {
      writeSeg(folder, segOfSlices(seg.dataset()));
    }
    return withClinical(folder);
  }

  /** One file with all images as frames; the SEGs name its frames. */
  StudyCopy writeEnhanced(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(folder.resolve("enhanced.dcm"), enhanced());
    for (DicomObject seg : patient.segmentations().values()) {
      writeSeg(folder, segOfFrames(seg.dataset()));
    }
    return withClinical(folder);
  }

  /** The images one by one, told apart by temporal position. */
  public List<Attributes> slices() {
    return slices.stream().map(Attributes::new).toList();
  }

  /** A SEG of the patient that names the images one by one. */
  public Attributes segOfSlices(Attributes seg) {
    Attributes changed = new Attributes(seg);
    changed
        .getNestedDataset(Tag.ReferencedSeriesSequence)
        .setString(Tag.SeriesInstanceUID, VR.UI, seriesUid);
    return changed;
  }

  /** A SEG of the patient that names the frames of the enhanced image. */
  public Attributes segOfFrames(Attributes seg) {
    Attributes changed = segOfSlices(seg);
    referToFrames(changed, enhanced());
    return changed;
  }

  private void referToFrames(Attributes seg, Attributes image) {
    Sequence instances =
        seg.getNestedDataset(Tag.ReferencedSeriesSequence)
            .newSequence(Tag.ReferencedInstanceSequence, 1);
    Attributes whole = new Attributes();
    refer(whole, image);
    instances.add(whole);
    for (Attributes groups : seg.getSequence(Tag.PerFrameFunctionalGroupsSequence)) {
      Attributes source =
          groups
              .getNestedDataset(Tag.DerivationImageSequence)
              .getNestedDataset(Tag.SourceImageSequence);
      Integer frame = frameOf.get(source.getString(Tag.ReferencedSOPInstanceUID));
      source.setInt(Tag.ReferencedFrameNumber, VR.IS, frame == null ? 0 : frame);
      refer(source, image);
    }
  }

  private static void refer(Attributes reference, Attributes image) {
    reference.setString(Tag.ReferencedSOPClassUID, VR.UI, image.getString(Tag.SOPClassUID));
    reference.setString(Tag.ReferencedSOPInstanceUID, VR.UI, image.getString(Tag.SOPInstanceUID));
  }

  /** All images as frames of one. */
  public Attributes enhanced() {
    Attributes image = new Attributes();
    int[] leftOut = {
      Tag.ImagePositionPatient,
      Tag.ImageOrientationPatient,
      Tag.PixelSpacing,
      Tag.SliceThickness,
      Tag.SpacingBetweenSlices,
      Tag.RescaleSlope,
      Tag.RescaleIntercept,
      Tag.RescaleType,
      Tag.AcquisitionDate,
      Tag.AcquisitionTime,
      Tag.AcquisitionNumber,
      Tag.TemporalPositionIdentifier,
      Tag.ContrastBolusAgentPhase,
      Tag.ConvolutionKernel,
      Tag.ContrastBolusStartTime,
      Tag.PixelData
    };
    Arrays.sort(leftOut);
    Attributes last = slices.get(slices.size() - 1);
    image.addNotSelected(last, leftOut);
    image.setString(Tag.SOPClassUID, VR.UI, UID.EnhancedCTImageStorage);
    image.setString(Tag.SOPInstanceUID, VR.UI, DeterministicUid.of(seriesUid, "enhanced"));
    image.setInt(Tag.NumberOfFrames, VR.IS, slices.size());
    Attributes agent = item(image, Tag.ContrastBolusAgentSequence);
    copy(last, item(agent, Tag.ContrastAdministrationProfileSequence), Tag.ContrastBolusStartTime);
    Attributes shared = item(image, Tag.SharedFunctionalGroupsSequence);
    copy(last, item(shared, Tag.PlaneOrientationSequence), Tag.ImageOrientationPatient);
    Attributes measures = item(shared, Tag.PixelMeasuresSequence);
    copy(last, measures, Tag.PixelSpacing);
    copy(last, measures, Tag.SliceThickness);
    copy(last, item(shared, Tag.CTReconstructionSequence), Tag.ConvolutionKernel);
    Sequence frames = image.newSequence(Tag.PerFrameFunctionalGroupsSequence, slices.size());
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    for (Attributes slice : slices) {
      frames.add(groups(slice));
      pixels.writeBytes(slice.getSafeBytes(Tag.PixelData));
    }
    image.setBytes(Tag.PixelData, VR.OW, pixels.toByteArray());
    return image;
  }

  private static Attributes groups(Attributes slice) {
    Attributes groups = new Attributes();
    copy(slice, item(groups, Tag.PlanePositionSequence), Tag.ImagePositionPatient);
    Attributes values = item(groups, Tag.PixelValueTransformationSequence);
    copy(slice, values, Tag.RescaleIntercept);
    copy(slice, values, Tag.RescaleSlope);
    copy(slice, item(groups, Tag.ContrastBolusUsageSequence), Tag.ContrastBolusAgentPhase);
    Attributes content = item(groups, Tag.FrameContentSequence);
    content.setInt(
        Tag.TemporalPositionIndex, VR.UL, slice.getInt(Tag.TemporalPositionIdentifier, 0));
    content.setString(
        Tag.FrameAcquisitionDateTime,
        VR.DT,
        slice.getString(Tag.AcquisitionDate) + slice.getString(Tag.AcquisitionTime));
    return groups;
  }

  private static Attributes item(Attributes parent, int sequence) {
    Attributes item = new Attributes();
    parent.newSequence(sequence, 1).add(item);
    return item;
  }

  private static void copy(Attributes from, Attributes to, int tag) {
    to.addSelected(from, tag);
  }

  private static void writeSeg(Path folder, Attributes seg) throws IOException {
    write(folder.resolve("seg-" + seg.getString(Tag.SOPInstanceUID) + ".dcm"), seg);
  }

  private static void write(Path file, Attributes dataset) throws IOException {
    Files.write(file, Part10.encode(dataset));
  }

  private StudyCopy withClinical(Path folder) throws IOException {
    Files.write(folder.resolve("clinical.json"), patient.clinicalJson());
    return new StudyCopy(folder);
  }
}
