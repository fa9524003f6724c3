package org.tacescore.segio;

import java.util.Locale;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomObject;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** An RT Structure Set for tests, drawn in the indices of a grid. */
final class StructureSetDraft {
  private final VolumeGeometry grid;
  private final Attributes dataset = new Attributes();

  StructureSetDraft(VolumeGeometry grid) {
    this.grid = grid;
    dataset.setString(Tag.SOPClassUID, VR.UI, UID.RTStructureSetStorage);
    dataset.setString(Tag.Modality, VR.CS, "RTSTRUCT");
    dataset.setString(Tag.SOPInstanceUID, VR.UI, "2.25.1");
    dataset.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.2");
    dataset.setString(Tag.StudyInstanceUID, VR.UI, "2.25.3");
    dataset.newSequence(Tag.StructureSetROISequence, 1);
    dataset.newSequence(Tag.ROIContourSequence, 1);
    dataset.newSequence(Tag.RTROIObservationsSequence, 1);
  }

  Attributes dataset() {
    return dataset;
  }

  DicomObject object() {
    return new DicomObject(UID.ExplicitVRLittleEndian, dataset);
  }

  /** Adds a region; contours are added to the last one. */
  StructureSetDraft region(int number, String name, String interpretedType) {
    Attributes region = new Attributes();
    region.setInt(Tag.ROINumber, VR.IS, number);
    region.setString(Tag.ROIName, VR.LO, name);
    region.setString(Tag.ReferencedFrameOfReferenceUID, VR.UI, grid.frameOfReferenceUid());
    dataset.getSequence(Tag.StructureSetROISequence).add(region);
    Attributes contours = new Attributes();
    contours.setInt(Tag.ReferencedROINumber, VR.IS, number);
    contours.newSequence(Tag.ContourSequence, 1);
    dataset.getSequence(Tag.ROIContourSequence).add(contours);
    Attributes observation = new Attributes();
    observation.setInt(Tag.ReferencedROINumber, VR.IS, number);
    observation.setString(Tag.RTROIInterpretedType, VR.CS, interpretedType);
    dataset.getSequence(Tag.RTROIObservationsSequence).add(observation);
    return this;
  }

  /** A closed contour in slice indices first to last, through (column, row) pairs. */
  StructureSetDraft closed(int last, int first, double... indices) {
    for (int slice = first; slice <= last; slice++) {
      contour("CLOSED_PLANAR", slice, indices);
    }
    return this;
  }

  Attributes contour(String type, double slice, double... indices) {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < indices.length; i += 2) {
      Vector3 at = grid.positionOf(indices[i], indices[i + 1], slice);
      data.append(String.format(Locale.ROOT, "\\%.5f\\%.5f\\%.5f", at.x(), at.y(), at.z()));
    }
    Attributes contour = new Attributes();
    contour.setString(Tag.ContourGeometricType, VR.CS, type);
    contour.setInt(Tag.NumberOfContourPoints, VR.IS, indices.length / 2);
    contour.setString(Tag.ContourData, VR.DS, data.substring(Math.min(1, data.length())));
    int last = dataset.getSequence(Tag.ROIContourSequence).size() - 1;
    dataset
        .getSequence(Tag.ROIContourSequence)
        .get(last)
        .getSequence(Tag.ContourSequence)
        .add(contour);
    return contour;
  }
}
