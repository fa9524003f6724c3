package org.tacescore.report.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Part10;
import org.tacescore.report.DicomText;
import org.tacescore.report.OwnInstance;
import org.tacescore.report.PrivateScheme;
import org.tacescore.report.ResearchLabelValidator;
import org.tacescore.report.ResearchMarks;
import org.tacescore.report.UnlabelledObjectException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/**
 * Writes a heat map as a DICOM Parametric Map (PS3.3 A.75) of 32-bit floats on the grid of its
 * images, with the marks of research; equal documents give equal bytes.
 *
 * <p>A frame for each slice that holds a value above 0; on other slices the map is 0.
 */
public final class ParametricMapWriter {
  private static final int BITS = 32;

  private ParametricMapWriter() {}

  /** The object as a DICOM file, Explicit VR Little Endian. */
  public static byte[] encode(HeatMapDocument document) {
    return Part10.encode(write(document));
  }

  /**
   * The object as a data set.
   *
   * @throws EmptyHeatMapException if no value is above 0
   * @throws UnlabelledObjectException if a research mark is missing
   */
  public static Attributes write(HeatMapDocument document) {
    List<Integer> slices = slices(document.values());
    if (slices.isEmpty()) {
      throw new EmptyHeatMapException("object " + document.header().sopInstanceUid());
    }
    Attributes map =
        OwnInstance.begin(
            document.study(),
            document.header(),
            document.device(),
            UID.ParametricMapStorage,
            "OT",
            1);
    writeImage(map, document, slices.size());
    HeatMapGroups.put(map, document, slices);
    map.setBytes(Tag.FloatPixelData, VR.OF, pixels(document.values(), slices));
    PrivateScheme.identify(map);
    ResearchLabelValidator.require(map);
    return map;
  }

  /** The slices that hold a value above 0, ascending. */
  static List<Integer> slices(Volume values) {
    GridSize size = values.geometry().size();
    int perSlice = size.columns() * size.rows();
    List<Integer> slices = new ArrayList<>();
    for (int slice = 0; slice < size.slices(); slice++) {
      int offset = slice * perSlice;
      int end = offset + perSlice;
      while (offset < end && !(values.at(offset) > 0)) {
        offset++;
      }
      if (offset < end) {
        slices.add(slice);
      }
    }
    return slices;
  }

  /** PS3.3 C.8.32.2 Parametric Map Image, C.7.6.24 Floating Point Image Pixel. */
  private static void writeImage(Attributes map, HeatMapDocument document, int frames) {
    GridSize size = document.values().geometry().size();
    map.setString(Tag.ImageType, VR.CS, HeatMapGroups.FRAME_TYPE);
    map.setInt(Tag.SamplesPerPixel, VR.US, 1);
    map.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    map.setInt(Tag.NumberOfFrames, VR.IS, frames);
    map.setInt(Tag.Rows, VR.US, size.rows());
    map.setInt(Tag.Columns, VR.US, size.columns());
    map.setInt(Tag.BitsAllocated, VR.US, BITS);
    map.setString(Tag.LossyImageCompression, VR.CS, "00");
    map.setString(Tag.BurnedInAnnotation, VR.CS, "NO");
    map.setString(Tag.RecognizableVisualFeatures, VR.CS, "NO");
    map.setString(Tag.PresentationLUTShape, VR.CS, "IDENTITY");
    map.setString(Tag.ContentLabel, VR.CS, ResearchMarks.CONTENT_LABEL);
    map.setString(Tag.ContentDescription, VR.LO, OwnInstance.description(document.header()));
    map.setNull(Tag.ContentCreatorName, VR.PN);
    map.setNull(Tag.AcquisitionContextSequence, VR.SQ);
    map.setString(Tag.DerivationDescription, VR.ST, derivation(document));
    String frame = document.source().geometry().frameOfReferenceUid();
    if (!frame.isEmpty()) {
      map.setString(Tag.FrameOfReferenceUID, VR.UI, frame);
      map.setNull(Tag.PositionReferenceIndicator, VR.LO);
    }
  }

  private static String derivation(HeatMapDocument document) {
    return DicomText.fit(
        "%s - not for clinical use. Relative attention map, no tissue meaning; %s. %s %s. Slices without a value above 0 have no frame."
            .formatted(
                ResearchMarks.PREFIX,
                document.explains(),
                document.algorithm().name(),
                document.algorithm().version()),
        VR.ST);
  }

  private static byte[] pixels(Volume values, List<Integer> slices) {
    GridSize size = values.geometry().size();
    int perSlice = size.columns() * size.rows();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(Math.multiplyExact(perSlice, slices.size()), 4))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int slice : slices) {
      for (int offset = slice * perSlice; offset < (slice + 1) * perSlice; offset++) {
        bytes.putFloat((float) values.at(offset));
      }
    }
    return bytes.array();
  }
}
