package org.tacescore.volume.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.VolumeGeometry;

/**
 * An image at several resolutions: each level is the next finer one, smoothed with a Gaussian whose
 * standard deviation is half a voxel of the coarser grid, at the centres of that grid.
 */
final class GaussianLevels {
  /** Standard deviation over the coarser voxel. */
  private static final double WIDTH = 0.5;

  /** The kernel ends after so many standard deviations. */
  private static final double REACH = 3;

  private GaussianLevels() {}

  /** The levels, coarsest first. */
  static List<LevelImage> of(LevelImage finest, List<Double> levelsMm) {
    List<LevelImage> levels = new ArrayList<>();
    LevelImage finer = finest;
    for (int level = levelsMm.size() - 1; level >= 0; level--) {
      finer = coarser(finer, levelsMm.get(level));
      levels.add(0, finer);
    }
    return levels;
  }

  private static LevelImage coarser(LevelImage image, double mm) {
    VolumeGeometry from = image.geometry();
    GridSize size = from.size();
    Spacing old = from.spacingMm();
    double c = step(size.columns(), old.columnMm(), mm);
    double r = step(size.rows(), old.rowMm(), mm);
    double s = step(size.slices(), old.sliceMm(), mm);
    int columns = count(size.columns(), c);
    int rows = count(size.rows(), r);
    int slices = count(size.slices(), s);
    float[] values = image.values();
    values = along(values, 1, size.columns(), size.rows() * size.slices(), columns, c);
    values = along(values, columns, size.rows(), size.slices(), rows, r);
    values = along(values, columns * rows, size.slices(), 1, slices, s);
    return new LevelImage(
        new VolumeGeometry(
            new GridSize(columns, rows, slices),
            new Spacing(c * old.columnMm(), r * old.rowMm(), s * old.sliceMm()),
            from.direction(),
            from.origin(),
            from.frameOfReferenceUid()),
        values);
  }

  /** New voxels over old ones, such that the last centres fall together and two voxels are left. */
  private static double step(int voxels, double oldMm, double mm) {
    double wanted = Math.max(1, mm / oldMm);
    return (voxels - 1) / Math.max(1, Math.rint((voxels - 1) / wanted));
  }

  private static int count(int voxels, double step) {
    return (int) Math.rint((voxels - 1) / step) + 1;
  }

  /**
   * Smooths and thins one axis.
   *
   * @param inner values between two neighbours of the axis
   * @param blocks runs of {@code inner * length} values
   */
  private static float[] along(
      float[] from, int inner, int length, int blocks, int newLength, double step) {
    if (newLength == length) {
      return from;
    }
    float[] to = new float[inner * newLength * blocks];
    List<Kernel> kernels =
        IntStream.range(0, newLength).mapToObj(at -> Kernel.of(at * step, step, length)).toList();
    IntStream.range(0, blocks * newLength)
        .parallel()
        .forEach(
            line ->
                kernels
                    .get(line % newLength)
                    .smooth(from, line / newLength * inner * length, inner, to, line * inner));
    return to;
  }

  /** The weights of one new voxel, over the old ones from an index on. */
  private static final class Kernel {
    private final int low;
    private final double[] weights;

    private Kernel(int low, double[] weights) {
      this.low = low;
      this.weights = weights;
    }

    static Kernel of(double centre, double step, int length) {
      double sigma = WIDTH * step;
      int low = (int) Math.max(0, Math.ceil(centre - REACH * sigma));
      int high = (int) Math.min(length - 1, Math.floor(centre + REACH * sigma));
      double[] weights = new double[high - low + 1];
      double whole = 0;
      for (int k = 0; k < weights.length; k++) {
        double distance = low + k - centre;
        weights[k] = Math.exp(-distance * distance / (2 * sigma * sigma));
        whole += weights[k];
      }
      for (int k = 0; k < weights.length; k++) {
        weights[k] /= whole;
      }
      return new Kernel(low, weights);
    }

    /** A run of new values, each from old ones that lie {@code inner} apart. */
    void smooth(float[] from, int block, int inner, float[] to, int at) {
      int first = block + low * inner;
      for (int i = 0; i < inner; i++) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * from[first + k * inner + i];
        }
        to[at + i] = (float) sum;
      }
    }
  }
}
