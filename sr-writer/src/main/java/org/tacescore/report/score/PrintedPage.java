package org.tacescore.report.score;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
    try (PDDocument document = Loader.loadPDF(pdf(PageTheme.SCREEN))) {
      PDFRenderer renderer = new PDFRenderer(document);
      renderer.setRenderingHints(hints());
      List<RgbImage> pictures = new ArrayList<>();
      for (int sheet = 0; sheet < document.getNumberOfPages(); sheet++) {
        float width = document.getPage(sheet).getMediaBox().getWidth();
        pictures.add(picture(renderer.renderImage(sheet, COLUMNS / width, ImageType.RGB)));
      }
      return List.copyOf(pictures);
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

  private static RgbImage picture(BufferedImage drawn) {
    int columns = drawn.getWidth();
    int rows = drawn.getHeight();
    int[] pixels = drawn.getRGB(0, 0, columns, rows, null, 0, columns);
    byte[] samples = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      samples[3 * i] = (byte) (pixels[i] >> 16);
      samples[3 * i + 1] = (byte) (pixels[i] >> 8);
      samples[3 * i + 2] = (byte) pixels[i];
    }
    return RgbImage.of(columns, rows, samples);
  }
}
