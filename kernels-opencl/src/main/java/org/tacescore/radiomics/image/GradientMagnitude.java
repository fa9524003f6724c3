package org.tacescore.radiomics.image;

import java.util.stream.IntStream;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * The length of the gradient by central differences; beyond its borders the image goes on with its
 * border's values. As the Insight Toolkit's filter, which gives single precision.
 */
final class GradientMagnitude {
  private GradientMagnitude() {}

  /**
   * The gradient inside a box.
   *
   * @param useSpacing whether it is per millimetre, else per voxel
   */
  static Volume of(Volume image, GridBox box, boolean useSpacing) {
    Spacing spacing = image.geometry().spacingMm();
    double perColumn = 0.5 * (useSpacing ? 1 / spacing.columnMm() : 1);
    double perRow = 0.5 * (useSpacing ? 1 / spacing.rowMm() : 1);
    double perSlice = 0.5 * (useSpacing ? 1 / spacing.sliceMm() : 1);
    GridSize size = image.geometry().size();
    VolumeGeometry cropped = image.geometry().crop(box);
    GridSize to = cropped.size();
    float[] values = new float[to.voxels()];
    IntStream.range(0, to.slices())
        .parallel()
        .forEach(
            s -> {
              int slice = box.firstSlice() + s;
              int at = to.offset(0, 0, s);
              for (int row = box.firstRow(); row <= box.lastRow(); row++) {
                for (int column = box.firstColumn(); column <= box.lastColumn(); column++) {
                  int here = size.offset(column, row, slice);
                  int across = size.columns();
                  int through = size.columns() * size.rows();
                  double x = difference(image, here, column, size.columns(), 1, perColumn);
                  double y = difference(image, here, row, size.rows(), across, perRow);
                  double z = difference(image, here, slice, size.slices(), through, perSlice);
                  values[at++] = (float) Math.sqrt(x * x + y * y + z * z);
                }
              }
            });
    return Volume.of(cropped, values);
  }

  private static double difference(
      Volume image, int here, int index, int length, int stride, double factor) {
    double before = image.at(index > 0 ? here - stride : here);
    double after = image.at(index < length - 1 ? here + stride : here);
    return factor * before - factor * after;
  }
}
