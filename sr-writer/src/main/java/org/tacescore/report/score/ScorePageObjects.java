package org.tacescore.report.score;

import java.util.ArrayList;
import java.util.List;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.Part10;
import org.tacescore.report.CompanionObject;
import org.tacescore.report.EncapsulatedPdfWriter;
import org.tacescore.report.SecondaryCaptureWriter;

/**
 * The DICOM objects of one score page: a Secondary Capture for each sheet, and an Encapsulated PDF,
 * each kind in a series of its own.
 */
public final class ScorePageObjects {
  private static final String DERIVATION = "score page";

  private ScorePageObjects() {}

  /** The Secondary Captures as DICOM files, by sheet. */
  public static List<byte[]> encodePictures(PrintedPage printed, CompanionObject pictures) {
    return SecondaryCaptureWriter.write(pictures, DERIVATION, printed.pictures()).stream()
        .map(Part10::encode)
        .toList();
  }

  /** The Encapsulated PDF as a DICOM file. */
  public static byte[] encodeDocument(PrintedPage printed, CompanionObject document) {
    return Part10.encode(EncapsulatedPdfWriter.write(document, printed.title(), printed.pdf()));
  }

  /**
   * Writes both kinds from one page.
   *
   * @param pictures study, header and sources of the Secondary Captures
   * @param document those of the Encapsulated PDF, in another series
   * @return the captures by sheet, then the PDF
   */
  public static List<Attributes> write(
      ScorePage page, CompanionObject pictures, CompanionObject document) {
    InvalidScorePageException.require(
        !pictures.header().seriesInstanceUid().equals(document.header().seriesInstanceUid()),
        "pictures and document are in the same series %s",
        document.header().seriesInstanceUid());
    PrintedPage printed = PrintedPage.of(page);
    List<Attributes> objects = new ArrayList<>();
    objects.addAll(SecondaryCaptureWriter.write(pictures, DERIVATION, printed.pictures()));
    objects.add(EncapsulatedPdfWriter.write(document, printed.title(), printed.pdf()));
    return List.copyOf(objects);
  }
}
