package org.tacescore.radiomics.feature;

import org.tacescore.volume.Spacing;

/**
 * The polygons around a region of one plane, by marching squares: corners lie half-way between
 * neighbouring pixels of which one is inside.
 *
 * <p>Each square of four pixel centres holds a part of the region and of its outline that depends
 * only on which of its corners are inside. Where these are two that lie across, they stay apart.
 *
 * @param surfaceMm2 area inside the polygons
 * @param perimeterMm length of the polygons
 * @param pixelSurfaceMm2 area of one pixel
 */
record Outline(double surfaceMm2, double perimeterMm, double pixelSurfaceMm2) {

  /** Around a region of one slice, row or column. */
  static Outline of(Roi roi, TextureSettings.Planes plane) {
    Spacing mm = roi.spacing();
    return switch (plane) {
      case SLICE ->
          new Squares((u, v) -> roi.contains(u, v, 0))
              .count(roi.size().columns(), roi.size().rows())
              .outline(mm.columnMm(), mm.rowMm());
      case ROW ->
          new Squares((u, v) -> roi.contains(u, 0, v))
              .count(roi.size().columns(), roi.size().slices())
              .outline(mm.columnMm(), mm.sliceMm());
      case COLUMN ->
          new Squares((u, v) -> roi.contains(0, u, v))
              .count(roi.size().rows(), roi.size().slices())
              .outline(mm.rowMm(), mm.sliceMm());
      case NONE -> throw new IllegalArgumentException("an outline lies in a plane");
    };
  }

  private interface Pixels {
    boolean inside(int u, int v);
  }

  /** Numbers of squares by what they hold. */
  private static final class Squares {
    private final Pixels pixels;
    private long eighths;
    private long slanted;
    private long alongU;
    private long alongV;

    private Squares(Pixels pixels) {
      this.pixels = pixels;
    }

    private Squares count(int extentU, int extentV) {
      for (int v = -1; v < extentV; v++) {
        for (int u = -1; u < extentU; u++) {
          add(
              pixels.inside(u, v),
              pixels.inside(u + 1, v),
              pixels.inside(u, v + 1),
              pixels.inside(u + 1, v + 1));
        }
      }
      return this;
    }

    private void add(boolean here, boolean right, boolean below, boolean across) {
      int inside = (here ? 1 : 0) + (right ? 1 : 0) + (below ? 1 : 0) + (across ? 1 : 0);
      switch (inside) {
        case 1 -> hold(1, 1);
        case 2 -> {
          if (here == across) {
            hold(2, 2);
          } else {
            hold(4, 0);
            alongU += here == right ? 1 : 0;
            alongV += here == below ? 1 : 0;
          }
        }
        case 3 -> hold(7, 1);
        default -> hold(2 * inside, 0);
      }
    }

    private void hold(int eighthsOfSquare, int slantedLines) {
      eighths += eighthsOfSquare;
      slanted += slantedLines;
    }

    private Outline outline(double unitU, double unitV) {
      double perimeter = alongU * unitU + alongV * unitV + slanted * (Math.hypot(unitU, unitV) / 2);
      return new Outline(eighths * (unitU * unitV / 8), perimeter, unitU * unitV);
    }
  }
}
