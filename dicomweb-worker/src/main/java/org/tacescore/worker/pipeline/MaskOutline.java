package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tacescore.report.ImagePoint;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;

/**
 * The outer border of a region on one slice, along the edges of its pixels: of its parts the one
 * with the longest border.
 *
 * <p>Corners are columns and rows of an image, where 0, 0 is the outer corner of the first pixel
 * (PS3.3 C.18.6.1.2).
 */
final class MaskOutline {
  /** Right, down, left, up, as columns and rows. */
  private static final int[][] STEPS = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};

  private final Mask mask;
  private final GridSize size;
  private final int slice;

  private MaskOutline(Mask mask, int slice) {
    this.mask = mask;
    this.size = mask.geometry().size();
    this.slice = slice;
  }

  /** The corners, clockwise as the image is shown; empty where the region is not on the slice. */
  static List<ImagePoint> of(Mask mask, int slice) {
    return new MaskOutline(mask, slice).longest();
  }

  /** The slice on which a region has most pixels; of equals the first. */
  static int largestSlice(Mask mask) {
    GridSize size = mask.geometry().size();
    int[] counts = new int[size.slices()];
    mask.offsets().forEach(offset -> counts[offset / (size.columns() * size.rows())]++);
    int largest = 0;
    for (int slice = 1; slice < counts.length; slice++) {
      largest = counts[slice] > counts[largest] ? slice : largest;
    }
    return largest;
  }

  private List<ImagePoint> longest() {
    BitSet walked = new BitSet();
    List<ImagePoint> longest = List.of();
    for (int row = 0; row < size.rows(); row++) {
      for (int column = 0; column < size.columns(); column++) {
        boolean top = inside(column, row) && !inside(column, row - 1);
        if (top && !walked.get(row * size.columns() + column)) {
          List<ImagePoint> border = walk(column, row, walked);
          longest = border.size() > longest.size() ? border : longest;
        }
      }
    }
    return longest;
  }

  /** Along the border, the region at the right hand; marks the upper edges that it goes. */
  private List<ImagePoint> walk(int startColumn, int startRow, BitSet walked) {
    List<ImagePoint> corners = new ArrayList<>();
    int column = startColumn;
    int row = startRow;
    int heading = 0;
    do {
      if (heading == 0) {
        walked.set(row * size.columns() + column);
      }
      column += STEPS[heading][0];
      row += STEPS[heading][1];
      int turned = turn(column, row, heading);
      if (turned != heading) {
        corners.add(new ImagePoint(column, row));
      }
      heading = turned;
    } while (column != startColumn || row != startRow || heading != 0);
    return corners;
  }

  /** At a corner: right where nothing is ahead, left where the region bulges, else straight on. */
  private int turn(int column, int row, int heading) {
    boolean right = ahead(column, row, heading, 1);
    boolean left = ahead(column, row, heading, -1);
    if (!right) {
      return (heading + 1) % 4;
    }
    return left ? (heading + 3) % 4 : heading;
  }

  /** Whether the pixel ahead of a corner, at the right (1) or left (-1) hand, is inside. */
  private boolean ahead(int column, int row, int heading, int side) {
    int[] step = STEPS[heading];
    int[] hand = STEPS[(heading + (side > 0 ? 1 : 3)) % 4];
    int x = column + (step[0] + hand[0] < 0 ? -1 : 0);
    int y = row + (step[1] + hand[1] < 0 ? -1 : 0);
    return inside(x, y);
  }

  private boolean inside(int column, int row) {
    return column >= 0
        && row >= 0
        && column < size.columns()
        && row < size.rows()
        && mask.contains(column, row, slice);
  }
}
