package org.tacescore.report.score;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws a slice with its heat map, outlines and a bar of 20 mm, as PNG. */
final class SliceDrawing {
  private static final int LONGER_SIDE = 400;
  private static final double BAR_MM = 20;

  private final SlicePicture slice;
  private final double scaleX;
  private final double scaleY;
  private final BufferedImage drawn;

  private SliceDrawing(SlicePicture slice) {
    this.slice = slice;
    GreyImage image = slice.image();
    double width = image.columns() * image.columnMm();
    double height = image.rows() * image.rowMm();
    double perMm = LONGER_SIDE / Math.max(width, height);
    this.scaleX = image.columnMm() * perMm;
    this.scaleY = image.rowMm() * perMm;
    this.drawn =
        new BufferedImage(
            Math.max(1, (int) Math.round(width * perMm)),
            Math.max(1, (int) Math.round(height * perMm)),
            BufferedImage.TYPE_INT_RGB);
  }

  static byte[] png(SlicePicture slice) {
    BufferedImage picture = new SliceDrawing(slice).draw();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(picture, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture of the page could not be encoded", e);
    }
    return bytes.toByteArray();
  }

  /** Little compression: a page has many pictures, and half the size would take thrice the time. */
  private static void write(BufferedImage picture, ByteArrayOutputStream bytes) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.8f);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
  }

  private BufferedImage draw() {
    Graphics2D graphics = drawn.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.drawImage(pixels(), 0, 0, drawn.getWidth(), drawn.getHeight(), null);
      slice.outlines().forEach(outline -> draw(graphics, outline));
      bar(graphics);
    } finally {
      graphics.dispose();
    }
    return drawn;
  }

  private BufferedImage pixels() {
    GreyImage image = slice.image();
    BufferedImage pixels =
        new BufferedImage(image.columns(), image.rows(), BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < image.rows(); row++) {
      for (int column = 0; column < image.columns(); column++) {
        pixels.setRGB(column, row, colour(column, row));
      }
    }
    return pixels;
  }

  /** Grey, and over it the more colour the more was looked at. */
  private int colour(int column, int row) {
    int grey = slice.image().at(column, row);
    if (slice.heat().isEmpty()) {
      return grey * 0x010101;
    }
    double value = slice.heat().get(0).at(column, row);
    Color heat = PictureColours.heat(value);
    double part = 0.65 * Math.min(1, value * 1.6);
    return mix(grey, heat.getRed(), part) << 16
        | mix(grey, heat.getGreen(), part) << 8
        | mix(grey, heat.getBlue(), part);
  }

  private static int mix(int grey, int colour, double part) {
    return (int) Math.round(grey + part * (colour - grey));
  }

  /** A dark line under the bright one, so that it is seen on any grey. */
  private void draw(Graphics2D graphics, Outline outline) {
    Path2D edges = edges(outline.region());
    boolean main = outline.kind() == Outline.Kind.TUMOUR;
    graphics.setColor(new Color(0, 0, 0, 130));
    graphics.setStroke(stroke(main ? 3.6f : 2.6f));
    graphics.draw(edges);
    graphics.setColor(PictureColours.of(outline.kind()));
    graphics.setStroke(stroke(main ? 1.8f : 1.2f));
    graphics.draw(edges);
  }

  private static BasicStroke stroke(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /** Each edge between a pixel inside and one outside; edges in a row are one line. */
  private Path2D edges(Outline.Region region) {
    Path2D path = new Path2D.Double();
    lines(
        region.rows(),
        region.columns(),
        (row, column) -> region.contains(column, row) != region.contains(column, row - 1),
        (row, from, to) -> path.append(line(from, row, to, row), false));
    lines(
        region.columns(),
        region.rows(),
        (column, row) -> region.contains(column, row) != region.contains(column - 1, row),
        (column, from, to) -> path.append(line(column, from, column, to), false));
    return path;
  }

  /** Whether there is an edge at a place of a line of the grid. */
  @FunctionalInterface
  private interface EdgeAt {
    boolean test(int line, int place);
  }

  /** Takes edges of a line of the grid, from one place up to another. */
  @FunctionalInterface
  private interface EdgesTaken {
    void take(int line, int from, int to);
  }

  /** Both bounds are included: a region may touch the border of its picture. */
  private static void lines(int lastLine, int lastPlace, EdgeAt edge, EdgesTaken taken) {
    for (int line = 0; line <= lastLine; line++) {
      int start = -1;
      for (int place = 0; place <= lastPlace; place++) {
        boolean here = edge.test(line, place);
        if (here && start < 0) {
          start = place;
        } else if (!here && start >= 0) {
          taken.take(line, start, place);
          start = -1;
        }
      }
    }
  }

  private Line2D line(int column, int row, int toColumn, int toRow) {
    return new Line2D.Double(column * scaleX, row * scaleY, toColumn * scaleX, toRow * scaleY);
  }

  private void bar(Graphics2D graphics) {
    double length = BAR_MM / slice.image().columnMm() * scaleX;
    double right = drawn.getWidth() - 10;
    double y = drawn.getHeight() - 10;
    if (length > drawn.getWidth() - 20) {
      return;
    }
    Line2D line = new Line2D.Double(right - length, y, right, y);
    graphics.setColor(new Color(0, 0, 0, 150));
    graphics.setStroke(stroke(4));
    graphics.draw(line);
    graphics.setColor(Color.WHITE);
    graphics.setStroke(stroke(2));
    graphics.draw(line);
  }
}
