package org.tacescore.report.image;

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
import org.tacescore.report.UnlabelledObjectException;
import org.tacescore.segio.PlaneGroups;

/**
 * Writes a picture as a single-frame RGB Secondary Capture (PS3.3 A.8.1), uncompressed, with the
 * marks of research; equal documents give equal bytes.
 */
public final class PictureWriter {
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
    capture.setString(
        Tag.DerivationDescription,
        VR.ST,
        DicomText.fit(
            "%s - not for clinical use. %s".formatted(ResearchMarks.PREFIX, document.derivation()),
            VR.ST));
    writeSources(capture, document);
    document.picture().put(capture);
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
}
