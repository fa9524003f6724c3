package org.tacescore.endtoend;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * A screenshot of a viewport.
 *
 * @param png its file's bytes, RGB
 */
record Picture(byte[] png) {
  private static final int BRIGHT = 60;
  private static final int COLOURFUL = 40;

  /** How many pixels of the middle half, by width and height, are no background. */
  long bright() {
    return middle(rgb -> max(rgb) > BRIGHT);
  }

  /** How many pixels of the middle half have a colour; CT has none. */
  long colourful() {
    return middle(rgb -> max(rgb) - min(rgb) > COLOURFUL);
  }

  void write(Path file) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long middle(IntPredicate counted) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      int width = image.getWidth() / 2;
      int height = image.getHeight() / 2;
      int[] pixels =
          image.getRGB(image.getWidth() / 4, image.getHeight() / 4, width, height, null, 0, width);
      return IntStream.of(pixels).filter(counted).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int max(int rgb) {
    return Math.max(rgb >> 16 & 255, Math.max(rgb >> 8 & 255, rgb & 255));
  }

  private static int min(int rgb) {
    return Math.min(rgb >> 16 & 255, Math.min(rgb >> 8 & 255, rgb & 255));
  }
}
