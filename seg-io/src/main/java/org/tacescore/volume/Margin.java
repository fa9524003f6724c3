package org.tacescore.volume;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The neighbourhood of a mask by physical distance: all voxels whose centre lies at most so many
 * millimetres from the centre of the nearest voxel of the mask.
 *
 * <p>Distances are exact and Euclidean on grids of any spacing and direction, the axes of a grid
 * being orthogonal. They are found axis by axis after Saito and Toriwaki, "New algorithms for
 * Euclidean distance transformation of an n-dimensional digitized picture with applications",
 * Pattern Recognition 27(11):1551-1565, 1994 (the same decomposition as Felzenszwalb and
 * Huttenlocher, Theory of Computing 8:415-428, 2012), with the search along each axis cut at the
 * margin: nothing farther can count.
 *
 * <p>A distance equal to the margin is inside. Spacings such as 0.1 mm have no exact binary form,
 * so that 30 of them are 3.0000000000000004 mm; squared distances are therefore compared with a
 * relative tolerance of {@value #TOLERANCE}, far above rounding and far below any spacing's digits.
 */
public final class Margin {
  /** Part of the squared margin by which a squared distance may exceed it. */
  static final double TOLERANCE = 1e-9;

  private final GridSize size;
  private final double[] steps;
  private final double limit;
  private final GridBox box;
  private final double[] squared;

  private Margin(Mask mask, GridBox bounds, double mm) {
    Spacing spacing = mask.geometry().spacingMm();
    this.size = mask.geometry().size();
    this.steps = new double[] {spacing.columnMm(), spacing.rowMm(), spacing.sliceMm()};
    this.limit = mm * mm * (1 + TOLERANCE);
    this.box = grown(bounds);
    this.squared = new double[box.size().voxels()];
  }

  /**
   * The mask and every voxel at most a distance away from it; beyond the grid there are none.
   *
   * @param mm at least 0
   */
  public static Mask plus(Mask mask, double mm) {
    requireMargin(mm);
    Optional<GridBox> bounds = mask.boundingBox();
    return bounds.isEmpty() ? mask : new Margin(mask, bounds.get(), mm).dilate(mask);
  }

  /** The voxels outside the mask and at most a distance away from it: {@code 0 < d <= mm}. */
  public static Mask ring(Mask mask, double mm) {
    return plus(mask, mm).minus(mask);
  }

  /** Whether {@link #plus} would hold more voxels if the grid went on beyond its border. */
  public static boolean reachesBeyondGrid(Mask mask, double mm) {
    requireMargin(mm);
    Optional<GridBox> bounds = mask.boundingBox();
    return bounds.isPresent() && new Margin(mask, bounds.get(), mm).isCut(bounds.get());
  }

  private static void requireMargin(double mm) {
    if (!(mm >= 0) || !Double.isFinite(mm)) {
      throw new InvalidGeometryException("a margin must be 0 mm or more, got " + mm);
    }
  }

  /** The nearest voxel beyond a face lies straight behind the mask's voxel closest to it. */
  private boolean isCut(GridBox b) {
    return isNear(b.firstColumn() + 1, 0)
        || isNear(size.columns() - b.lastColumn(), 0)
        || isNear(b.firstRow() + 1, 1)
        || isNear(size.rows() - b.lastRow(), 1)
        || isNear(b.firstSlice() + 1, 2)
        || isNear(size.slices() - b.lastSlice(), 2);
  }

  private boolean isNear(int count, int axis) {
    return square(count, axis) <= limit;
  }

  private double square(int count, int axis) {
    double mm = count * steps[axis];
    return mm * mm;
  }

  /** How many voxels the margin spans along an axis of so many. */
  private int reach(int axis, int voxels) {
    int count = 0;
    while (count < voxels && isNear(count + 1, axis)) {
      count++;
    }
    return count;
  }

  private GridBox grown(GridBox b) {
    int columns = reach(0, size.columns());
    int rows = reach(1, size.rows());
    int slices = reach(2, size.slices());
    return new GridBox(
        Math.max(0, b.firstColumn() - columns),
        Math.min(size.columns() - 1, b.lastColumn() + columns),
        Math.max(0, b.firstRow() - rows),
        Math.min(size.rows() - 1, b.lastRow() + rows),
        Math.max(0, b.firstSlice() - slices),
        Math.min(size.slices() - 1, b.lastSlice() + slices));
  }

  private Mask dilate(Mask mask) {
    Arrays.fill(squared, Double.POSITIVE_INFINITY);
    mask.offsets().forEach(offset -> squared[inBox(offset)] = 0);
    GridSize own = box.size();
    spread(0, own.columns(), 1);
    spread(1, own.rows(), own.columns());
    spread(2, own.slices(), own.columns() * own.rows());
    BitSet bits = new BitSet(size.voxels());
    for (int i = 0; i < squared.length; i++) {
      if (squared[i] <= limit) {
        bits.set(inGrid(i));
      }
    }
    return Mask.of(mask.geometry(), bits);
  }

  /** Lets every line along one axis take the least of its values plus the way to them. */
  private void spread(int axis, int length, int stride) {
    int reach = reach(axis, length);
    double[] line = new double[length];
    for (int start = 0; start < squared.length; start++) {
      if (start / stride % length == 0) {
        for (int i = 0; i < length; i++) {
          line[i] = squared[start + i * stride];
        }
        for (int i = 0; i < length; i++) {
          squared[start + i * stride] = least(line, i, reach, axis);
        }
      }
    }
  }

  private double least(double[] line, int at, int reach, int axis) {
    double least = line[at];
    for (int way = 1; way <= reach; way++) {
      double square = square(way, axis);
      if (at >= way) {
        least = Math.min(least, line[at - way] + square);
      }
      if (at + way < line.length) {
        least = Math.min(least, line[at + way] + square);
      }
    }
    return least;
  }

  private int inBox(int offset) {
    int column = offset % size.columns() - box.firstColumn();
    int row = offset / size.columns() % size.rows() - box.firstRow();
    int slice = offset / size.columns() / size.rows() - box.firstSlice();
    return box.size().offset(column, row, slice);
  }

  private int inGrid(int index) {
    GridSize own = box.size();
    return size.offset(
        index % own.columns() + box.firstColumn(),
        index / own.columns() % own.rows() + box.firstRow(),
        index / own.columns() / own.rows() + box.firstSlice());
  }
}
