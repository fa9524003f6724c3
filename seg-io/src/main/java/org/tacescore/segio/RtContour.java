package org.tacescore.segio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * A closed contour of an RT Structure Set (DICOM PS3.3 C.8.8.6) in the indices of an image: a
 * polygon of (column, row) in one slice, 0 being the centre of the first voxel.
 */
final class RtContour {

  /** Part of the slice distance by which points may miss their slice: contours are rounded. */
  private static final double OFF_PLANE = 0.1;

  /**
   * Part of a voxel within which a coordinate is taken to be that of a centre, so that rounding in
   * the file does not decide of single voxels.
   */
  private static final double ON_CENTRE = 1e-4;

  private static final int MOST_NUMBERS = 3_000_000;
  private static final int LONGEST_NUMBER = 64;

  private final int slice;
  private final boolean xor;
  private final double[] columns;
  private final double[] rows;

  private RtContour(int slice, boolean xor, double[] columns, double[] rows) {
    this.slice = slice;
    this.xor = xor;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Reads an item of Contour Sequence (3006,0040).
   *
   * @param name of contour and ROI, for refusals
   * @throws RefusedException UNSUPPORTED_FORMAT for points and open contours, GEOMETRY_MISMATCH
   *     where it does not lie in a slice, MASK_OUTSIDE_VOLUME, TOO_LARGE, UNREADABLE_INSTANCE
   */
  static RtContour read(Attributes item, VolumeGeometry grid, String name) {
    String type = item.getString(Tag.ContourGeometricType, "");
    boolean xor = type.equals("CLOSEDPLANAR_XOR");
    if (!xor && !type.equals("CLOSED_PLANAR")) {
      throw refused(
          Refusal.UNSUPPORTED_FORMAT,
          name + " is of type '%s'; closed contours are read".formatted(type));
    }
    double[] numbers = numbers(item, name);
    double[] columns = new double[numbers.length / 3];
    double[] rows = new double[columns.length];
    double slice = 0;
    for (int i = 0; i < columns.length; i++) {
      Vector3 index = index(grid, numbers, i, name);
      slice = i == 0 ? Math.rint(index.z()) : slice;
      if (!(Math.abs(index.z() - slice) <= OFF_PLANE)) {
        throw refused(
            Refusal.GEOMETRY_MISMATCH,
            "%s does not lie in a slice of the image: a point is at slice index %.2f"
                .formatted(name, index.z()));
      }
      columns[i] = snapped(index.x());
      rows[i] = snapped(index.y());
      requireInside(grid.size(), columns[i], rows[i], slice, name);
    }
    return new RtContour((int) slice, xor, columns, rows);
  }

  private static Vector3 index(VolumeGeometry grid, double[] numbers, int point, String name) {
    try {
      return grid.indexOf(
          new Vector3(numbers[3 * point], numbers[3 * point + 1], numbers[3 * point + 2]));
    } catch (InvalidGeometryException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, name + " has a coordinate that is not finite", e);
    }
  }

  /** The coordinate of a voxel's centre where it is as good as that. */
  static double snapped(double index) {
    double nearest = Math.rint(index);
    return Math.abs(index - nearest) <= ON_CENTRE ? nearest : index;
  }

  /** Points between the image's edge and the next centre beyond it cover no voxel beyond. */
  private static void requireInside(
      GridSize size, double column, double row, double slice, String name) {
    if (!(column > -1 && column <= size.columns() && row > -1 && row <= size.rows())
        || !(slice >= 0 && slice < size.slices())) {
      throw refused(
          Refusal.MASK_OUTSIDE_VOLUME,
          "%s reaches to index (%.1f, %.1f, %.0f) of an image of %s"
              .formatted(name, column, row, slice, size));
    }
  }

  /** Contour Data (3006,0050), which the toolkit would turn into as many strings. */
  private static double[] numbers(Attributes item, String name) {
    byte[] text = bytes(item);
    double[] numbers = new double[Math.min(text.length / 2 + 1, 300)];
    int count = 0;
    for (int at = 0; at < text.length; count++) {
      int end = at;
      while (end < text.length && text[end] != '\\') {
        end++;
      }
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      if (count >= MOST_NUMBERS) {
        throw refused(
            Refusal.TOO_LARGE, name + " has more than %d points".formatted(MOST_NUMBERS / 3));
      }
      numbers[count] = number(text, at, end, name);
      at = end + 1;
    }
    requireCount(item, count, name);
    return Arrays.copyOf(numbers, count);
  }

  private static byte[] bytes(Attributes item) {
    try {
      byte[] bytes = item.getBytes(Tag.ContourData);
      return bytes == null ? new byte[0] : bytes;
    } catch (IOException e) {
      throw new RefusedException(Refusal.UNREADABLE_INSTANCE, "Contour Data cannot be read", e);
    }
  }

  private static void requireCount(Attributes item, int count, String name) {
    int points = item.getInt(Tag.NumberOfContourPoints, count / 3);
    if (count % 3 != 0 || count / 3 != points) {
      throw refused(
          Refusal.UNREADABLE_INSTANCE,
          "%s has %d coordinates for %d points".formatted(name, count, points));
    }
  }

  private static double number(byte[] text, int start, int end, String name) {
    if (end - start <= LONGEST_NUMBER) {
      String number = new String(text, start, end - start, StandardCharsets.US_ASCII).strip();
      if (number.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0)) {
        try {
          return Double.parseDouble(number);
        } catch (NumberFormatException e) {
          throw new RefusedException(
              Refusal.UNREADABLE_INSTANCE, name + " has a coordinate that is no number", e);
        }
      }
    }
    throw refused(Refusal.UNREADABLE_INSTANCE, name + " has a coordinate that is no number");
  }

  int slice() {
    return slice;
  }

  /** Whether it says itself that contours of a slice exclude each other (CLOSEDPLANAR_XOR). */
  boolean isXor() {
    return xor;
  }

  int points() {
    return columns.length;
  }

  double column(int point) {
    return columns[point];
  }

  double row(int point) {
    return rows[point];
  }

  /** Of the polygon, in voxels; what it goes around twice counts twice. */
  double area() {
    double twice = 0;
    int former = points() - 1;
    for (int i = 0; i < points(); i++) {
      twice += columns[former] * rows[i] - columns[i] * rows[former];
      former = i;
    }
    return Math.abs(twice) / 2;
  }

  boolean isSameAs(RtContour other) {
    return slice == other.slice
        && Arrays.equals(columns, other.columns)
        && Arrays.equals(rows, other.rows);
  }

  private static RefusedException refused(Refusal reason, String detail) {
    return new RefusedException(reason, detail);
  }
}
