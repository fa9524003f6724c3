package org.tacescore.radiomics.feature;

/**
 * The ends of every line of vertices of a region's surface mesh.
 *
 * <p>Vertices lie half-way between neighbouring voxels of which one is inside. Coordinates count
 * half voxels from the margin of {@link VoxelLines}, so that a vertex has one odd coordinate, along
 * the axis on which its two voxels are neighbours.
 */
final class VertexLines {
  private static final int NONE = -1;

  private final VoxelLines voxels;

  VertexLines(VoxelLines voxels) {
    this.voxels = voxels;
  }

  /** One more than the largest half-row. */
  int rows() {
    return 2 * voxels.rows() - 1;
  }

  /** One more than the largest half-slice. */
  int slices() {
    return 2 * voxels.slices() - 1;
  }

  /** Half-column of the line's first vertex, or less than 0 for a line without. */
  int first(int row, int slice) {
    for (int word = 0; word < voxels.words(); word++) {
      long cut = cut(row, slice, word);
      if (cut != 0) {
        int column = word * Long.SIZE + Long.numberOfTrailingZeros(cut);
        return 2 * column - alongLine(row, slice);
      }
    }
    return NONE;
  }

  /** Half-column of the line's last vertex, or less than 0 for a line without. */
  int last(int row, int slice) {
    for (int word = voxels.words() - 1; word >= 0; word--) {
      long cut = cut(row, slice, word);
      if (cut != 0) {
        int column = (word + 1) * Long.SIZE - 1 - Long.numberOfLeadingZeros(cut);
        return 2 * column + alongLine(row, slice);
      }
    }
    return NONE;
  }

  /** 1 on a line through voxel centres, whose first voxel has its vertex half a voxel before. */
  private static int alongLine(int row, int slice) {
    return 1 - (row & 1 | slice & 1);
  }

  /** The voxels of a line through centres; between two lines, where they differ. */
  private long cut(int row, int slice, int word) {
    if ((row & slice & 1) != 0) {
      return 0;
    }
    long here = voxels.word(row / 2, slice / 2, word);
    return (row & 1 | slice & 1) == 0
        ? here
        : here ^ voxels.word((row + 1) / 2, (slice + 1) / 2, word);
  }
}
