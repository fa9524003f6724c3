package org.tacescore.radiomics.ibsi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.radiomics.feature.Roi;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;

/**
 * Moran's I and Geary's C of the intensities in the intensity mask, pairs of voxels weighted by the
 * reciprocal of their distance (IBSI reference manual, chapters 3.1.28 and 3.1.29, N365 and NPT7).
 *
 * <p>Sums over all pairs are convolutions of the region with the weights: Fourier transforms over
 * the bounding box, padded so that nothing wraps round, give them in the time of n log n, not n
 * squared, and as exactly. One transform carries the mask as real and the intensities as imaginary
 * part; the weights are even, so that their transform is real.
 */
final class SpatialAutocorrelation {
  /** 1.1 GB. */
  private static final long MOST_POINTS = 1L << 26;

  private final int[] occupied;
  private final int[] size;
  private final double[] re;
  private final double[] im;

  private SpatialAutocorrelation(GridSize box) {
    this.occupied = new int[] {box.columns(), box.rows(), box.slices()};
    this.size = Arrays.stream(occupied).map(n -> Fourier.lengthFor(2 * n - 1)).toArray();
    long points = (long) size[0] * size[1] * size[2];
    if (points > MOST_POINTS) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "Moran's I and Geary's C of a region of %d x %d x %d voxels need a transform of %d points and at most %d are made; leave out the family spatial-autocorrelation"
              .formatted(box.columns(), box.rows(), box.slices(), points, MOST_POINTS));
    }
    this.re = new double[(int) points];
    this.im = new double[(int) points];
  }

  /** NaN for a single voxel or equal intensities. */
  static Map<String, Double> of(Roi roi) {
    int n = roi.voxelCount();
    double[] deviation = roi.intensities();
    double mean = Arrays.stream(deviation).sum() / n;
    double squares = 0;
    for (int k = 0; k < n; k++) {
      deviation[k] -= mean;
      squares += deviation[k] * deviation[k];
    }
    double weights = 0;
    double products = 0;
    double own = 0;
    if (squares > 0) {
      SpatialAutocorrelation sums = new SpatialAutocorrelation(roi.size());
      double[] spectrum = sums.weightSpectrum(roi.spacing());
      int[] at = sums.convolve(roi, deviation, spectrum);
      for (int k = 0; k < n; k++) {
        weights += sums.re[at[k]];
        products += deviation[k] * sums.im[at[k]];
        own += deviation[k] * deviation[k] * sums.re[at[k]];
      }
    }
    Map<String, Double> features = new LinkedHashMap<>();
    features.put("morph_moran_i", n / weights * products / squares);
    features.put("morph_geary_c", (n - 1) * (own - products) / (weights * squares));
    return features;
  }

  /** The transform of the weights in the eighth of the box that the others mirror. */
  private double[] weightSpectrum(Spacing mm) {
    int[] part = part();
    for (int slice = 0; slice < size[2]; slice++) {
      double z = Math.min(slice, size[2] - slice) * mm.sliceMm();
      for (int row = 0; row < size[1]; row++) {
        double y = Math.min(row, size[1] - row) * mm.rowMm();
        int offset = (slice * size[1] + row) * size[0];
        for (int column = 0; column < size[0]; column++) {
          double x = Math.min(column, size[0] - column) * mm.columnMm();
          re[offset + column] = offset + column == 0 ? 0 : 1 / Math.sqrt(x * x + y * y + z * z);
        }
      }
    }
    Fourier.box(re, im, size, size, false);
    double[] spectrum = new double[part[0] * part[1] * part[2]];
    int next = 0;
    for (int slice = 0; slice < part[2]; slice++) {
      for (int row = 0; row < part[1]; row++) {
        int offset = (slice * size[1] + row) * size[0];
        System.arraycopy(re, offset, spectrum, next, part[0]);
        next += part[0];
      }
    }
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    return spectrum;
  }

  private int[] part() {
    return Arrays.stream(size).map(n -> n / 2 + 1).toArray();
  }

  /** Fills the box with convolutions; returns where each voxel of the region is. */
  private int[] convolve(Roi roi, double[] deviation, double[] spectrum) {
    GridSize box = roi.size();
    int[] at = roi.offsets();
    for (int k = 0; k < at.length; k++) {
      int line = at[k] / box.columns();
      int row = line % box.rows();
      int slice = line / box.rows();
      at[k] = (slice * size[1] + row) * size[0] + at[k] % box.columns();
      re[at[k]] = 1;
      im[at[k]] = deviation[k];
    }
    Fourier.box(re, im, size, occupied, false);
    multiply(spectrum);
    // The transform back is the transform of the conjugate, conjugated, by the number of points.
    Fourier.box(re, im, size, occupied, true);
    for (int offset : at) {
      re[offset] /= re.length;
      im[offset] /= -im.length;
    }
    return at;
  }

  /** By the weights' transform; and conjugates. */
  private void multiply(double[] spectrum) {
    int[] part = part();
    for (int slice = 0; slice < size[2]; slice++) {
      int z = Math.min(slice, size[2] - slice);
      for (int row = 0; row < size[1]; row++) {
        int y = Math.min(row, size[1] - row);
        int offset = (slice * size[1] + row) * size[0];
        int line = (z * part[1] + y) * part[0];
        for (int column = 0; column < size[0]; column++) {
          double factor = spectrum[line + Math.min(column, size[0] - column)];
          re[offset + column] *= factor;
          im[offset + column] *= -factor;
        }
      }
    }
  }
}
