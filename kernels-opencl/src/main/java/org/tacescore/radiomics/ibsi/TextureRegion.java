package org.tacescore.radiomics.ibsi;

import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.kernels.Axis;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Neighbours;
import org.tacescore.kernels.Step;
import org.tacescore.radiomics.feature.Roi;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;

/**
 * The grey levels of the intensity mask in its bounding box, as texture matrices are counted from
 * them.
 */
final class TextureRegion {
  /** The 4 directions within a slice. */
  static final List<Step> IN_SLICE =
      Neighbours.inPlanes(List.of(1), Axis.SLICE, new GridSize(2, 2, 1));

  /** The 13 directions in space. */
  static final List<Step> IN_SPACE = Neighbours.STEPS;

  /** Voxels around the box, so that no step leads out of the array. */
  static final int MARGIN = 1;

  private final LevelGrid grid;
  private final int highest;
  private final GridBox box;
  private final Mask morphological;

  private TextureRegion(LevelGrid grid, int highest, GridBox box, Mask morphological) {
    this.grid = grid;
    this.highest = highest;
    this.box = box;
    this.morphological = morphological;
  }

  static TextureRegion of(PreparedRegion region, Roi roi, GreyLevels levels) {
    GridSize size = roi.size();
    int[] rankOf = new int[levels.highest() + 1];
    for (int k = 0; k < levels.voxels(); k++) {
      rankOf[levels.at(k)] = 1;
    }
    int[] present =
        IntStream.rangeClosed(1, levels.highest()).filter(level -> rankOf[level] == 1).toArray();
    for (int k = 0; k < present.length; k++) {
      rankOf[present[k]] = k + 1;
    }
    GridSize padded = LevelGrid.padded(size, MARGIN);
    char[] ranks = new char[padded.voxels()];
    int[] offsets = roi.offsets();
    for (int k = 0; k < offsets.length; k++) {
      int line = offsets[k] / size.columns();
      int column = offsets[k] % size.columns();
      int to =
          padded.offset(column + MARGIN, line % size.rows() + MARGIN, line / size.rows() + MARGIN);
      ranks[to] = (char) rankOf[levels.at(k)];
    }
    return new TextureRegion(
        LevelGrid.of(size, MARGIN, ranks, present),
        levels.highest(),
        region.intensity().boundingBox().orElseThrow(),
        region.morphological());
  }

  LevelGrid grid() {
    return grid;
  }

  /** Number of grey levels, whether they occur or not. */
  int highest() {
    return highest;
  }

  /** Each slice that has a voxel, as a grid of its own. */
  List<LevelGrid> slices() {
    return IntStream.range(0, box.size().slices())
        .mapToObj(grid::slice)
        .filter(slice -> slice.voxelCount() > 0)
        .toList();
  }

  /**
   * For each place of the grid the distance of its voxel from the border of the morphological mask,
   * which is 1 for a voxel with a neighbour outside, neighbours being those that share a face.
   *
   * @param inSlice whether only neighbours within the slice count
   */
  int[] borderDistances(boolean inSlice) {
    GridBox region = morphological.boundingBox().orElseThrow();
    GridSize padded = LevelGrid.padded(region.size(), MARGIN);
    int[] distances = borderDistances(region, padded, inSlice);
    GridSize here = grid.paddedSize();
    int[] aligned = new int[here.voxels()];
    for (int slice = 0; slice < box.size().slices(); slice++) {
      for (int row = 0; row < box.size().rows(); row++) {
        int from =
            padded.offset(
                box.firstColumn() - region.firstColumn() + MARGIN,
                box.firstRow() + row - region.firstRow() + MARGIN,
                box.firstSlice() + slice - region.firstSlice() + MARGIN);
        int to = here.offset(MARGIN, row + MARGIN, slice + MARGIN);
        System.arraycopy(distances, from, aligned, to, box.size().columns());
      }
    }
    return aligned;
  }

  /** City-block distances, by a pass forward and a pass backward. */
  private int[] borderDistances(GridBox region, GridSize padded, boolean inSlice) {
    int[] distances = new int[padded.voxels()];
    int[] steps = {1, padded.columns(), inSlice ? 0 : padded.columns() * padded.rows()};
    morphological
        .crop(region)
        .offsets()
        .forEach(
            offset -> {
              int line = offset / region.size().columns();
              int column = offset % region.size().columns();
              int row = line % region.size().rows();
              int slice = line / region.size().rows();
              int at = padded.offset(column + MARGIN, row + MARGIN, slice + MARGIN);
              distances[at] = Integer.MAX_VALUE - 1;
            });
    for (int at = 0; at < distances.length; at++) {
      approach(distances, at, steps, -1);
    }
    for (int at = distances.length - 1; at >= 0; at--) {
      approach(distances, at, steps, 1);
    }
    return distances;
  }

  private static void approach(int[] distances, int at, int[] steps, int direction) {
    if (distances[at] != 0) {
      for (int step : steps) {
        if (step != 0) {
          distances[at] = Math.min(distances[at], distances[at + direction * step] + 1);
        }
      }
    }
  }
}
