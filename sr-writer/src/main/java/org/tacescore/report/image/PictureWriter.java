package org.tacescore.report.image;

import java.util.Arrays;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Part10;
import org.tacescore.report.DicomText;
import org.tacescore.report.OwnInstance;
import org.tacescore.report.ResearchLabelValidator;
import org.tacescore.report.ResearchMarks;
import org.tacescore.report.RgbImage;
import org.tacescore.report.UnlabelledObjectException;
import org.tacescore.segio.PlaneGroups;

/**
 * Writes a picture as a single-frame RGB Secondary Capture (PS3.3 A.8.1), uncompressed, with the
 * marks of research; equal documents give equal bytes.
 */
public final class PictureWriter {
  private static final int BITS = 8;

  private PictureWriter() {}

  /** The object as a DICOM file, Explicit VR Little Endian. */
  public static byte[] encode(PictureDocument document) {
    return Part10.encode(write(document));
  }

  /**
   * The object as a data set.
   *
   * @throws UnlabelledObjectException if a research mark is missing
   */
  public static Attributes write(PictureDocument document) {
    Attributes capture =
        OwnInstance.begin(
            document.study(),
            document.header(),
            document.device(),
            UID.SecondaryCaptureImageStorage,
            "OT",
            document.instanceNumber());
    capture.setString(Tag.ConversionType, VR.CS, "WSD");
    capture.setString(Tag.ImageType, VR.CS, "DERIVED", "SECONDARY");
    capture.setNull(Tag.PatientOrientation, VR.CS);
    capture.setString(Tag.BurnedInAnnotation, VR.CS, "YES");
    capture.setString(Tag.RecognizableVisualFeatures, VR.CS, "NO");
    capture.setString(Tag.LossyImageCompression, VR.CS, "00");
    capture.setString(
        Tag.DerivationDescription,
        VR.ST,
        DicomText.fit(
            "%s - not for clinical use. %s".formatted(ResearchMarks.PREFIX, document.derivation()),
            VR.ST));
    writeSources(capture, document);
    writePixels(capture, document.picture());
    ResearchLabelValidator.require(capture);
    return capture;
  }

  private static void writeSources(Attributes capture, PictureDocument document) {
    if (document.slices().isEmpty()) {
      return;
    }
    Sequence sources = capture.newSequence(Tag.SourceImageSequence, document.slices().size());
    for (int slice : document.slices()) {
      sources.add(
          PlaneGroups.sourceImage(document.source(), document.source().planes().get(slice)));
    }
  }

  private static void writePixels(Attributes capture, RgbImage picture) {
    byte[] samples = picture.toSamples();
    capture.setInt(Tag.SamplesPerPixel, VR.US, 3);
    capture.setString(Tag.PhotometricInterpretation, VR.CS, "RGB");
    capture.setInt(Tag.PlanarConfiguration, VR.US, 0);
    capture.setInt(Tag.Rows, VR.US, picture.rows());
    capture.setInt(Tag.Columns, VR.US, picture.columns());
    capture.setInt(Tag.BitsAllocated, VR.US, BITS);
    capture.setInt(Tag.BitsStored, VR.US, BITS);
    capture.setInt(Tag.HighBit, VR.US, BITS - 1);
    capture.setInt(Tag.PixelRepresentation, VR.US, 0);
    capture.setBytes(Tag.PixelData, VR.OB, Arrays.copyOf(samples, even(samples.length)));
  }

  private static int even(int length) {
    return length + length % 2;
  }
}
