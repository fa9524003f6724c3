package org.tacescore.radiomics.ibsi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Step;
import org.tacescore.volume.GridSize;

/**
 * Counts zones, sets of connected voxels of equal grey level, by level and distance from the border
 * of the region: that of the voxel nearest to it (IBSI reference manual, chapter 3.9, VMDZ).
 */
final class DistanceZones {
  private final char[] ranks;
  private final int[] distances;
  private final int[] steps;
  private int[] queue = new int[1024];

  private DistanceZones(char[] ranks, int[] distances, int[] steps) {
    this.ranks = ranks;
    this.distances = distances;
    this.steps = steps;
  }

  /**
   * One matrix (row: rank, column: distance) for each slice of the box, of the zones whose first
   * voxel is in it.
   *
   * @param steps voxels are connected by these and their opposites
   * @param distances of each place of the grid, at least 1 in the region
   */
  static List<CountMatrix> ofSlices(LevelGrid grid, List<Step> steps, int[] distances) {
    GridSize size = grid.paddedSize();
    int[] offsets = new int[2 * steps.size()];
    for (int k = 0; k < steps.size(); k++) {
      offsets[2 * k] = steps.get(k).offsetIn(size);
      offsets[2 * k + 1] = -offsets[2 * k];
    }
    DistanceZones zones = new DistanceZones(grid.toArray(), distances, offsets);
    int farthest = Arrays.stream(distances).max().orElse(0);
    int plane = size.columns() * size.rows();
    List<CountMatrix> slices = new ArrayList<>();
    for (int slice = grid.margin(); slice < size.slices() - grid.margin(); slice++) {
      int[] table = new int[grid.levelCount() * farthest];
      for (int at = slice * plane; at < (slice + 1) * plane; at++) {
        int rank = zones.ranks[at];
        if (rank != 0) {
          table[(rank - 1) * farthest + zones.take(at) - 1]++;
        }
      }
      slices.add(CountMatrix.ofTable(table, farthest));
    }
    return slices;
  }

  /** Removes the zone of a voxel from the region; its distance. */
  private int take(int first) {
    char rank = ranks[first];
    int nearest = distances[first];
    int count = 0;
    queue[count++] = first;
    ranks[first] = 0;
    while (count > 0) {
      int at = queue[--count];
      nearest = Math.min(nearest, distances[at]);
      for (int step : steps) {
        if (ranks[at + step] == rank) {
          ranks[at + step] = 0;
          if (count == queue.length) {
            queue = Arrays.copyOf(queue, 2 * count);
          }
          queue[count++] = at + step;
        }
      }
    }
    return nearest;
  }
}
