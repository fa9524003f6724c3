package org.tacescore.volume;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Images and masks on another grid, value for value as ITK 5.2's {@code ResampleImageFilter} gives
 * them.
 *
 * <p>A voxel of the new grid whose centre lies within half a voxel of the old grid is interpolated;
 * beyond that it takes a stated value. What is interpolated for a type of whole numbers is cut
 * towards zero, as ITK 5.2 does (IBSI rounds), and limited to the type's range. Both grids are in
 * one frame of reference. Slices are computed on all cores; the result does not depend on how many
 * there are.
 */
public final class Resampler {
  private Resampler() {}

  /**
   * An image on another grid, with values of the same type.
   *
   * @param outside value of voxels that lie outside the image; of the image's type
   */
  public static Volume resample(
      Volume image, VolumeGeometry target, Interpolation interpolation, double outside) {
    GridLines lines = new GridLines(image.geometry(), target);
    ValueType type = image.type();
    float[] floats = new float[type.fitsFloat() ? target.size().voxels() : 0];
    double[] doubles = new double[type.fitsFloat() ? 0 : target.size().voxels()];
    SamplerSource source = SamplerSource.of(image, lines, interpolation);
    eachLine(
        image.geometry().size(),
        target,
        lines,
        source,
        (offset, inside, sampled) -> {
          double value = inside ? cast(sampled, type) : outside;
          if (floats.length != 0) {
            floats[offset] = (float) value;
          } else {
            doubles[offset] = value;
          }
        });
    return Volume.owning(target, type, floats, doubles);
  }

  /** A mask on another grid: each voxel as the nearest one of the mask, none outside it. */
  public static Mask resample(Mask mask, VolumeGeometry target) {
    GridLines lines = new GridLines(mask.geometry(), target);
    GridSize size = mask.geometry().size();
    int voxels = target.size().columns() * target.size().rows();
    BitSet[] slices = new BitSet[target.size().slices()];
    IntStream.range(0, slices.length).forEach(slice -> slices[slice] = new BitSet(voxels));
    SamplerSource source =
        () -> (x, y, z) -> mask.contains(NearestSampler.offset(size, x, y, z)) ? 1 : 0;
    eachLine(
        size,
        target,
        lines,
        source,
        (offset, inside, sampled) -> {
          if (inside && sampled != 0) {
            slices[offset / voxels].set(offset % voxels);
          }
        });
    BitSet bits = new BitSet(target.size().voxels());
    for (int slice = 0; slice < slices.length; slice++) {
      int first = slice * voxels;
      slices[slice].stream().forEach(at -> bits.set(first + at));
    }
    return Mask.of(target, bits);
  }

  /** Truncated towards zero for whole numbers, within the type's range. */
  private static double cast(double value, ValueType type) {
    if (type == ValueType.DOUBLE) {
      return value;
    }
    double limited = Math.max(type.lowest(), Math.min(type.highest(), value));
    return type.isWhole() ? (limited < 0 ? Math.ceil(limited) : Math.floor(limited)) : limited;
  }

  private static void eachLine(
      GridSize from, VolumeGeometry target, GridLines lines, SamplerSource source, Sink sink) {
    IntStream.range(0, target.size().slices())
        .parallel()
        .forEach(slice -> slice(from, target.size(), slice, lines, source.get(), sink));
  }

  private static void slice(
      GridSize from, GridSize to, int slice, GridLines lines, Sampler sampler, Sink sink) {
    double[] x = new double[to.columns()];
    double[] y = new double[to.columns()];
    double[] z = new double[to.columns()];
    for (int row = 0; row < to.rows(); row++) {
      lines.fill(row, slice, x, y, z);
      int first = to.offset(0, row, slice);
      for (int column = 0; column < x.length; column++) {
        boolean inside =
            isInside(x[column], from.columns())
                && isInside(y[column], from.rows())
                && isInside(z[column], from.slices());
        sink.put(first + column, inside, inside ? sampler.at(x[column], y[column], z[column]) : 0);
      }
    }
  }

  private static boolean isInside(double index, int voxels) {
    return index >= -0.5 && index < voxels - 0.5;
  }

  /** Takes one voxel of the new grid. */
  private interface Sink {
    void put(int offset, boolean inside, double sampled);
  }
}
