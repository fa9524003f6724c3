package org.tacescore.radiomics.feature;

import java.math.BigInteger;
import org.tacescore.volume.GridSize;

/**
 * Sums of the indices of a region's voxels and of their products, a run at a time.
 *
 * <p>Long suffices for every region that memory holds: the sum of squares passes 2^63 only where
 * 2^31 voxels extend over more than 65 000 of them.
 */
final class VoxelMoments {
  private final GridSize size;
  private long count;

  /** By axis: column, row, slice. */
  private final long[] sums = new long[3];

  /** The upper half: both axes, the first not above the second. */
  private final long[][] products = new long[3][3];

  private VoxelMoments(GridSize size) {
    this.size = size;
  }

  static VoxelMoments of(Roi roi) {
    VoxelMoments moments = new VoxelMoments(roi.size());
    roi.forEachRun((offset, length, voxel) -> moments.add(offset, length));
    return moments;
  }

  private void add(int offset, int length) {
    int line = offset / size.columns();
    long first = offset % size.columns();
    long row = line % size.rows();
    long slice = line / size.rows();
    long last = first + length - 1;
    long columns = (first + last) * length / 2;
    count += length;
    sums[0] += columns;
    sums[1] += row * length;
    sums[2] += slice * length;
    products[0][0] += squaresTo(last) - squaresTo(first - 1);
    products[0][1] += columns * row;
    products[0][2] += columns * slice;
    products[1][1] += row * row * length;
    products[1][2] += row * slice * length;
    products[2][2] += slice * slice * length;
  }

  /** 1 + 4 + 9 + ... + n². */
  private static long squaresTo(long n) {
    return n * (n + 1) * (2 * n + 1) / 6;
  }

  /** Scatter around the mean times the number of voxels: N sum(ab) - sum(a) sum(b). */
  BigInteger[][] scatter() {
    BigInteger[][] scatter = new BigInteger[3][3];
    for (int a = 0; a < 3; a++) {
      for (int b = a; b < 3; b++) {
        scatter[a][b] =
            BigInteger.valueOf(count)
                .multiply(BigInteger.valueOf(products[a][b]))
                .subtract(BigInteger.valueOf(sums[a]).multiply(BigInteger.valueOf(sums[b])));
        scatter[b][a] = scatter[a][b];
      }
    }
    return scatter;
  }
}
