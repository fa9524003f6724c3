package org.tacescore.radiomics.image;

import java.util.stream.IntStream;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Local binary patterns in parallel planes: samples on a circle around each voxel, compared with
 * it.
 *
 * <p>Samples are interpolated between the four voxels around them, voxels outside the image being
 * 0; distances are voxels, whatever the spacing. The numbers have the image's own type. As
 * scikit-image and PyRadiomics.
 */
final class BinaryPatterns2d {
  /** Places on the circle are rounded to so many parts of a voxel. */
  private static final double PLACES = 1e5;

  private final Volume image;
  private final GridSize size;
  private final BinaryPattern pattern;
  private final double[] down;
  private final double[] across;
  private final int acrossAxis;
  private final int downAxis;
  private final int[] lengths;
  private final int[] strides;

  private BinaryPatterns2d(Volume image, ImageType.Lbp2d type, Planes planes) {
    this.image = image;
    this.size = image.geometry().size();
    this.pattern = BinaryPattern.named(type.method());
    this.acrossAxis = planes == Planes.COLUMN ? 2 : 0;
    this.downAxis = planes == Planes.ROW ? 2 : 1;
    this.lengths = new int[] {size.columns(), size.rows(), size.slices()};
    this.strides = new int[] {1, size.columns(), size.columns() * size.rows()};
    double radius = (float) type.radius();
    int samples = type.samples();
    this.down =
        IntStream.range(0, samples)
            .mapToDouble(i -> rounded(-radius * Math.sin(2 * Math.PI * i / samples)))
            .toArray();
    this.across =
        IntStream.range(0, samples)
            .mapToDouble(i -> rounded(radius * Math.cos(2 * Math.PI * i / samples)))
            .toArray();
  }

  private static double rounded(double place) {
    return Math.rint(place * PLACES) / PLACES;
  }

  /**
   * The patterns inside a box.
   *
   * @param planes in which the circles lie; slices if there are none
   */
  static Volume of(Volume image, GridBox box, ImageType.Lbp2d type, Planes planes) {
    BinaryPatterns2d patterns = new BinaryPatterns2d(image, type, planes);
    VolumeGeometry cropped = image.geometry().crop(box);
    GridSize to = cropped.size();
    double[] values = new double[to.voxels()];
    IntStream.range(0, to.slices())
        .parallel()
        .forEach(slice -> patterns.fill(values, box, to, slice));
    return Volume.of(cropped, image.type(), offset -> Stored.cut(values[offset], image.type()));
  }

  private void fill(double[] values, GridBox box, GridSize to, int slice) {
    double[] samples = new double[down.length];
    boolean[] isHigh = new boolean[down.length];
    int at = to.offset(0, 0, slice);
    int[] index = {0, 0, box.firstSlice() + slice};
    for (index[1] = box.firstRow(); index[1] <= box.lastRow(); index[1]++) {
      for (index[0] = box.firstColumn(); index[0] <= box.lastColumn(); index[0]++) {
        double centre = image.at(size.offset(index[0], index[1], index[2]));
        for (int i = 0; i < samples.length; i++) {
          samples[i] = sample(index, i);
          isHigh[i] = samples[i] - centre >= 0;
        }
        values[at++] = pattern.code(isHigh, samples);
      }
    }
  }

  private double sample(int[] index, int i) {
    double y = index[downAxis] + down[i];
    double x = index[acrossAxis] + across[i];
    double top = Math.floor(y);
    double left = Math.floor(x);
    double dy = y - top;
    double dx = x - left;
    int plane =
        size.offset(index[0], index[1], index[2])
            - index[downAxis] * strides[downAxis]
            - index[acrossAxis] * strides[acrossAxis];
    double upper = (1 - dx) * at(plane, top, left) + dx * at(plane, top, Math.ceil(x));
    double lower =
        (1 - dx) * at(plane, Math.ceil(y), left) + dx * at(plane, Math.ceil(y), Math.ceil(x));
    return (1 - dy) * upper + dy * lower;
  }

  private double at(int plane, double y, double x) {
    if (y < 0 || y >= lengths[downAxis] || x < 0 || x >= lengths[acrossAxis]) {
      return 0;
    }
    return image.at(plane + (int) y * strides[downAxis] + (int) x * strides[acrossAxis]);
  }
}
