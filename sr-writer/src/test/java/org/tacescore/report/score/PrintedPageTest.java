package org.tacescore.report.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.report.RgbImage;
import org.tacescore.report.page.PdfAConformance;

class PrintedPageTest {
  static Stream<ScorePage> pages() {
    return Stream.of(
        ScorePageSamples.ct(PageLanguage.EN),
        ScorePageSamples.ct(PageLanguage.ZH),
        ScorePageSamples.mr(PageLanguage.DE),
        ScorePageSamples.refused(PageLanguage.FR),
        ScorePageSamples.awkward(PageLanguage.EN));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isPdfAWithTheMarkOnEachSheet(ScorePage page) throws Exception {
    byte[] pdf = PrintedPage.of(page).pdf();
    PageWords words = PageWords.in(page.language());

    assertThat(PdfAConformance.broken(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int sheet = 1; sheet <= document.getNumberOfPages(); sheet++) {
        String text = text(document, sheet);
        assertThat(text).contains(words.get("mark"), words.get("mark.long"));
        page.statuses().forEach(status -> assertThat(text).contains(words.status(status)));
        assertThat(squeezed(text)).contains(squeezed(words.get("statement")));
        assertThat(AdviceWords.in(text)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void paperAndScreenSayTheSame(ScorePage page) throws IOException {
    PrintedPage printed = PrintedPage.of(page);

    try (PDDocument paper = Loader.loadPDF(printed.pdf());
        PDDocument screen = Loader.loadPDF(printed.pdf(PageTheme.SCREEN))) {
      assertThat(new PDFTextStripper().getText(screen))
          .isEqualTo(new PDFTextStripper().getText(paper));
    }
  }

  @Test
  void saysEachScoreGroupAndRefusal() throws IOException {
    String text = text(ScorePageSamples.ct(PageLanguage.EN));

    assertThat(text).contains("14.88", "High risk", "48.2", "Response unlikely", "1.5", "ABCR");
    assertThat(text).contains("MISSING_CLINICAL", "ecog is missing", "radiologist");
    assertThat(text).contains("116 P", "slice 38 of 96, z -98.5 mm", "48.21 ml", "412 ng/ml");
    assertThat(text).contains("Phantom, One", "山田 太郎", "PHANTOM-1", "0123456789abcdef");
    assertThat(text.indexOf("compressed with loss")).isLessThan(text.indexOf("14.88"));
  }

  @Test
  void tellsSharedNamesAndWarningsInItsLanguage() throws IOException {
    String text = text(ScorePageSamples.ct(PageLanguage.ZH));

    assertThat(text).contains("高风险", "图像在接收前经过有损压缩。", "动脉期", "最大病灶", "缺少所需的临床数据。");
    assertThat(text).doesNotContain("Arterial", "ecog is missing", "compressed with loss");
  }

  @Test
  void namesWhatItCannotShow() throws IOException {
    String text = text(ScorePageSamples.awkward(PageLanguage.EN));

    assertThat(text).contains("bell", "<b>&amp;", "emoji □", "Hangul □□");
    assertThat(text).contains("□ stands for a letter that the page's fonts lack.");
  }

  @Test
  void givesTheSameBytesAndPicturesAgain() {
    ScorePage page = ScorePageSamples.mr(PageLanguage.EN);
    PrintedPage once = PrintedPage.of(page);
    PrintedPage again = PrintedPage.of(ScorePageSamples.mr(PageLanguage.EN));

    assertThat(once.pdf()).isEqualTo(again.pdf());
    List<RgbImage> pictures = once.pictures();
    List<RgbImage> others = again.pictures();
    assertThat(pictures).hasSameSizeAs(others);
    for (int i = 0; i < pictures.size(); i++) {
      assertThat(pictures.get(i).toSamples()).isEqualTo(others.get(i).toSamples());
      assertThat(pictures.get(i).columns()).isEqualTo(PrintedPage.COLUMNS);
      assertThat(pictures.get(i).rows()).isBetween(1130, 1132);
    }
  }

  private static String text(ScorePage page) throws IOException {
    try (PDDocument document = Loader.loadPDF(PrintedPage.of(page).pdf())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String text(PDDocument document, int sheet) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(sheet);
    stripper.setEndPage(sheet);
    return stripper.getText(document);
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
