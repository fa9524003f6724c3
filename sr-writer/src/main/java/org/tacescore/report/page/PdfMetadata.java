package org.tacescore.report.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.AdobePDFSchema;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/** What a PDF says of itself: twice, and PDF/A wants both to be the same. */
final class PdfMetadata {
  private static final String PRODUCER = "TACEscore";

  private PdfMetadata() {}

  static void write(PDDocument document, String title, Instant created) throws IOException {
    Calendar date = GregorianCalendar.from(ZonedDateTime.ofInstant(created, ZoneOffset.UTC));
    date.set(Calendar.MILLISECOND, 0);
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(title);
    information.setProducer(PRODUCER);
    information.setCreationDate(date);
    information.setModificationDate(date);
    document.setDocumentInformation(information);
    // The trailer's identifier is a hash of this number and the information above.
    document.setDocumentId(created.getEpochSecond());
    PDMetadata packet = new PDMetadata(document);
    packet.importXMPMetadata(xmp(title, date));
    document.getDocumentCatalog().setMetadata(packet);
  }

  private static byte[] xmp(String title, Calendar date) throws IOException {
    XMPMetadata metadata = XMPMetadata.createXMPMetadata();
    DublinCoreSchema core = metadata.createAndAddDublinCoreSchema();
    core.setTitle(title);
    core.setFormat("application/pdf");
    AdobePDFSchema pdf = metadata.createAndAddAdobePDFSchema();
    pdf.setProducer(PRODUCER);
    XMPBasicSchema basic = metadata.createAndAddXMPBasicSchema();
    basic.setCreateDate(date);
    basic.setModifyDate(date);
    PDFAIdentificationSchema conformance = metadata.createAndAddPDFAIdentificationSchema();
    try {
      conformance.setPart(2);
      conformance.setConformance("B");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new XmpSerializer().serialize(metadata, bytes, true);
      return bytes.toByteArray();
    } catch (BadFieldValueException | TransformerException e) {
      throw new IOException("the PDF's description could not be written", e);
    }
  }
}
