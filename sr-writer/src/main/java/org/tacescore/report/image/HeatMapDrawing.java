package org.tacescore.report.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.tacescore.report.RgbImage;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * Draws a heat map picture: the research mark, three slices side by side with their positions, the
 * scale of the colours and the lines below.
 *
 * <p>Equal pictures give equal pixels on one version of Java; no font of the machine has a part.
 */
public final class HeatMapDrawing {
  /** What is burned in. */
  public static final String MARK = "RESEARCH – not for clinical use";

  private static final int PANEL = 480;
  private static final int MARGIN = 24;
  private static final int GAP = 16;
  private static final int TOP = 96;
  private static final int WIDTH = 2 * MARGIN + TellingSlices.MOST * PANEL + 2 * GAP;
  private static final int HEIGHT = 772;
  private static final int BELOW = TOP + PANEL;
  private static final int BAR_WIDTH = 240;
  private static final double SCALE_MM = 20;

  private static final Color PAPER = new Color(0x101214);
  private static final Color FRAME = new Color(0x2A2E33);
  private static final Color TEXT = new Color(0xE4E6E8);
  private static final Color QUIET = new Color(0xA4AAB0);
  private static final Color AMBER = new Color(0xFFC400);

  /** No colour of a map is like it. */
  private static final Color OUTLINE = new Color(0x58E6FF);

  private final HeatMapPicture picture;
  private final BufferedImage page;
  private final Graphics2D graphics;

  private HeatMapDrawing(HeatMapPicture picture) {
    this.picture = picture;
    this.page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    this.graphics = page.createGraphics();
  }

  /**
   * The picture's pixels.
   *
   * @throws EmptyHeatMapException if no value is above 0
   */
  public static RgbImage draw(HeatMapPicture picture) {
    HeatMapDrawing drawing = new HeatMapDrawing(picture);
    try {
      drawing.drawAll();
    } finally {
      drawing.graphics.dispose();
    }
    return drawing.samples();
  }

  private void drawAll() {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    drawHeader();
    List<Integer> slices = picture.slices();
    FieldOfView view = FieldOfView.about(picture.values(), picture.outline(), slices);
    for (int index = 0; index < slices.size(); index++) {
      drawPanel(slices.get(index), view, MARGIN + index * (PANEL + GAP));
    }
    drawScale();
    drawLines();
  }

  private void drawHeader() {
    text(Letters.BOLD, MARK, MARGIN, 42, 30, AMBER);
    String kind = "Heat map";
    double wide = Letters.REGULAR.width(kind, 20);
    text(Letters.REGULAR, kind, WIDTH - MARGIN - wide, 42, 20, QUIET);
    String title = Letters.BOLD.fitted(picture.title(), 20, WIDTH - 2.0 * MARGIN);
    text(Letters.BOLD, title, MARGIN, 78, 20, TEXT);
  }

