package org.tacescore.report;

import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.Part10;

/**
 * Writes outlines on images as an SR document titled 126000, beside the one of {@link SrWriter}: a
 * viewer that draws coordinates shows this one, and that one as a tree.
 *
 * <p>It belongs in a series of its own. Source: PS3.3 A.35.3; PS3.16 TID 1500 and TID 1410.
 */
public final class ContourSrWriter {
  private ContourSrWriter() {}

  /** The document as a DICOM file, Explicit VR Little Endian. */
  public static byte[] encode(ContourReport report) {
    return Part10.encode(write(report));
  }

  /**
   * The document as a data set.
   *
   * @throws UnlabelledObjectException if a research mark is missing, which would be a bug here
   * @throws TemplateViolationException if it breaks its templates, which would be one, too
   */
  public static Attributes write(ContourReport report) {
    return SrDocument.of(report, root -> ContentTree.write(report, root));
  }
}
