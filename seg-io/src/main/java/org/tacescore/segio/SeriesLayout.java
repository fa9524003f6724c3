package org.tacescore.segio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.volume.Vector3;

/**
 * How the slices of a series lie and how far they reach.
 *
 * @param slices number of different positions along the normal; of instances where they have no
 *     position
 * @param normal unit normal of the slices, patient coordinates (LPS); empty where the series says
 *     nothing that could be read as one
 * @param spacingMm median distance of neighbouring slices; empty for fewer than two positions
 * @param coverageMm from the middle of the first slice to the middle of the last
 */
public record SeriesLayout(
    int slices, Optional<Vector3> normal, Optional<Double> spacingMm, Optional<Double> coverageMm) {

  /** Of a series whose slices say nothing of their place. */
  public static SeriesLayout unplaced(int slices) {
    return new SeriesLayout(slices, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Of even, parallel slices.
   *
   * @param normal of any length but zero
   */
  public static SeriesLayout even(int slices, Vector3 normal, double spacingMm) {
    return new SeriesLayout(
        slices,
        Optional.of(normal.times(1 / normal.length())),
        slices < 2 ? Optional.empty() : Optional.of(spacingMm),
        Optional.of((slices - 1) * spacingMm));
  }

  /** Of single-frame instances, by Image Position and Orientation (Patient), PS3.3 C.7.6.2. */
  static SeriesLayout of(List<Attributes> instances) {
    Optional<Vector3> normal = normal(instances.get(0));
    if (normal.isEmpty()) {
      return unplaced(instances.size());
    }
    double[] places = new double[instances.size()];
    for (int i = 0; i < places.length; i++) {
      double[] at = instances.get(i).getDoubles(Tag.ImagePositionPatient);
      if (at == null || at.length != 3) {
        return unplaced(instances.size());
      }
      places[i] = new Vector3(at[0], at[1], at[2]).dot(normal.get());
    }
    return at(normal.get(), places);
  }

  private static SeriesLayout at(Vector3 normal, double[] places) {
    Arrays.sort(places);
    double[] gaps = new double[places.length];
    int positions = 1;
    for (int i = 1; i < places.length; i++) {
      double gap = places[i] - places[i - 1];
      if (gap >= SliceStack.SAME_POSITION_MM) {
        gaps[positions - 1] = gap;
        positions++;
      }
    }
    double[] between = Arrays.copyOf(gaps, positions - 1);
    Arrays.sort(between);
    return new SeriesLayout(
        positions,
        Optional.of(normal),
        between.length == 0 ? Optional.empty() : Optional.of(between[(between.length - 1) / 2]),
        Optional.of(places[places.length - 1] - places[0]));
  }

  private static Optional<Vector3> normal(Attributes instance) {
    double[] cosines = instance.getDoubles(Tag.ImageOrientationPatient);
    if (cosines == null || cosines.length != 6) {
      return Optional.empty();
    }
    Vector3 normal =
        new Vector3(cosines[0], cosines[1], cosines[2])
            .cross(new Vector3(cosines[3], cosines[4], cosines[5]));
    double length = normal.length();
    return length > 0.5 && length < 2 ? Optional.of(normal.times(1 / length)) : Optional.empty();
  }
}
