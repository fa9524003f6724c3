package org.tacescore.worker.dicomweb;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * The part of an image that is shown, and how large (PS3.18 section 8.3.5.1.3).
 *
 * @param width most columns of the picture, from 1
 * @param height most rows of the picture, from 1
 * @param column first column of the part
 * @param row first row of the part
 * @param columns of the part; negative for a mirrored one, 0 for all to the right
 * @param rows of the part; negative for one upside down, 0 for all below
 */
record Viewport(int width, int height, int column, int row, int columns, int rows) {

  /** Larger pictures are refused. */
  static final int LARGEST = 8192;

  Viewport {
    if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
      throw new IllegalArgumentException("a viewport has 1 to 8192 columns and rows");
    }
  }

  static Viewport within(int width, int height) {
    return new Viewport(width, height, 0, 0, 0, 0);
  }

  /**
   * The picture: as large as fits, its pixels as square as they were.
   *
   * @param pixelAspect height of a pixel by its width
   * @throws IllegalArgumentException if the part is not within the image
   */
  BufferedImage of(BufferedImage image, double pixelAspect) {
    int shownColumns = columns == 0 ? image.getWidth() - column : Math.abs(columns);
    int shownRows = rows == 0 ? image.getHeight() - row : Math.abs(rows);
    if (column < 0
        || row < 0
        || shownColumns < 1
        || shownRows < 1
        || (long) column + shownColumns > image.getWidth()
        || (long) row + shownRows > image.getHeight()) {
      throw new IllegalArgumentException("the viewport's part is not within the image");
    }
    double tall = shownRows * pixelAspect;
    double scale = Math.min((double) width / shownColumns, height / tall);
    int pictureWidth = (int) Math.max(1, Math.round(shownColumns * scale));
    int pictureHeight = (int) Math.max(1, Math.round(tall * scale));
    BufferedImage picture = new BufferedImage(pictureWidth, pictureHeight, image.getType());
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(
        image,
        columns < 0 ? pictureWidth : 0,
        rows < 0 ? pictureHeight : 0,
        columns < 0 ? 0 : pictureWidth,
        rows < 0 ? 0 : pictureHeight,
        column,
        row,
        column + shownColumns,
        row + shownRows,
        null);
    pen.dispose();
    return picture;
  }
}