  private void drawPanel(int slice, FieldOfView view, int left) {
    SlicePanel panel = new SlicePanel(picture, slice, view, PANEL);
    graphics.drawImage(panel.pixels(), left, TOP, null);
    graphics.clipRect(left, TOP, PANEL, PANEL);
    picture.outline().ifPresent(mask -> drawOutline(panel.outline(mask), left));
    graphics.setClip(null);
    drawOrientation(left);
    drawLength(view, left);
    graphics.setColor(FRAME);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Rectangle2D.Double(left - 0.5, TOP - 0.5, PANEL + 1, PANEL + 1));
    label(Letters.BOLD, "RESEARCH", left + PANEL - 88, BELOW - 10, 14, AMBER);
    text(Letters.REGULAR, position(slice), left, BELOW + 24, 17, TEXT);
  }

  private void drawOutline(Path2D edges, int left) {
    Shape placed = AffineTransform.getTranslateInstance(left, TOP).createTransformedShape(edges);
    stroke(placed, 3.6f, PAPER);
    stroke(placed, 1.8f, OUTLINE);
  }

  private void stroke(Shape shape, float width, Color colour) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  private String position(int slice) {
    VolumeGeometry grid = picture.image().geometry();
    GridSize size = grid.size();
    Vector3 middle = grid.positionOf((size.columns() - 1) / 2.0, (size.rows() - 1) / 2.0, slice);
    return String.format(
        Locale.ROOT,
        "Slice %d of %d    %s %.1f mm",
        slice + 1,
        size.slices(),
        Anatomy.axis(grid.direction().slice()),
        Anatomy.along(grid.direction().slice(), middle));
  }

  private void drawOrientation(int left) {
    Vector3 column = picture.image().geometry().direction().column();
    Vector3 row = picture.image().geometry().direction().row();
    double middle = TOP + PANEL / 2.0 + 6;
    label(Letters.BOLD, Anatomy.letter(column.times(-1)), left + 8, middle, 18, TEXT);
    label(Letters.BOLD, Anatomy.letter(column), left + PANEL - 22, middle, 18, TEXT);
    label(Letters.BOLD, Anatomy.letter(row.times(-1)), left + PANEL / 2.0 - 6, TOP + 22, 18, TEXT);
    label(Letters.BOLD, Anatomy.letter(row), left + PANEL / 2.0 - 6, BELOW - 10, 18, TEXT);
  }

  private void drawLength(FieldOfView view, int left) {
    Shape bar = new Rectangle2D.Double(left + 12, BELOW - 14, SCALE_MM / view.side() * PANEL, 3);
    stroke(bar, 3, PAPER);
    graphics.setColor(TEXT);
    graphics.fill(bar);
    label(Letters.REGULAR, "20 mm", left + 12, BELOW - 20, 14, TEXT);
  }

  private void drawScale() {
    int y = BELOW + 44;
    for (int x = 0; x < BAR_WIDTH; x++) {
      graphics.setColor(new Color(HeatColours.colour(x / (BAR_WIDTH - 1.0))));
      graphics.fillRect(MARGIN + 16 + x, y, 1, 14);
    }
    text(Letters.REGULAR, "0", MARGIN, y + 13, 16, TEXT);
    double x = MARGIN + 16.0 + BAR_WIDTH + 8;
    text(Letters.REGULAR, "1", x, y + 13, 16, TEXT);
    String meaning = "relative attention of the network, no tissue meaning";
    text(Letters.REGULAR, meaning, x + 28, y + 13, 16, TEXT);
    if (picture.outline().isPresent()) {
      double key = x + 28 + Letters.REGULAR.width(meaning, 16) + 40;
      graphics.setColor(OUTLINE);
      graphics.fill(new Rectangle2D.Double(key, y + 6, 28, 3));
      text(Letters.REGULAR, "tumour outline", key + 36, y + 13, 16, TEXT);
    }
  }

  private void drawLines() {
    double y = BELOW + 88;
    for (String line : picture.lines()) {
      String fitted = Letters.REGULAR.fitted(line, 16, WIDTH - 2.0 * MARGIN);
      text(Letters.REGULAR, fitted, MARGIN, y, 16, QUIET);
      y += 24;
    }
    String choice = "Slices with the highest sums of the map, kept apart. Grey: window %s / %s.";
    GreyWindow window = picture.window();
    text(
        Letters.REGULAR,
        choice.formatted(number(window.center()), number(window.width())),
        MARGIN,
        y,
        16,
        QUIET);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }

  private void text(Letters letters, String text, double x, double y, double size, Color colour) {
    graphics.setColor(colour);
    graphics.fill(letters.outline(text, x, y, size));
  }

  /** Text on an image, with a dark rim so that it can be read on white too. */
  private void label(Letters letters, String text, double x, double y, double size, Color colour) {
    stroke(letters.outline(text, x, y, size), 3, PAPER);
    text(letters, text, x, y, size, colour);
  }

  private RgbImage samples() {
    byte[] samples = new byte[3 * WIDTH * HEIGHT];
    int[] pixels = page.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    for (int i = 0; i < pixels.length; i++) {
      samples[3 * i] = (byte) (pixels[i] >> 16);
      samples[3 * i + 1] = (byte) (pixels[i] >> 8);
      samples[3 * i + 2] = (byte) pixels[i];
    }
    return RgbImage.of(WIDTH, HEIGHT, samples);
  }
}
