package org.tacescore.learning.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** A finished page, 600 px wide and as high as it needs. Immutable. */
public final class Drawing {
  private static final int LEAST_WIDTH = 300;
  private static final int MOST_WIDTH = 4800;
  private static final int USUAL_WIDTH = 1200;

  private final String title;
  private final String description;
  private final double height;
  private final List<Consumer<Canvas>> marks;

  Drawing(String title, String description, double height, List<Consumer<Canvas>> marks) {
    this.title = title;
    this.description = description;
    this.height = height;
    this.marks = List.copyOf(marks);
  }

  /** In px, at a width of 600. */
  public double height() {
    return height;
  }

  /** What is drawn, in sentences, for those who do not see it. */
  public String description() {
    return description;
  }

  /** SVG 1.1 with title and description; its bytes in UTF-8 depend on the numbers alone. */
  public String svg() {
    SvgCanvas canvas = new SvgCanvas(title, description, height);
    replay(canvas);
    return canvas.finish();
  }

  /**
   * The same drawing as PNG, in the fonts of this machine.
   *
   * @param width px, 300 to 4800; 1200 for print at half a page
   * @throws InvalidPlotException when the width is another
   */
  public byte[] png(int width) {
    InvalidPlotException.require(
        width >= LEAST_WIDTH && width <= MOST_WIDTH,
        "the width of a PNG must be %d to %d px, got %d",
        LEAST_WIDTH,
        MOST_WIDTH,
        width);
    double scale = width / Sheet.WIDTH;
    int rows = (int) Math.ceil(height * scale);
    BufferedImage image = new BufferedImage(width, rows, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(java.awt.Color.WHITE);
      graphics.fillRect(0, 0, width, rows);
      graphics.scale(scale, scale);
      replay(new Java2dCanvas(graphics));
    } finally {
      graphics.dispose();
    }
    return encode(image);
  }

  /**
   * Writes SVG or PNG (1200 px), as the file's name ends.
   *
   * @throws InvalidPlotException when it ends otherwise
   */
  public void write(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      Files.writeString(file, svg(), StandardCharsets.UTF_8);
    } else if (name.endsWith(".png")) {
      Files.write(file, png(USUAL_WIDTH));
    } else {
      throw new InvalidPlotException("a plot's file must end in .svg or .png, got " + name);
    }
  }

  void replay(Canvas canvas) {
    marks.forEach(mark -> mark.accept(canvas));
  }

  private static byte[] encode(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a PNG could not be made in memory", e);
    }
  }
}
