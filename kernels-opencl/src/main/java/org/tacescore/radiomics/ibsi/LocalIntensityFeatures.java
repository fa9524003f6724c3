package org.tacescore.radiomics.ibsi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;

/**
 * Means of spheres of 1 cm3 around voxels of the intensity mask (IBSI reference manual, chapter
 * 3.2, 9ST6).
 *
 * <p>A sphere takes in every voxel of the image whose centre is inside, whether or not it belongs
 * to the region. A sphere is added up row by row, from sums along rows made once.
 */
final class LocalIntensityFeatures {
  private static final double RADIUS_MM = 10 * Math.cbrt(3 / (4 * Math.PI));

  private final Volume image;
  private final Mask mask;
  private final GridBox box;
  private final GridSize grid;
  private final Spacing mm;
  private final int rowReach;
  private final int sliceReach;
  private final int[][] columnReach;

  private LocalIntensityFeatures(Volume image, Mask mask) {
    this.image = image;
    this.mask = mask;
    this.box = mask.boundingBox().orElseThrow();
    this.grid = image.geometry().size();
    this.mm = image.geometry().spacingMm();
    this.rowReach = (int) (RADIUS_MM / mm.rowMm());
    this.sliceReach = (int) (RADIUS_MM / mm.sliceMm());
    this.columnReach = new int[2 * sliceReach + 1][2 * rowReach + 1];
    for (int slice = -sliceReach; slice <= sliceReach; slice++) {
      for (int row = -rowReach; row <= rowReach; row++) {
        columnReach[slice + sliceReach][row + rowReach] = columnReach(row, slice);
      }
    }
  }

  /** Voxels to either side in a row of the sphere; -1 when the row is outside. */
  private int columnReach(int row, int slice) {
    double y = row * mm.rowMm();
    double z = slice * mm.sliceMm();
    double squared = RADIUS_MM * RADIUS_MM - y * y - z * z;
    return squared < 0 ? -1 : (int) (Math.sqrt(squared) / mm.columnMm());
  }

  /** Tags {@code loc_}. */
  static Map<String, Double> of(Volume image, Mask intensityMask) {
    LocalIntensityFeatures local = new LocalIntensityFeatures(image, intensityMask);
    double highest =
        intensityMask.offsets().mapToDouble(offset -> image.at(offset)).max().orElseThrow();
    double[][] peaks =
        IntStream.rangeClosed(local.box.firstSlice(), local.box.lastSlice())
            .parallel()
            .mapToObj(slice -> local.peaks(slice, highest))
            .toArray(double[][]::new);
    Map<String, Double> features = new LinkedHashMap<>();
    features.put("loc_peak_loc", highest(peaks, 0));
    features.put("loc_peak_glob", highest(peaks, 1));
    return features;
  }

  private static double highest(double[][] peaks, int which) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double[] peak : peaks) {
      highest = Math.max(highest, peak[which]);
    }
    return highest;
  }

  /** The highest means around voxels of the highest intensity, and around any voxel, of a slice. */
  private double[] peaks(int slice, double highest) {
    double[] peaks = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    double[][] sums = rowSums(slice);
    for (int row = box.firstRow(); row <= box.lastRow(); row++) {
      for (int column = box.firstColumn(); column <= box.lastColumn(); column++) {
        int offset = grid.offset(column, row, slice);
        if (mask.contains(offset)) {
          double mean = mean(sums, column, row, slice);
          peaks[1] = Math.max(peaks[1], mean);
          if (image.at(offset) == highest) {
            peaks[0] = Math.max(peaks[0], mean);
          }
        }
      }
    }
    return peaks;
  }

  /** For each slice in reach: sums of all voxels before a column, row by row. */
  private double[][] rowSums(int centre) {
    int width = grid.columns() + 1;
    double[][] sums = new double[2 * sliceReach + 1][];
    for (int ds = -sliceReach; ds <= sliceReach; ds++) {
      int slice = centre + ds;
      double[] sum = new double[width * grid.rows()];
      if (slice >= 0 && slice < grid.slices()) {
        int first = Math.max(0, box.firstRow() - rowReach);
        int last = Math.min(grid.rows() - 1, box.lastRow() + rowReach);
        for (int row = first; row <= last; row++) {
          for (int column = 0; column < grid.columns(); column++) {
            sum[row * width + column + 1] =
                sum[row * width + column] + image.at(grid.offset(column, row, slice));
          }
        }
      }
      sums[ds + sliceReach] = sum;
    }
    return sums;
  }

  private double mean(double[][] sums, int column, int row, int slice) {
    double sum = 0;
    int voxels = 0;
    for (int ds = -sliceReach; ds <= sliceReach; ds++) {
      for (int dr = -rowReach; dr <= rowReach; dr++) {
        int reach = columnReach[ds + sliceReach][dr + rowReach];
        if (reach >= 0 && grid.contains(column, row + dr, slice + ds)) {
          int first = Math.max(0, column - reach);
          int end = Math.min(grid.columns(), column + reach + 1);
          int line = (row + dr) * (grid.columns() + 1);
          sum += sums[ds + sliceReach][line + end] - sums[ds + sliceReach][line + first];
          voxels += end - first;
        }
      }
    }
    return sum / voxels;
  }
}
