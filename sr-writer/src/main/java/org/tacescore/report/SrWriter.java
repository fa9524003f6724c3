package org.tacescore.report;

import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.Part10;

/**
 * Writes a measurement report as an SR document that follows TID 1500, by default a Comprehensive
 * SR: more viewers read it than Comprehensive 3D.
 *
 * <p>The document is unverified, preliminary and for research; equal reports give equal bytes.
 *
 * <p>Source: PS3.3 A.35.3 Comprehensive SR IOD; PS3.16 TID 1500.
 */
public final class SrWriter {
  private SrWriter() {}

  /** The document as a DICOM file, Explicit VR Little Endian. */
  public static byte[] encode(MeasurementReport report) {
    return Part10.encode(write(report));
  }

  /**
   * The document as a data set.
   *
   * @throws UnlabelledObjectException if a research mark is missing, which would be a bug here
   * @throws TemplateViolationException if it breaks its templates, which would be one, too
   */
  public static Attributes write(MeasurementReport report) {
    return SrDocument.of(report, root -> ContentTree.write(report, root));
  }
}
