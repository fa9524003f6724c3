package org.tacescore.report;

import java.util.Arrays;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomTime;

/**
 * Writes a PDF with the research mark on its pages as Encapsulated PDF. Equal PDFs give equal
 * objects.
 *
 * <p>Source: PS3.3 A.45.1 Encapsulated PDF IOD, C.24.2 Encapsulated Document.
 */
public final class EncapsulatedPdfWriter {
  private EncapsulatedPdfWriter() {}

  /**
   * The PDF as a data set.
   *
   * @param title of the document, behind the research mark
   * @throws UnlabelledObjectException if a research mark is missing, which would be a bug here
   */
  public static Attributes write(CompanionObject object, String title, byte[] pdf) {
    Attributes document =
        object.begin(UID.EncapsulatedPDFStorage, "DOC", object.header().sopInstanceUid(), 1);
    document.setString(
        Tag.DocumentTitle,
        VR.ST,
        DicomText.fit(ResearchMarks.PREFIX + " - not for clinical use: " + title, VR.ST));
    document.setString(Tag.AcquisitionDateTime, VR.DT, DicomTime.dt(object.created()));
    document.setString(Tag.VerificationFlag, VR.CS, "UNVERIFIED");
    Codes.add(document, Tag.ConceptNameCodeSequence, Concept.REPORT_TITLE.code());
    object.addSources(document, Tag.SourceInstanceSequence);
    document.setString(Tag.MIMETypeOfEncapsulatedDocument, VR.LO, "application/pdf");
    document.setInt(Tag.EncapsulatedDocumentLength, VR.UL, pdf.length);
    // An odd length is padded by a zero byte, which the length above leaves out.
    document.setBytes(
        Tag.EncapsulatedDocument, VR.OB, Arrays.copyOf(pdf, pdf.length + pdf.length % 2));
    ResearchLabelValidator.require(document);
    return document;
  }
}
