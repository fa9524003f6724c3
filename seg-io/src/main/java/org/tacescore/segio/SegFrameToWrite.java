package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;

/**
 * One frame of a segmentation to be written: a slice in which a segment has voxels.
 *
 * @param segment index of the segment, from 0
 * @param slice slice index of the source grid
 * @param positionRank rank of the slice among all slices that have a frame, from 1
 */
record SegFrameToWrite(int segment, int slice, int positionRank) {

  /** By segment, then by slice; slices without a voxel of the segment are left out. */
  static List<SegFrameToWrite> plan(List<SegmentDraft> segments) {
    List<TreeSet<Integer>> slices = segments.stream().map(s -> slicesOf(s.mask())).toList();
    TreeSet<Integer> used = new TreeSet<>();
    slices.forEach(used::addAll);
    List<Integer> ranked = List.copyOf(used);
    List<SegFrameToWrite> frames = new ArrayList<>();
    for (int segment = 0; segment < segments.size(); segment++) {
      for (int slice : slices.get(segment)) {
        frames.add(new SegFrameToWrite(segment, slice, ranked.indexOf(slice) + 1));
      }
    }
    return frames;
  }

  private static TreeSet<Integer> slicesOf(Mask mask) {
    GridSize size = mask.geometry().size();
    int perSlice = size.columns() * size.rows();
    TreeSet<Integer> slices = new TreeSet<>();
    for (int at = mask.next(0); at >= 0; ) {
      int slice = at / perSlice;
      slices.add(slice);
      at = slice == size.slices() - 1 ? -1 : mask.next((slice + 1) * perSlice);
    }
    return slices;
  }
}
