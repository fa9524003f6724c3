package org.tacescore.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Part10;

/** Writes an RT Structure Set whose one region, number 1, is a box of voxels of 1 mm. */
final class BoxStructure {
  private BoxStructure() {}

  /**
   * @param first first column, row and slice of the box
   * @param last last column, row and slice of the box
   */
  static Path write(Path file, String frameOfReferenceUid, int first, int last) throws IOException {
    Attributes structures = new Attributes();
    structures.setString(Tag.SOPClassUID, VR.UI, UID.RTStructureSetStorage);
    structures.setString(Tag.Modality, VR.CS, "RTSTRUCT");
    structures.setString(Tag.SOPInstanceUID, VR.UI, "2.25.1");
    structures.setString(Tag.SeriesInstanceUID, VR.UI, "2.25.2");
    structures.setString(Tag.StudyInstanceUID, VR.UI, "2.25.3");
    Attributes region = new Attributes();
    region.setInt(Tag.ROINumber, VR.IS, 1);
    region.setString(Tag.ROIName, VR.LO, "GTV");
    region.setString(Tag.ReferencedFrameOfReferenceUID, VR.UI, frameOfReferenceUid);
    structures.newSequence(Tag.StructureSetROISequence, 1).add(region);
    Attributes drawn = new Attributes();
    drawn.setInt(Tag.ReferencedROINumber, VR.IS, 1);
    structures.newSequence(Tag.ROIContourSequence, 1).add(drawn);
    Sequence contours = drawn.newSequence(Tag.ContourSequence, 1);
    for (int slice = first; slice <= last; slice++) {
      contours.add(square(slice, first - 0.5, last + 0.5));
    }
    return Files.write(file, Part10.encode(structures));
  }

  private static Attributes square(int z, double low, double high) {
    Attributes contour = new Attributes();
    contour.setString(Tag.ContourGeometricType, VR.CS, "CLOSED_PLANAR");
    contour.setInt(Tag.NumberOfContourPoints, VR.IS, 4);
    contour.setDouble(
        Tag.ContourData,
        VR.DS,
        new double[] {low, low, z, high, low, z, high, high, z, low, high, z});
    return contour;
  }
}
