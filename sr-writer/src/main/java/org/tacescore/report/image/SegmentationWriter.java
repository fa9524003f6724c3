package org.tacescore.report.image;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.RefusedException;
import org.tacescore.report.OwnInstance;
import org.tacescore.report.PrivateScheme;
import org.tacescore.report.ResearchLabelValidator;
import org.tacescore.report.ResearchMarks;
import org.tacescore.report.UnlabelledObjectException;
import org.tacescore.segio.SegContent;

/**
 * Writes the regions of a series as a DICOM Segmentation (PS3.3 A.51), BINARY, with the marks of
 * research; equal documents give equal bytes.
 */
public final class SegmentationWriter {
  private SegmentationWriter() {}

  /** The object as a DICOM file, Explicit VR Little Endian. */
  public static byte[] encode(SegmentationDocument document) {
    return Part10.encode(write(document));
  }

  /**
   * The object as a data set.
   *
   * @throws RefusedException EMPTY_SEGMENT if no segment has a voxel, TOO_LARGE
   * @throws IllegalArgumentException if a mask lies on another grid than the series
   * @throws UnlabelledObjectException if a research mark is missing
   */
  public static Attributes write(SegmentationDocument document) {
    Attributes seg =
        OwnInstance.begin(
            document.study(),
            document.header(),
            document.device(),
            UID.SegmentationStorage,
            "SEG",
            1);
    seg.setString(Tag.ContentLabel, VR.CS, ResearchMarks.CONTENT_LABEL);
    seg.setString(Tag.ContentDescription, VR.LO, OwnInstance.description(document.header()));
    seg.setNull(Tag.ContentCreatorName, VR.PN);
    SegContent.put(seg, document.source(), document.segments());
    PrivateScheme.identify(seg);
    ResearchLabelValidator.require(seg);
    return seg;
  }
}
