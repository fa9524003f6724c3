package org.tacescore.radiomics;

import java.util.List;
import java.util.Map;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Neighbours;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;

/**
 * Where a region lies and of how many pieces it is.
 *
 * @param box smallest box that holds it
 * @param voxels number of its voxels
 * @param components number of its parts that are connected by faces, edges or corners
 * @param centreIndex mean column, row and slice of its voxels
 * @param centre the same in patient space
 */
record RegionFacts(
    GridBox box, int voxels, long components, List<Double> centreIndex, List<Double> centre) {

  static RegionFacts of(Mask region, Kernels kernels) {
    GridBox box = region.boundingBox().orElseThrow();
    GridSize grid = region.geometry().size();
    GridSize padded = LevelGrid.padded(box.size(), 1);
    char[] inside = new char[padded.voxels()];
    long[] sums = new long[3];
    region
        .offsets()
        .forEach(
            offset -> {
              int line = offset / grid.columns();
              int column = offset - line * grid.columns();
              int slice = line / grid.rows();
              int row = line - slice * grid.rows();
              sums[0] += column;
              sums[1] += row;
              sums[2] += slice;
              inside[
                      padded.offset(
                          column - box.firstColumn() + 1,
                          row - box.firstRow() + 1,
                          slice - box.firstSlice() + 1)] =
                  1;
            });
    double count = region.voxelCount();
    Vector3 index = new Vector3(sums[0] / count, sums[1] / count, sums[2] / count);
    return new RegionFacts(
        box,
        region.voxelCount(),
        components(box.size(), inside, kernels),
        list(index),
        list(region.geometry().pointAt(index.x(), index.y(), index.z())));
  }

  /** The zones of a region of one grey level. */
  private static long components(GridSize box, char[] inside, Kernels kernels) {
    LevelGrid grid = LevelGrid.of(box, 1, inside, new int[] {1});
    return kernels.zones(grid, Neighbours.STEPS).total();
  }

  private static List<Double> list(Vector3 v) {
    return List.of(v.x(), v.y(), v.z());
  }

  void put(Map<String, Object> columns, String prefix) {
    GridSize size = box.size();
    columns.put(
        prefix + "BoundingBox",
        List.of(
            box.firstColumn(),
            box.firstRow(),
            box.firstSlice(),
            size.columns(),
            size.rows(),
            size.slices()));
    columns.put(prefix + "VoxelNum", voxels);
    columns.put(prefix + "VolumeNum", components);
    columns.put(prefix + "CenterOfMassIndex", centreIndex);
    columns.put(prefix + "CenterOfMass", centre);
  }
}
