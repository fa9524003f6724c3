package org.tacescore.network;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Interpolation;
import org.tacescore.volume.Resampler;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * What one image adds to a class's logit, cell by cell of the feature map: 0 where it adds nothing
 * or takes away, 1 at the highest cell of all images that were explained together. A relative
 * attention map; it has no tissue meaning.
 *
 * <p>Cells share the image evenly: cell {@code i} of {@code n} covers the pixels from {@code i / n}
 * to {@code (i + 1) / n} of each side. Immutable; the array never leaks.
 */
public final class ActivationMap {
  private final GridSize size;
  private final float[] cells;

  private ActivationMap(GridSize size, float[] cells) {
    this.size = size;
    this.cells = cells;
  }

  /**
   * The maps of images that are explained together.
   *
   * @param size cells of each
   * @param sums of each image its weighed sums of channels, column fastest
   */
  static List<ActivationMap> of(GridSize size, List<double[]> sums) {
    double highest = 0;
    for (double[] image : sums) {
      for (double sum : image) {
        highest = Math.max(highest, sum);
      }
    }
    List<ActivationMap> maps = new ArrayList<>();
    for (double[] image : sums) {
      float[] cells = new float[image.length];
      for (int i = 0; i < cells.length && highest > 0; i++) {
        cells[i] = (float) (Math.max(0, image[i]) / highest);
      }
      maps.add(new ActivationMap(size, cells));
    }
    return List.copyOf(maps);
  }

  /** Cells along column, row and slice; one slice for a planar network. */
  public GridSize size() {
    return size;
  }

  /** 0 to 1. */
  public float at(int column, int row, int slice) {
    if (!size.contains(column, row, slice)) {
      throw new IndexOutOfBoundsException(
          "cell (%d, %d, %d) is outside %s".formatted(column, row, slice, size));
    }
    return cells[size.offset(column, row, slice)];
  }

  /**
   * The map at each pixel of its image, linear between the cells' centres and constant beyond the
   * outermost: torch's interpolation with {@code align_corners=False}.
   *
   * @param crop the pixel centres of the image
   */
  public Volume on(VolumeGeometry crop) {
    return Resampler.resample(cells(crop), crop, Interpolation.LINEAR, 0);
  }

  /** The cells as a volume that fills the crop. */
  Volume cells(VolumeGeometry crop) {
    double columns = (double) crop.size().columns() / size.columns();
    double rows = (double) crop.size().rows() / size.rows();
    double slices = (double) crop.size().slices() / size.slices();
    Spacing pixel = crop.spacingMm();
    VolumeGeometry grid =
        new VolumeGeometry(
            size,
            new Spacing(pixel.columnMm() * columns, pixel.rowMm() * rows, pixel.sliceMm() * slices),
            crop.direction(),
            crop.positionOf((columns - 1) / 2, (rows - 1) / 2, (slices - 1) / 2),
            crop.frameOfReferenceUid());
    return Volume.of(grid, cells);
  }
}
