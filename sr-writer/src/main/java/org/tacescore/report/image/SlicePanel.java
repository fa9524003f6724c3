package org.tacescore.report.image;

import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;

/** One slice of a heat map picture: its pixels, and the tumour's outline as a path over them. */
final class SlicePanel {
  private final HeatMapPicture picture;
  private final int slice;
  private final FieldOfView view;
  private final int side;

  /**
   * A square panel.
   *
   * @param side in pixels
   */
  SlicePanel(HeatMapPicture picture, int slice, FieldOfView view, int side) {
    this.picture = picture;
    this.slice = slice;
    this.view = view;
    this.side = side;
  }

  /** The slice in grey with the map over it, both interpolated linearly; black beside the image. */
  BufferedImage pixels() {
    GridSize size = picture.image().geometry().size();
    Spacing mm = picture.image().geometry().spacingMm();
    BufferedImage panel = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      double row = at(view.top(), y) / mm.rowMm();
      for (int x = 0; x < side; x++) {
        double column = at(view.left(), x) / mm.columnMm();
        if (inside(column, size.columns()) && inside(row, size.rows())) {
          int grey = picture.window().grey(value(picture.image(), column, row));
          panel.setRGB(x, y, HeatColours.over(grey, value(picture.values(), column, row)));
        }
      }
    }
    return panel;
  }

  private double at(double begin, int pixel) {
    return begin + (pixel + 0.5) * view.side() / side;
  }

  private static boolean inside(double index, int count) {
    return index >= -0.5 && index <= count - 0.5;
  }

  private double value(Volume volume, double column, double row) {
    GridSize size = volume.geometry().size();
    double c = Math.min(size.columns() - 1.0, Math.max(0, column));
    double r = Math.min(size.rows() - 1.0, Math.max(0, row));
    int c0 = (int) c;
    int r0 = (int) r;
    int c1 = Math.min(size.columns() - 1, c0 + 1);
    int r1 = Math.min(size.rows() - 1, r0 + 1);
    double above = mix(at(volume, c0, r0), at(volume, c1, r0), c - c0);
    double below = mix(at(volume, c0, r1), at(volume, c1, r1), c - c0);
    return mix(above, below, r - r0);
  }

  private double at(Volume volume, int column, int row) {
    return volume.at(volume.geometry().size().offset(column, row, slice));
  }

  private static double mix(double first, double second, double part) {
    return first + part * (second - first);
  }

  /** The edges between voxels of the mask and others, in pixels. */
  Path2D outline(Mask mask) {
    GridSize size = mask.geometry().size();
    Path2D edges = new Path2D.Double();
    for (int row = 0; row < size.rows(); row++) {
      for (int column = 0; column < size.columns(); column++) {
        if (mask.contains(column, row, slice)) {
          edge(edges, !mask.contains(column - 1, row, slice), column, row, column, row + 1);
          edge(edges, !mask.contains(column + 1, row, slice), column + 1, row, column + 1, row + 1);
          edge(edges, !mask.contains(column, row - 1, slice), column, row, column + 1, row);
          edge(edges, !mask.contains(column, row + 1, slice), column, row + 1, column + 1, row + 1);
        }
      }
    }
    return edges;
  }

  /** Corners of voxels: corner 0 lies half a voxel before the first centre. */
  private void edge(Path2D edges, boolean drawn, int c0, int r0, int c1, int r1) {
    if (drawn) {
      edges.moveTo(x(c0), y(r0));
      edges.lineTo(x(c1), y(r1));
    }
  }

  private double x(int corner) {
    double mm = picture.image().geometry().spacingMm().columnMm();
    return ((corner - 0.5) * mm - view.left()) / view.side() * side;
  }

  private double y(int corner) {
    double mm = picture.image().geometry().spacingMm().rowMm();
    return ((corner - 0.5) * mm - view.top()) / view.side() * side;
  }
}
