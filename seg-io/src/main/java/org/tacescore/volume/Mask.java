package org.tacescore.volume;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A subset of the voxels of a {@link VolumeGeometry}: a region of interest. Immutable. */
public final class Mask {
  private final VolumeGeometry geometry;
  private final BitSet bits;
  private final int voxelCount;

  private Mask(VolumeGeometry geometry, BitSet bits) {
    if (bits.length() > geometry.size().voxels()) {
      throw new InvalidGeometryException(
          "mask voxel %d lies outside %s".formatted(bits.length() - 1, geometry.size()));
    }
    this.geometry = geometry;
    this.bits = bits;
    this.voxelCount = bits.cardinality();
  }

  /** The voxels whose offsets ({@link GridSize#offset}) are set; the bits are copied. */
  public static Mask of(VolumeGeometry geometry, BitSet offsets) {
    return new Mask(geometry, (BitSet) offsets.clone());
  }

  /** The voxels whose offsets satisfy the predicate. */
  public static Mask where(VolumeGeometry geometry, IntPredicate inside) {
    BitSet bits = new BitSet(geometry.size().voxels());
    for (int offset = 0; offset < geometry.size().voxels(); offset++) {
      if (inside.test(offset)) {
        bits.set(offset);
      }
    }
    return new Mask(geometry, bits);
  }

  public VolumeGeometry geometry() {
    return geometry;
  }

  /** Whether the voxel belongs to the mask; false outside the grid. */
  public boolean contains(int column, int row, int slice) {
    return geometry.size().contains(column, row, slice)
        && bits.get(geometry.size().offset(column, row, slice));
  }

  /** Whether the voxel at this offset of {@link GridSize#offset} belongs to the mask. */
  public boolean contains(int offset) {
    return bits.get(offset);
  }

  /** The voxels of this mask that are not in the other. */
  public Mask minus(Mask other) {
    requireSameSize(other);
    BitSet left = (BitSet) bits.clone();
    left.andNot(other.bits);
    return new Mask(geometry, left);
  }

  /** The voxels that are in both masks. */
  public Mask intersection(Mask other) {
    requireSameSize(other);
    BitSet both = (BitSet) bits.clone();
    both.and(other.bits);
    return new Mask(geometry, both);
  }

  /** The voxels that are in either mask. */
  public Mask union(Mask other) {
    requireSameSize(other);
    BitSet either = (BitSet) bits.clone();
    either.or(other.bits);
    return new Mask(geometry, either);
  }

  private void requireSameSize(Mask other) {
    if (!geometry.size().equals(other.geometry.size())) {
      throw new InvalidGeometryException(
          "masks of %s and %s cannot be combined"
              .formatted(geometry.size(), other.geometry.size()));
    }
  }

  /** The same voxels on another description of the grid (of the same size). */
  public Mask withGeometry(VolumeGeometry other) {
    if (!geometry.size().equals(other.size())) {
      throw new InvalidGeometryException(
          "a mask of %s does not fit %s".formatted(geometry.size(), other.size()));
    }
    return new Mask(other, bits);
  }

  /** The part of the mask inside a box of its grid. */
  public Mask crop(GridBox box) {
    GridSize from = geometry.size();
    GridSize to = box.size();
    BitSet inside = new BitSet(to.voxels());
    for (int slice = 0; slice < to.slices(); slice++) {
      for (int row = 0; row < to.rows(); row++) {
        int first = from.offset(box.firstColumn(), box.firstRow() + row, box.firstSlice() + slice);
        int shift = to.offset(0, row, slice) - first;
        int end = first + to.columns();
        for (int at = bits.nextSetBit(first); at >= 0 && at < end; at = bits.nextSetBit(at + 1)) {
          inside.set(at + shift);
        }
      }
    }
    return new Mask(geometry.crop(box), inside);
  }

  public int voxelCount() {
    return voxelCount;
  }

  public boolean isEmpty() {
    return voxelCount == 0;
  }

  /**
   * The mean position of the voxels' centres, LPS, mm.
   *
   * @throws InvalidGeometryException if there are none
   */
  public Vector3 centroid() {
    if (isEmpty()) {
      throw new InvalidGeometryException("a mask without voxels has no middle");
    }
    GridSize size = geometry.size();
    long[] sum = new long[3];
    offsets()
        .forEach(
            offset -> {
              sum[0] += offset % size.columns();
              sum[1] += offset / size.columns() % size.rows();
              sum[2] += offset / size.columns() / size.rows();
            });
    double count = voxelCount();
    return geometry.positionOf(sum[0] / count, sum[1] / count, sum[2] / count);
  }

  public double volumeMm3() {
    return voxelCount * geometry.spacingMm().voxelVolumeMm3();
  }

  /** Offsets of the mask's voxels, ascending. */
  public IntStream offsets() {
    return bits.stream();
  }

  /** Offset of the first voxel of the mask at or behind an offset; negative where there is none. */
  public int next(int offset) {
    return bits.nextSetBit(offset);
  }

  /**
   * A run of the grid as bits, the first voxel in the lowest bit of the first byte.
   *
   * @param offset offset of the first voxel in {@link GridSize#offset}
   * @param count how many follow each other
   * @return as many bytes as the run needs, or fewer where the last are 0
   */
  public byte[] packed(int offset, int count) {
    return bits.get(offset, offset + count).toByteArray();
  }

  /** The smallest box that holds the mask; empty for an empty mask. */
  public Optional<GridBox> boundingBox() {
    if (voxelCount == 0) {
      return Optional.empty();
    }
    GridSize size = geometry.size();
    int[] low = {size.columns(), size.rows(), size.slices()};
    int[] high = {-1, -1, -1};
    int end = 0;
    for (int first = bits.nextSetBit(end); first >= 0; first = bits.nextSetBit(end)) {
      int line = first / size.columns();
      end = (line + 1) * size.columns();
      int last = bits.previousSetBit(end - 1);
      widen(low, high, 0, first % size.columns(), last % size.columns());
      widen(low, high, 1, line % size.rows(), line % size.rows());
      widen(low, high, 2, line / size.rows(), line / size.rows());
    }
    return Optional.of(new GridBox(low[0], high[0], low[1], high[1], low[2], high[2]));
  }

  private static void widen(int[] low, int[] high, int axis, int first, int last) {
    low[axis] = Math.min(low[axis], first);
    high[axis] = Math.max(high[axis], last);
  }
}
