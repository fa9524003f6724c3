package org.tacescore.report.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/** Chooses the slices of a heat map that say most, not all of them neighbours. */
final class TellingSlices {
  static final int MOST = 3;

  /** Of the map's extent; the least distance of two slices that are shown. */
  private static final double APART = 1.0 / 6;

  private TellingSlices() {}

  static List<Integer> of(Volume values) {
    List<Integer> there = ParametricMapWriter.slices(values);
    if (there.isEmpty()) {
      throw new EmptyHeatMapException("picture");
    }
    double[] sums = new double[values.geometry().size().slices()];
    there.forEach(slice -> sums[slice] = sum(values, slice));
    int extent = there.get(there.size() - 1) - there.get(0) + 1;
    int apart = Math.max(1, (int) Math.round(extent * APART));
    List<Integer> byWeight = new ArrayList<>(there);
    byWeight.sort(
        Comparator.comparingDouble((Integer slice) -> -sums[slice])
            .thenComparing(Comparator.naturalOrder()));
    List<Integer> chosen = new ArrayList<>();
    for (int slice : byWeight) {
      if (chosen.size() < MOST
          && chosen.stream().allMatch(other -> Math.abs(other - slice) >= apart)) {
        chosen.add(slice);
      }
    }
    Collections.sort(chosen);
    return List.copyOf(chosen);
  }

  private static double sum(Volume values, int slice) {
    GridSize size = values.geometry().size();
    int perSlice = size.columns() * size.rows();
    double sum = 0;
    for (int offset = slice * perSlice; offset < (slice + 1) * perSlice; offset++) {
      sum += Math.max(0, values.at(offset));
    }
    return sum;
  }
}
