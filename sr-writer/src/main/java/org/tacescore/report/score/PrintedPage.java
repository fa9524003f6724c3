package org.tacescore.report.score;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.tacescore.report.RgbImage;
import org.tacescore.report.page.HtmlPdf;

/**
 * A score page as PDF/A-2b, and as pictures of its sheets.
 *
 * <p>Sheets are A4, lying. Both are laid out from one markup; the PDF has the colours of paper, the
 * pictures those of a dark reading room. Equal pages give equal bytes on one runtime.
 */
public final class PrintedPage {
  /**
   * Columns of a picture: a sheet of {@code 1600 x 1131} fills a viewer of full HD without being
   * made much smaller, and the smallest letters are 14 pixels high.
   */
  static final int COLUMNS = 1600;

  /** Sheets are drawn by so many threads: each reads the document and its fonts anew. */
  private static final int MOST_PARTS = 4;

  private final ScorePage page;
  private final ScorePageXhtml markup;

  private PrintedPage(ScorePage page) {
    this.page = page;
    this.markup = ScorePageXhtml.of(page);
  }

  /** Writes the markup that both are made of. */
  public static PrintedPage of(ScorePage page) {
    return new PrintedPage(page);
  }

  /** The research mark and what it is, in the language of the page. */
  public String title() {
    return ScorePageXhtml.title(page);
  }

  /** The page for paper. */
  public byte[] pdf() {
    return pdf(PageTheme.PAPER);
  }

  byte[] pdf(PageTheme theme) {
    return HtmlPdf.of(markup.in(theme), page.created().toInstant());
  }

  /** One picture for each sheet, dark. */
  public List<RgbImage> pictures() {
    byte[] pdf = pdf(PageTheme.SCREEN);
    int parts = Math.min(MOST_PARTS, Runtime.getRuntime().availableProcessors());
    Map<Integer, RgbImage> sheets = new ConcurrentSkipListMap<>();
    IntStream.range(0, parts).parallel().forEach(part -> draw(pdf, part, parts, sheets));
    return List.copyOf(sheets.values());
  }

  /** Draws one sheet of so many, as a document can be drawn by one thread at a time. */
  private static void draw(byte[] pdf, int first, int step, Map<Integer, RgbImage> sheets) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      renderer.setRenderingHints(hints());
      for (int sheet = first; sheet < document.getNumberOfPages(); sheet += step) {
        float width = document.getPage(sheet).getMediaBox().getWidth();
        sheets.put(sheet, picture(renderer.renderImage(sheet, COLUMNS / width, ImageType.RGB)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the pictures of a score page could not be drawn", e);
    }
  }

  private static RenderingHints hints() {
    RenderingHints hints =
        new RenderingHints(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    hints.put(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    hints.put(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    return hints;
  }

  /**
   * @param drawn an integer a pixel, as {@link ImageType#RGB} is
   */
  private static RgbImage picture(BufferedImage drawn) {
    int columns = drawn.getWidth();
    int rows = drawn.getHeight();
    int[] pixels = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
    byte[] samples = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      samples[3 * i] = (byte) (pixels[i] >> 16);
      samples[3 * i + 1] = (byte) (pixels[i] >> 8);
      samples[3 * i + 2] = (byte) pixels[i];
    }
    return RgbImage.of(columns, rows, samples);
  }
}
