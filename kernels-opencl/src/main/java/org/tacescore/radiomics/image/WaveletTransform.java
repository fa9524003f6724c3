package org.tacescore.radiomics.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tacescore.kernels.FilterPair;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * The undecimated wavelet transform of an image, inside a box.
 *
 * <p>The image repeats itself beyond its borders; an axis of an odd number of voxels gets another,
 * a copy of the first. Each level decomposes the approximation of the level before with the same
 * filters. Only what the box needs is computed: a level's filter widens that by its length less
 * one, and reaching a border takes the whole axis.
 *
 * @param <A> {@code double[]} or {@code float[]}
 */
final class WaveletTransform<A> {
  /** Sub-bands are computed together where all of them take no more than this. */
  private static final long TOGETHER_BYTES = 256L << 20;

  private static final int AXES = 3;

  private final Precision<A> precision;
  private final Kernels kernels;
  private final FilterPair filters;
  private final boolean[] isFiltered;
  private final VolumeGeometry geometry;
  private final List<PeriodicRange> box;

  /**
   * Prepares a transform.
   *
   * @param isFiltered whether columns, rows and slices are filtered
   */
  WaveletTransform(
      Precision<A> precision,
      Kernels kernels,
      FilterPair filters,
      boolean[] isFiltered,
      VolumeGeometry grid,
      GridBox box) {
    this.precision = precision;
    this.kernels = kernels;
    this.filters = filters;
    this.isFiltered = isFiltered.clone();
    this.geometry = grid.crop(box);
    GridSize size = grid.size();
    this.box =
        List.of(
            range(box.firstColumn(), box.lastColumn(), size.columns()),
            range(box.firstRow(), box.lastRow(), size.rows()),
            range(box.firstSlice(), box.lastSlice(), size.slices()));
  }

  private static PeriodicRange range(int first, int last, int size) {
    return new PeriodicRange(first, last - first + 1, size + size % 2);
  }

  /** Values at hand of a level's input, over a range of each axis. */
  private final class Input {
    private final List<PeriodicRange> ranges;
    private final List<int[]> voxels;
    private final GridSize size;
    private final VoxelCopy<A> copy;

    private Input(
        List<PeriodicRange> ranges, List<int[]> voxels, GridSize size, VoxelCopy<A> copy) {
      this.ranges = ranges;
      this.voxels = voxels;
      this.size = size;
      this.copy = copy;
    }

    /** What the filters read to give a range of each axis, column fastest. */
    A block(List<PeriodicRange> wanted) {
      List<int[]> indices =
          IntStream.range(0, AXES)
              .mapToObj(
                  axis -> {
                    int[] own = voxels.get(axis);
                    int[] read = wanted.get(axis).read(taps(axis), ranges.get(axis));
                    return IntStream.of(read).map(index -> own[index]).toArray();
                  })
              .toList();
      int[] columns = indices.get(0);
      int[] rows = indices.get(1);
      int[] slices = indices.get(2);
      A block = precision.ofLength(blockSize(wanted).voxels());
      IntStream.range(0, slices.length)
          .parallel()
          .forEach(
              slice -> {
                int to = slice * rows.length * columns.length;
                for (int row : rows) {
                  int first = size.offset(0, row, slices[slice]);
                  for (int column : columns) {
                    copy.copy(first + column, block, to++);
                  }
                }
              });
      return block;
    }
  }

  /** Copies one voxel. */
  private interface VoxelCopy<A> {
    void copy(int offset, A to, int at);
  }

  private Input input(Volume image) {
    List<PeriodicRange> whole =
        box.stream().map(range -> new PeriodicRange(0, range.period(), range.period())).toList();
    GridSize size = image.geometry().size();
    int[] sizes = {size.columns(), size.rows(), size.slices()};
    List<int[]> voxels =
        IntStream.range(0, AXES)
            .mapToObj(
                axis ->
                    IntStream.range(0, whole.get(axis).period())
                        .map(index -> index % sizes[axis])
                        .toArray())
            .toList();
    return new Input(
        whole, voxels, size, (offset, to, at) -> precision.copy(image, offset, to, at));
  }

