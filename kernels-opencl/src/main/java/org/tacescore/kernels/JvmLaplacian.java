package org.tacescore.kernels;

import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/**
 * The Laplacian of Gaussian of an image inside a box, on all cores.
 *
 * <p>For each axis the second derivative along it is taken first and smoothed along the others, in
 * their order; the three results are added. A pass needs whole lines, but only those that reach the
 * box in a later pass, and of each only what lies in the box is kept.
 *
 * <p>As the Insight Toolkit's filter: lines are computed in double precision, images between passes
 * are single.
 */
final class JvmLaplacian {
  /** More than one, so that a core that is held up does not hold up the others. */
  private static final int TASKS_PER_CORE = 4;

  private final Volume image;
  private final GridBox box;
  private final GridSize whole;
  private final double sigmaMm;
  private final double[] spacingMm;
  private final double[][] smoothing;

  JvmLaplacian(Volume image, GridBox box, double sigmaMm) {
    this.image = image;
    this.box = box;
    this.whole = image.geometry().size();
    this.sigmaMm = sigmaMm;
    this.spacingMm =
        new double[] {
          image.geometry().spacingMm().columnMm(),
          image.geometry().spacingMm().rowMm(),
          image.geometry().spacingMm().sliceMm()
        };
    this.smoothing =
        DoubleStream.of(spacingMm)
            .mapToObj(mm -> RecursiveGaussian.smoothing(sigmaMm, mm).coefficients())
            .toArray(double[][]::new);
  }

  float[] values() {
    float[] sum = new float[box.size().voxels()];
    for (int axis = 0; axis < 3; axis++) {
      add(curvature(axis), 1.0 / (spacingMm[axis] * spacingMm[axis]), sum);
    }
    return sum;
  }

  private void add(float[] values, double weight, float[] sum) {
    int slice = sum.length / box.size().slices();
    IntStream.range(0, box.size().slices())
        .parallel()
        .forEach(
            index -> {
              for (int i = index * slice; i < (index + 1) * slice; i++) {
                sum[i] = (float) (sum[i] + values[i] * weight);
              }
            });
  }

  /** The second derivative along an axis, smoothed along the others, inside the box. */
  private float[] curvature(int axis) {
    double[] derivative =
        RecursiveGaussian.secondDerivative(sigmaMm, spacingMm[axis]).coefficients();
    Field field = pass(axis, derivative, new Field(image::read, new int[3], sizes(whole)));
    for (int other = 0; other < 3; other++) {
      if (other != axis) {
        field = pass(other, smoothing[other], field);
      }
    }
    return field.values;
  }

  private static int[] sizes(GridSize size) {
    return new int[] {size.columns(), size.rows(), size.slices()};
  }

  /** Reads a run of values, as {@link Volume#read}. */
  private interface Source {
    void read(int offset, int count, double[] to, int at, int step);
  }

  /** What is known of the image between two passes: all of it along axes still to be filtered. */
  private static final class Field {
    private final Source source;
    private final float[] values;
    private final int[] first;
    private final int[] sizes;

    Field(Source source, int[] first, int[] sizes) {
      this.source = source;
      this.values = new float[0];
      this.first = first;
      this.sizes = sizes;
    }

    /** A field cut to the box along an axis. */
    Field(Field of, int axis, int firstInBox, int sizeInBox) {
      first = of.first.clone();
      sizes = of.sizes.clone();
      first[axis] = firstInBox;
      sizes[axis] = sizeInBox;
      values = new float[sizes[0] * sizes[1] * sizes[2]];
      source =
          (offset, count, to, at, step) -> {
            for (int i = 0; i < count; i++) {
              to[at + i * step] = values[offset + i];
            }
          };
    }

    int offset(int column, int row, int slice) {
      return (slice * sizes[1] + row) * sizes[0] + column;
    }
  }

  private Field pass(int axis, double[] coefficients, Field from) {
    int[] firstInBox = {box.firstColumn(), box.firstRow(), box.firstSlice()};
    Field to = new Field(from, axis, firstInBox[axis], sizes(box.size())[axis]);
    int outer = from.sizes[axis == 2 ? 1 : 2];
    int tasks = Math.min(outer, TASKS_PER_CORE * (ForkJoinPool.getCommonPoolParallelism() + 1));
    IntStream.range(0, tasks)
        .parallel()
        .forEach(
            task -> {
              RecursiveLines lines = new RecursiveLines(from.sizes[axis]);
              int end = (int) ((long) outer * (task + 1) / tasks);
              for (int index = (int) ((long) outer * task / tasks); index < end; index++) {
                if (axis == 0) {
                  alongColumns(lines, coefficients, from, to, index);
                } else {
                  acrossColumns(lines, coefficients, from, to, axis, index);
                }
              }
            });
    return to;
  }

  /** Lines along the columns, in one slice. */
  private static void alongColumns(
      RecursiveLines lines, double[] coefficients, Field from, Field to, int slice) {
    for (int row = 0; row < from.sizes[1]; row += RecursiveLines.WIDTH) {
      int count = Math.min(RecursiveLines.WIDTH, from.sizes[1] - row);
      for (int line = 0; line < count; line++) {
        from.source.read(
            from.offset(0, row + line, slice),
            from.sizes[0],
            lines.values(),
            line,
            RecursiveLines.WIDTH);
      }
      float[] filtered = lines.filter(coefficients, to.first[0], to.first[0] + to.sizes[0]);
      for (int line = 0; line < count; line++) {
        int at = to.offset(0, row + line, slice);
        for (int i = 0; i < to.sizes[0]; i++) {
          to.values[at + i] = filtered[(to.first[0] + i) * RecursiveLines.WIDTH + line];
        }
      }
    }
  }

  /** Lines along the rows of one slice, or along the slices of one row. */
  private static void acrossColumns(
      RecursiveLines lines, double[] coefficients, Field from, Field to, int axis, int index) {
    for (int column = 0; column < from.sizes[0]; column += RecursiveLines.WIDTH) {
      int count = Math.min(RecursiveLines.WIDTH, from.sizes[0] - column);
      for (int i = 0; i < from.sizes[axis]; i++) {
        int at = axis == 1 ? from.offset(column, i, index) : from.offset(column, index, i);
        from.source.read(at, count, lines.values(), i * RecursiveLines.WIDTH, 1);
      }
      float[] filtered =
          lines.filter(coefficients, to.first[axis], to.first[axis] + to.sizes[axis]);
      for (int i = 0; i < to.sizes[axis]; i++) {
        int at = axis == 1 ? to.offset(column, i, index) : to.offset(column, index, i);
        System.arraycopy(
            filtered, (to.first[axis] + i) * RecursiveLines.WIDTH, to.values, at, count);
      }
    }
  }
}
