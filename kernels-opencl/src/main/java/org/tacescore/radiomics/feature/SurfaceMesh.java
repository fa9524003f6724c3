package org.tacescore.radiomics.feature;

import java.util.stream.IntStream;
import org.tacescore.volume.Spacing;

/**
 * Area and volume of the triangle mesh around a region ({@link MarchingCubes}).
 *
 * <p>A cube's triangles depend only on which of its corners are inside. So it is enough to count
 * the cubes of each of the 256 kinds and to add up where they lie: whole numbers, whose sum does
 * not depend on the order of the threads. The volume is a whole number of tetrahedra too.
 *
 * @param areaMm2 sum of the triangles' areas
 * @param volumeMm3 sum of the signed volumes of the tetrahedra over the triangles, with their tip
 *     in the corner of the bounding box widened by one voxel (the mesh of an ambiguous cube may
 *     have holes, so that the place of the tip matters; this one is PyRadiomics')
 */
record SurfaceMesh(double areaMm2, double volumeMm3) {
  private static final int KINDS = 256;

  /** For each kind: number of cubes, sum of their columns, rows, slices. */
  private static final int SUMS = 4;

  static SurfaceMesh of(Roi roi) {
    VoxelLines voxels = roi.lines();
    long[] sums =
        IntStream.range(0, voxels.slices() - 1)
            .parallel()
            .collect(
                () -> new long[KINDS * SUMS],
                (into, slice) -> addLayer(voxels, slice, into),
                SurfaceMesh::add);
    double area = 0;
    double volume = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      Measures one = Measures.of(kind, roi.spacing());
      area += sums[kind * SUMS] * one.area;
      volume += (double) sums[kind * SUMS] * one.sixfoldVolume;
      for (int axis = 0; axis < 3; axis++) {
        volume += (double) sums[kind * SUMS + axis + 1] * one.sixfoldVolumePerStep[axis];
      }
    }
    return new SurfaceMesh(area, volume * (roi.spacing().voxelVolumeMm3() / (8 * 6)));
  }

  /** Adds the cubes between a slice and the next that the surface passes through. */
  private static void addLayer(VoxelLines voxels, int slice, long[] sums) {
    long[] corners = new long[8];
    for (int row = 0; row < voxels.rows() - 1; row++) {
      for (int word = 0; word < voxels.words(); word++) {
        corners[0] = voxels.word(row, slice, word);
        corners[1] = voxels.wordOfNext(row, slice, word);
        corners[2] = voxels.wordOfNext(row + 1, slice, word);
        corners[3] = voxels.word(row + 1, slice, word);
        corners[4] = voxels.word(row, slice + 1, word);
        corners[5] = voxels.wordOfNext(row, slice + 1, word);
        corners[6] = voxels.wordOfNext(row + 1, slice + 1, word);
        corners[7] = voxels.word(row + 1, slice + 1, word);
        for (long cut = cut(corners); cut != 0; cut &= cut - 1) {
          int bit = Long.numberOfTrailingZeros(cut);
          int sum = SUMS * kind(corners, bit);
          sums[sum]++;
          sums[sum + 1] += word * Long.SIZE + bit;
          sums[sum + 2] += row;
          sums[sum + 3] += slice;
        }
      }
    }
  }

  /** Cubes with a corner inside and one outside. */
  private static long cut(long[] corners) {
    long any = 0;
    long all = -1;
    for (long corner : corners) {
      any |= corner;
      all &= corner;
    }
    return any & ~all;
  }

  private static int kind(long[] corners, int bit) {
    int kind = 0;
    for (int corner = 0; corner < 8; corner++) {
      kind |= (int) (corners[corner] >>> bit & 1) << corner;
    }
    return kind;
  }

  private static void add(long[] into, long[] more) {
    for (int k = 0; k < into.length; k++) {
      into[k] += more[k];
    }
  }

  /** The triangles of one cube at the tip, and how a step by one voxel changes their volume. */
  private static final class Measures {
    private double area;

    /** Six times the volume under the triangles, in half voxels: a whole number. */
    private int sixfoldVolume;

    private final int[] sixfoldVolumePerStep = new int[3];

    static Measures of(int kind, Spacing spacing) {
      double x = spacing.columnMm() / 2;
      double y = spacing.rowMm() / 2;
      double z = spacing.sliceMm() / 2;
      Measures measures = new Measures();
      for (int[] triangle : MarchingCubes.triangles(kind)) {
        int[] a = point(triangle[0]);
        int[] n = cross(minus(point(triangle[1]), a), minus(point(triangle[2]), a));
        double normal = Math.hypot(Math.hypot(n[0] * y * z, n[1] * x * z), n[2] * x * y);
        measures.area += normal / 2;
        measures.sixfoldVolume += a[0] * n[0] + a[1] * n[1] + a[2] * n[2];
        for (int axis = 0; axis < 3; axis++) {
          measures.sixfoldVolumePerStep[axis] += 2 * n[axis];
        }
      }
      return measures;
    }

    private static int[] point(int edge) {
      return new int[] {
        MarchingCubes.middle(edge, 0), MarchingCubes.middle(edge, 1), MarchingCubes.middle(edge, 2)
      };
    }

    private static int[] minus(int[] a, int[] b) {
      return new int[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static int[] cross(int[] a, int[] b) {
      return new int[] {
        a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
      };
    }
  }
}
