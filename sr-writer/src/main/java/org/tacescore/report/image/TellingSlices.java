package org.tacescore.report.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Volume;

/** Chooses the slices of a heat map that say most, not all of them neighbours. */
final class TellingSlices {
  static final int MOST = 3;

  /** Of the map's extent; the least distance of two slices that are shown. */
  private static final double APART = 1.0 / 6;

  private TellingSlices() {}

  static List<Integer> of(Volume values) {
    double[] sums = sums(values);
    List<Integer> there =
        IntStream.range(0, sums.length).filter(slice -> sums[slice] > 0).boxed().toList();
    if (there.isEmpty()) {
      throw new EmptyHeatMapException("picture");
    }
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

  private static double[] sums(Volume values) {
    GridSize size = values.geometry().size();
    int perSlice = size.columns() * size.rows();
    double[] sums = new double[size.slices()];
    for (int slice = 0; slice < sums.length; slice++) {
      double sum = 0;
      for (int offset = slice * perSlice; offset < (slice + 1) * perSlice; offset++) {
        double value = values.at(offset);
        sum += value > 0 ? value : 0;
      }
      sums[slice] = sum;
    }
    return sums;
  }
}
