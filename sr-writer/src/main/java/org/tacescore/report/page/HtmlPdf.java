package org.tacescore.report.page;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Turns one self-contained XHTML page into PDF/A-2b.
 *
 * <p>The font is {@code Liberation Sans} (regular, bold, italic), also by the names {@code
 * sans-serif} and {@code serif}; a page that names {@code Noto Sans SC} behind it (regular, bold)
 * has the Chinese characters and Japanese syllables of that font where the first has no letter.
 * Both are embedded, and others are not to be had. Inline SVG is drawn as vectors, its letters in
 * the same font. Paper size, margins, running heads and page numbers are the page's own, in CSS 2.1
 * with {@code @page}. Nothing outside of the page is loaded: no file and no address, and no script
 * runs; pictures are within it, as PNG in {@code data:} addresses.
 *
 * <p>Equal pages and instants give equal bytes on one runtime.
 */
public final class HtmlPdf {
  /** Generic families are the same font, so that no letter is without one. */
  private static final List<String> FAMILIES = List.of("Liberation Sans", "sans-serif", "serif");

  private static final String WIDE_FAMILY = "Noto Sans SC";

  /** Where the files of the fonts are; the face is to be put in. */
  static final String BASIC = "/liberation/LiberationSans-%s.ttf";

  static final String WIDE = "/fonts/ttf/NotoSansSC/NotoSansSC-%s.ttf";

  private HtmlPdf() {}

  /**
   * Draws the page.
   *
   * @param xhtml well-formed, with the namespace of XHTML; its {@code title} becomes that of the
   *     PDF
   * @param created what the PDF says of when it was made
   * @throws UnprintablePageException when the page is not well-formed or has a DOCTYPE
   */
  public static byte[] of(String xhtml, Instant created) {
    QuietLog.require();
    Document page = PageParser.parse(xhtml);
    useFont(page);
    try (BatikSVGDrawer drawings = new BatikSVGDrawer()) {
      PdfRendererBuilder builder = builder(page, drawings, xhtml);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
          PDDocument document = renderer.createPDFKeepOpen()) {
        PdfMetadata.write(document, PageParser.title(page), created);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
      }
    } catch (IOException e) {
      throw new UnprintablePageException("the page could not be drawn as PDF", e);
    }
  }

  private static PdfRendererBuilder builder(Document page, BatikSVGDrawer drawings, String xhtml) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.withW3cDocument(page, "");
    builder.useProtocolsStreamImplementation(
        InlinePictures.takenOutOf(page), InlinePictures.SCHEME);
    builder.usePdfAConformance(PdfAConformance.PDFA_2_B);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.useSVGDrawer(drawings);
    for (var priority : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl(
          (address, type) -> InlinePictures.isOne(address), priority);
    }
    font(builder, "Regular", 400, FontStyle.NORMAL);
    font(builder, "Bold", 700, FontStyle.NORMAL);
    font(builder, "Italic", 400, FontStyle.ITALIC);
    if (xhtml.contains(WIDE_FAMILY) && PageGlyphs.needsWide(xhtml)) {
      wideFont(builder, "Regular", 400);
      wideFont(builder, "Bold", 700);
    }
    return builder;
  }

  private static void font(PdfRendererBuilder builder, String face, int weight, FontStyle style) {
    FSSupplier<InputStream> file = () -> FontFile.open(BASIC.formatted(face));
    for (String family : FAMILIES) {
      builder.useFont(file, family, weight, style, true, EnumSet.of(FSFontUseCase.DOCUMENT));
    }
    builder.useFont(file, FAMILIES.get(0), weight, style, true, EnumSet.of(FSFontUseCase.SVG));
  }

  private static void wideFont(PdfRendererBuilder builder, String face, int weight) {
    builder.useFont(
        () -> FontFile.open(WIDE.formatted(face)),
        WIDE_FAMILY,
        weight,
        FontStyle.NORMAL,
        true,
        EnumSet.of(FSFontUseCase.DOCUMENT));
  }

  /** Drawings look for generic families on the machine itself: here they get the embedded font. */
  private static void useFont(Document page) {
    NodeList drawn = page.getElementsByTagNameNS("http://www.w3.org/2000/svg", "*");
    for (int i = 0; i < drawn.getLength(); i++) {
      Element element = (Element) drawn.item(i);
      if (element.getLocalName().equals("svg") || element.hasAttribute("font-family")) {
        element.setAttribute("font-family", FAMILIES.get(0));
      }
    }
  }
}
