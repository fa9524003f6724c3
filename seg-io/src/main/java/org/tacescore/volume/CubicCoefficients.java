package org.tacescore.volume;

import java.util.stream.IntStream;

/**
 * The coefficients of the cubic B-spline that runs through all voxels of an image, kept for a box
 * of them.
 *
 * <p>Found line by line along columns, rows and slices by one causal and one anti-causal recursion
 * with the pole sqrt(3) - 2 (Unser, IEEE Signal Processing Magazine 16(6):22-38, 1999,
 * doi:10.1109/79.799930, box 2). Lines are mirrored at their ends. As in ITK, the first value of a
 * long line sums only as many mirrored voxels as weigh at least {@value #TOLERANCE}. Whole lines
 * are filtered although a box is kept, so that every bit is that of the whole image.
 */
final class CubicCoefficients {
  private static final double TOLERANCE = 1e-10;
  private static final double POLE = Math.sqrt(3.0) - 2.0;
  private static final double GAIN = (1.0 - POLE) * (1.0 - 1.0 / POLE);
  private static final int HORIZON =
      (int) Math.ceil(Math.log(TOLERANCE) / Math.log(Math.abs(POLE)));

  private final GridSize whole;
  private final GridBox box;
  private final double[] values;

  private CubicCoefficients(GridSize whole, GridBox box) {
    this.whole = whole;
    this.box = box;
    GridSize kept = box.size();
    this.values = new double[kept.columns() * kept.rows() * whole.slices()];
  }

  /**
   * @param box the part that is kept, in columns and rows; all slices are
   */
  static CubicCoefficients of(Volume image, GridBox box) {
    GridSize whole = image.geometry().size();
    CubicCoefficients coefficients = new CubicCoefficients(whole, box);
    IntStream.range(0, whole.slices())
        .parallel()
        .forEach(slice -> coefficients.filterSlice(image, slice));
    IntStream.range(0, box.size().rows()).parallel().forEach(coefficients::filterAlongSlices);
    return coefficients;
  }

  double at(int offset) {
    return values[offset];
  }

  /** What an index along an axis adds to an offset; indices beyond the border are mirrored. */
  int step(int axis, int index) {
    return switch (axis) {
      case 0 -> mirrored(index, whole.columns()) - box.firstColumn();
      case 1 -> (mirrored(index, whole.rows()) - box.firstRow()) * box.size().columns();
      default -> mirrored(index, whole.slices()) * box.size().columns() * box.size().rows();
    };
  }

  private static int mirrored(int index, int voxels) {
    if (voxels == 1) {
      return 0;
    }
    int last = voxels - 1;
    int distance = Math.abs(index) % (2 * last);
    return distance <= last ? distance : 2 * last - distance;
  }

  private void filterSlice(Volume image, int slice) {
    int columns = box.size().columns();
    double[] plane = new double[columns * whole.rows()];
    double[] line = new double[whole.columns()];
    for (int row = 0; row < whole.rows(); row++) {
      int first = whole.offset(0, row, slice);
      for (int column = 0; column < line.length; column++) {
        line[column] = image.at(first + column);
      }
      filter(line);
      System.arraycopy(line, box.firstColumn(), plane, row * columns, columns);
    }
    double[] alongRows = new double[whole.rows()];
    int kept = slice * columns * box.size().rows();
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < alongRows.length; row++) {
        alongRows[row] = plane[row * columns + column];
      }
      filter(alongRows);
      for (int row = 0; row < box.size().rows(); row++) {
        values[kept + row * columns + column] = alongRows[box.firstRow() + row];
      }
    }
  }

  private void filterAlongSlices(int row) {
    int columns = box.size().columns();
    int stride = columns * box.size().rows();
    double[] line = new double[whole.slices()];
    for (int column = 0; column < columns; column++) {
      int first = row * columns + column;
      for (int slice = 0; slice < line.length; slice++) {
        line[slice] = values[first + slice * stride];
      }
      filter(line);
      for (int slice = 0; slice < line.length; slice++) {
        values[first + slice * stride] = line[slice];
      }
    }
  }

  private static void filter(double[] line) {
    int last = line.length - 1;
    if (last == 0) {
      return;
    }
    for (int k = 0; k <= last; k++) {
      line[k] *= GAIN;
    }
    line[0] = HORIZON <= last ? firstOfLong(line) : firstOfShort(line);
    for (int k = 1; k <= last; k++) {
      line[k] += POLE * line[k - 1];
    }
    line[last] = (POLE / (POLE * POLE - 1.0)) * (POLE * line[last - 1] + line[last]);
    for (int k = last - 1; k >= 0; k--) {
      line[k] = POLE * (line[k + 1] - line[k]);
    }
  }

  private static double firstOfLong(double[] line) {
    double weight = POLE;
    double sum = line[0];
    for (int k = 1; k < HORIZON; k++) {
      sum += weight * line[k];
      weight *= POLE;
    }
    return sum;
  }

  /** The sum over the line and its mirror image, which repeat for ever. */
  private static double firstOfShort(double[] line) {
    int last = line.length - 1;
    double weight = POLE;
    double mirrored = Math.pow(POLE, last);
    double sum = line[0] + mirrored * line[last];
    mirrored *= mirrored * (1.0 / POLE);
    for (int k = 1; k < last; k++) {
      sum += (weight + mirrored) * line[k];
      weight *= POLE;
      mirrored *= 1.0 / POLE;
    }
    return sum / (1.0 - weight * weight);
  }
}