  private Input input(A values, List<PeriodicRange> ranges) {
    List<int[]> voxels =
        ranges.stream().map(range -> IntStream.range(0, range.length()).toArray()).toList();
    return new Input(
        ranges, voxels, size(ranges), (offset, to, at) -> precision.copy(values, offset, to, at));
  }

  /**
   * Hands out the sub-bands of levels in PyRadiomics' order: the details of each level, then the
   * approximation of the last.
   *
   * @param startLevel decompositions before the first whose details are wanted
   */
  void transform(Volume image, int startLevel, int levels, Consumer<FilteredImage> consumer) {
    int last = startLevel + levels;
    List<List<PeriodicRange>> wanted = new ArrayList<>(List.of(box));
    for (int level = last - 1; level >= 1; level--) {
      wanted.add(needed(wanted.get(wanted.size() - 1)));
    }
    Collections.reverse(wanted);
    Input input = input(image);
    for (int level = 1; level <= last; level++) {
      if (level > startLevel) {
        String prefix =
            level - startLevel == 1 ? "wavelet-" : "wavelet" + (level - startLevel) + "-";
        handOut(input.block(box), prefix, level == last, consumer);
      }
      if (level < last) {
        List<PeriodicRange> ranges = wanted.get(level - 1);
        A approximation = subBands(input.block(ranges), ranges, List.of(0))[0];
        input = input(approximation, ranges);
      }
    }
  }

  private List<PeriodicRange> needed(List<PeriodicRange> ranges) {
    return IntStream.range(0, AXES)
        .mapToObj(axis -> ranges.get(axis).neededFor(taps(axis)))
        .toList();
  }

  private void handOut(
      A block, String prefix, boolean withApproximation, Consumer<FilteredImage> consumer) {
    List<Integer> bands = bands(withApproximation);
    long bytes = (long) geometry.size().voxels() * precision.bytes() * bands.size();
    if (bytes <= TOGETHER_BYTES) {
      A[] values = subBands(block, box, bands);
      for (int k = 0; k < values.length; k++) {
        consumer.accept(image(prefix, bands.get(k), values[k]));
      }
    } else {
      for (int band : bands) {
        consumer.accept(image(prefix, band, subBands(block, box, List.of(band))[0]));
      }
    }
  }

  private FilteredImage image(String prefix, int band, A values) {
    StringBuilder name = new StringBuilder(prefix);
    for (int axis = 0; axis < AXES; axis++) {
      if (isFiltered[axis]) {
        name.append((band >> axis & 1) == 1 ? 'H' : 'L');
      }
    }
    return new FilteredImage(name.toString(), precision.volume(geometry, values));
  }

  /** High along the slices changes fastest, along the columns slowest; low along all comes last. */
  private List<Integer> bands(boolean withApproximation) {
    int[] significance = {4, 2, 1};
    List<Integer> bands = new ArrayList<>();
    for (int k = 1; k <= 8; k++) {
      int band = 0;
      boolean isBand = true;
      for (int axis = 0; axis < AXES; axis++) {
        boolean isHigh = (k & significance[axis]) != 0;
        isBand &= isFiltered[axis] || !isHigh;
        band |= isHigh ? 1 << axis : 0;
      }
      if (isBand && (k < 8 || withApproximation)) {
        bands.add(band);
      }
    }
    return bands;
  }

  private A[] subBands(A block, List<PeriodicRange> ranges, List<Integer> bands) {
    SubBandStep step =
        new SubBandStep(
            filters,
            ranges.get(0).axis(taps(0)),
            ranges.get(1).axis(taps(1)),
            ranges.get(2).axis(taps(2)),
            bands);
    return precision.subBands(kernels, block, blockSize(ranges), step);
  }

  private int taps(int axis) {
    return isFiltered[axis] ? filters.length() : 1;
  }

  private GridSize blockSize(List<PeriodicRange> ranges) {
    return new GridSize(
        ranges.get(0).length() + taps(0) - 1,
        ranges.get(1).length() + taps(1) - 1,
        ranges.get(2).length() + taps(2) - 1);
  }

  private static GridSize size(List<PeriodicRange> ranges) {
    return new GridSize(ranges.get(0).length(), ranges.get(1).length(), ranges.get(2).length());
  }
}
