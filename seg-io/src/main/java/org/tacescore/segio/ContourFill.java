package org.tacescore.segio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;

/**
 * The voxels inside the closed contours of one region.
 *
 * <p>A voxel belongs when its centre is inside by the even-odd rule, of all contours of its slice
 * together: a contour within another is a hole, one within the hole an island, and the two sides of
 * a keyhole's channel cancel. A centre on a border belongs where the border is the one with the
 * lower column or row, not where it is the one with the higher, so that regions that touch share no
 * voxel.
 *
 * <p>Contours that overlap without one holding the other, and one drawn twice, are refused: whether
 * the overlap is in or out differs from software to software. Slices between contours stay empty;
 * nothing is interpolated.
 */
final class ContourFill {

  /** A crossing of an edge and a row of voxels costs as much as that many voxels. */
  private static final int CROSSING = 4;

  /** More pixels than any image of a series has. */
  private static final int LARGEST_SLICE = 1 << 26;

  private final GridSize size;
  private final String name;
  private final BitSet bits = new BitSet();
  private final FillWork work;

  private ContourFill(GridSize size, String name, FillWork work) {
    this.size = size;
    this.name = name;
    this.work = work;
  }

  /**
   * Offsets of the voxels on the grid.
   *
   * @param name of the region, for refusals
   * @param work what was spent on other regions, to which this one's is added
   * @throws RefusedException GEOMETRY_MISMATCH where contours overlap, or where they lie on every
   *     second slice or less while the image has all, TOO_LARGE
   */
  static BitSet of(List<RtContour> contours, GridSize size, String name, FillWork work) {
    ContourFill fill = new ContourFill(size, name, work);
    SortedMap<Integer, List<RtContour>> slices = new TreeMap<>();
    for (RtContour contour : contours) {
      slices.computeIfAbsent(contour.slice(), slice -> new ArrayList<>()).add(contour);
    }
    slices.forEach(fill::fill);
    fill.requireNeighbours(List.copyOf(slices.keySet()));
    return fill.bits;
  }

  private void fill(int slice, List<RtContour> contours) {
    BitSet inside = new BitSet();
    if (contours.size() == 1 || contours.stream().anyMatch(RtContour::isXor)) {
      contours.forEach(contour -> inside.xor(pixels(contour)));
    } else {
      fillNested(slice, contours, inside);
    }
    int first = size.offset(0, 0, slice);
    spend(inside.cardinality());
    for (int at = inside.nextSetBit(0); at >= 0; ) {
      int end = inside.nextClearBit(at);
      bits.set(first + at, first + end);
      at = inside.nextSetBit(end);
    }
  }

  /**
   * From the largest to the smallest, each must lie in what is a single contour's, or nobody's, by
   * then: so each two are apart or one holds the other.
   */
  private void fillNested(int slice, List<RtContour> contours, BitSet inside) {
    if ((long) size.columns() * size.rows() > LARGEST_SLICE) {
      throw refused(Refusal.TOO_LARGE, "slices are too large for contours in each other");
    }
    int[] innermost = new int[size.columns() * size.rows()];
    List<RtContour> sorted = new ArrayList<>(contours);
    sorted.sort(Comparator.comparingDouble(RtContour::area).reversed());
    for (int i = 0; i < sorted.size(); i++) {
      if (i > 0 && sorted.get(i).isSameAs(sorted.get(i - 1))) {
        throw refused(Refusal.GEOMETRY_MISMATCH, "has a contour twice in slice index " + slice);
      }
      BitSet pixels = pixels(sorted.get(i));
      spend(pixels.cardinality());
      if (!claim(pixels, innermost, i + 1)) {
        throw refused(
            Refusal.GEOMETRY_MISMATCH,
            "has contours that overlap in slice index %d, and none holds the other"
                .formatted(slice));
      }
      inside.xor(pixels);
    }
  }

  /** Gives pixels that are all one owner's to another; tells whether they were. */
  private static boolean claim(BitSet pixels, int[] owners, int owner) {
    int start = pixels.nextSetBit(0);
    int former = start < 0 ? 0 : owners[start];
    while (start >= 0) {
      int end = pixels.nextClearBit(start);
      for (int at = start; at < end; at++) {
        if (owners[at] != former) {
          return false;
        }
        owners[at] = owner;
      }
      start = pixels.nextSetBit(end);
    }
    return true;
  }

  /** The pixels inside one contour, by offset in the slice. */
  private BitSet pixels(RtContour contour) {
    BitSet pixels = new BitSet();
    BitSet borders = borders(contour);
    int end = size.columns() + 1;
    // Between the first and the second border of a row is inside, and so on.
    int next;
    for (int at = borders.nextSetBit(0); at >= 0; at = borders.nextSetBit(next + 1)) {
      next = borders.nextSetBit(at + 1);
      int row = at / end * size.columns();
      pixels.set(row + at % end, row + next % end);
    }
    return pixels;
  }

  /** First columns at or behind a crossing, in rows one longer than the image's; pairs cancel. */
  private BitSet borders(RtContour contour) {
    BitSet borders = new BitSet();
    spend(contour.points());
    int former = contour.points() - 1;
    for (int i = 0; i < contour.points(); i++) {
      // Always from the lower row to the higher: an edge drawn there and back crosses alike.
      if (contour.row(former) < contour.row(i)) {
        cross(contour, former, i, borders);
      } else {
        cross(contour, i, former, borders);
      }
      former = i;
    }
    return borders;
  }

  private void cross(RtContour contour, int low, int high, BitSet borders) {
    double top = contour.row(low);
    double slope = (contour.column(high) - contour.column(low)) / (contour.row(high) - top);
    int end = (int) Math.ceil(contour.row(high));
    for (int row = (int) Math.ceil(top); row < end; row++) {
      double column = RtContour.snapped(contour.column(low) + (row - top) * slope);
      borders.flip(row * (size.columns() + 1) + (int) Math.ceil(column));
      spend(CROSSING);
    }
  }

  /** Contours that leave out slices all the way were drawn on another, coarser series. */
  private void requireNeighbours(List<Integer> slices) {
    boolean overlap = false;
    int step = Integer.MAX_VALUE;
    for (int i = 1; i < slices.size(); i++) {
      step = Math.min(step, slices.get(i) - slices.get(i - 1));
      overlap |= pixels(slices.get(i)).intersects(pixels(slices.get(i - 1)));
    }
    if (overlap && step > 1) {
      throw refused(
          Refusal.GEOMETRY_MISMATCH,
          ("has contours on each %d. slice of the image at most; they are needed on every slice,"
                  + " nothing is interpolated")
              .formatted(step));
    }
  }

  private BitSet pixels(int slice) {
    return bits.get(size.offset(0, 0, slice), size.offset(0, 0, slice + 1));
  }

  private void spend(long steps) {
    if (!work.spend(steps)) {
      throw refused(Refusal.TOO_LARGE, "has too many contours and points");
    }
  }

  private RefusedException refused(Refusal reason, String detail) {
    return new RefusedException(reason, name + " " + detail);
  }
}
