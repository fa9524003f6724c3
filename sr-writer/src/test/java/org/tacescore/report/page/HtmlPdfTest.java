package org.tacescore.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class HtmlPdfTest {
  private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");
  private static final String PAGE =
      """
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>A page &amp; more</title>
      <style>
      @page { size: A4; margin: 20mm; @bottom-right { content: counter(page); } }
      body { font-family: "Liberation Sans"; }
      h2 { page-break-before: always; }
      </style></head>
      <body><h1>RESEARCH USE ONLY</h1><p>AUC 0.853, <b>Größe</b> <i>≥ 5 mm</i></p>
      <svg xmlns="http://www.w3.org/2000/svg" width="200" height="60">
      <title>not the page's</title>
      <text x="10" y="30" font-family="Liberation Sans, sans-serif">Sensitivity</text></svg>
      <h2>Second page</h2><img src="file:///etc/hostname" alt=""/></body></html>
      """;

  @Test
  void keepsTextAndDrawsOnTheGivenPages() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(HtmlPdf.of(PAGE, CREATED))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text).contains("RESEARCH USE ONLY", "AUC 0.853", "Größe", "≥ 5 mm", "Second page");
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("A page & more");
      assertThat(pdf.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(CREATED);
    }
  }

  @Test
  void saysThatItIsPdfAAndEmbedsEachFont() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(HtmlPdf.of(PAGE, CREATED))) {
      String xmp =
          new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertThat(xmp).containsPattern("pdfaid:part>2<|pdfaid:part=\"2\"");
      assertThat(xmp).contains("2026-01-02T03:04:05");
      assertThat(pdf.getDocumentCatalog().getOutputIntents()).hasSize(1);
      for (PDPage page : pdf.getPages()) {
        for (COSName font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
        }
      }
    }
  }

  @Test
  void givesTheSameBytesAgain() {
    assertThat(HtmlPdf.of(PAGE, CREATED)).isEqualTo(HtmlPdf.of(PAGE, CREATED));
    assertThat(HtmlPdf.of(PAGE, CREATED)).isNotEqualTo(HtmlPdf.of(PAGE, CREATED.plusSeconds(1)));
  }

  @Test
  void refusesWhatIsNoXmlOrRefersElsewhere() {
    assertThatThrownBy(() -> HtmlPdf.of("<html><p>open</html>", CREATED))
        .isInstanceOf(UnprintablePageException.class)
        .hasMessageContaining("not well-formed");
    String doctype = "<!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + PAGE;
    assertThatThrownBy(() -> HtmlPdf.of(doctype, CREATED))
        .isInstanceOf(UnprintablePageException.class);
  }
}
