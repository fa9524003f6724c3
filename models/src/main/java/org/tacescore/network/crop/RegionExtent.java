package org.tacescore.network.crop;

import java.util.stream.IntStream;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** How far a region of interest reaches, slice by slice. */
final class RegionExtent {
  private final Mask region;
  private final GridBox box;
  private final int[] areas;

  /** Refuses an empty region. */
  RegionExtent(Mask region) {
    this.region = region;
    this.box =
        region
            .boundingBox()
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.EMPTY_SEGMENT, "the region that is to be cropped has no voxels"));
    GridSize size = region.geometry().size();
    this.areas = new int[size.slices()];
    region.offsets().forEach(offset -> areas[offset / size.columns() / size.rows()]++);
  }

  VolumeGeometry grid() {
    return region.geometry();
  }

  GridBox box() {
    return box;
  }

  /** The slice with the largest area, of equals the first. */
  int largestSlice() {
    return IntStream.range(0, areas.length)
        .reduce(0, (best, slice) -> areas[slice] > areas[best] ? slice : best);
  }

  /** The slices that hold at least this part of the largest area, and one voxel. */
  IntStream slices(double leastArea) {
    double least = leastArea * areas[largestSlice()];
    return IntStream.range(0, areas.length)
        .filter(slice -> areas[slice] > 0 && areas[slice] >= least);
  }

  /** The smallest box about the region on a slice that it touches. */
  GridBox boxOnSlice(int slice) {
    GridSize size = grid().size();
    GridBox whole = new GridBox(0, size.columns() - 1, 0, size.rows() - 1, slice, slice);
    return region.crop(whole).boundingBox().orElseThrow();
  }

  /** The mean index of the region's voxels on a slice that it touches. */
  Vector3 centroidOnSlice(int slice) {
    GridSize size = grid().size();
    long columns = 0;
    long rows = 0;
    for (int row = 0; row < size.rows(); row++) {
      for (int column = 0; column < size.columns(); column++) {
        if (region.contains(column, row, slice)) {
          columns += column;
          rows += row;
        }
      }
    }
    double area = areas[slice];
    return new Vector3(columns / area, rows / area, slice);
  }
}
