package org.tacescore.segio;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * The image series that a segmentation is drawn on.
 *
 * @param instances headers of its single-frame instances, one a slice, in the order of the slices
 *     of {@code geometry}
 * @param geometry the grid that the instances form
 */
public record SegSource(List<Attributes> instances, VolumeGeometry geometry) {

  /** Largest distance between a slice of the grid and the position its instance states. */
  public static final double TOLERANCE_MM = 0.01;

  public SegSource {
    instances = List.copyOf(instances);
    if (instances.size() != geometry.size().slices()) {
      throw new IllegalArgumentException(
          "%d instances for %d slices".formatted(instances.size(), geometry.size().slices()));
    }
    for (int slice = 0; slice < instances.size(); slice++) {
      requireAtSlice(instances.get(slice), geometry, slice);
    }
  }

  /**
   * As the constructor, from instances in any order.
   *
   * @param geometry the grid of their series, as read
   */
  public static SegSource of(Collection<Attributes> instances, VolumeGeometry geometry) {
    return new SegSource(
        instances.stream()
            .sorted(Comparator.comparingDouble(instance -> place(instance, geometry)))
            .toList(),
        geometry);
  }

  /** The grid with its values as the instances spell them. */
  SourceGrid grid() {
    Attributes first = instances.get(0);
    String thickness = DecimalString.of(geometry.spacingMm().sliceMm());
    return new SourceGrid(
        first.getString(Tag.SeriesInstanceUID),
        first.getString(Tag.SOPClassUID),
        geometry,
        instances.stream()
            .map(
                instance ->
                    new SourcePlane(
                        FrameReference.whole(instance.getString(Tag.SOPInstanceUID)),
                        List.of(instance.getStrings(Tag.ImagePositionPatient))))
            .toList(),
        List.of(first.getStrings(Tag.ImageOrientationPatient)),
        List.of(first.getStrings(Tag.PixelSpacing)),
        SourceGrid.spelled(first, Tag.SliceThickness, List.of(thickness)).get(0));
  }

  private static double place(Attributes instance, VolumeGeometry geometry) {
    return position(instance).dot(geometry.direction().slice());
  }

  private static Vector3 position(Attributes instance) {
    double[] stated = instance.getDoubles(Tag.ImagePositionPatient);
    if (stated == null || stated.length != 3) {
      throw new IllegalArgumentException(
          "instance %s has no position".formatted(instance.getString(Tag.SOPInstanceUID)));
    }
    return new Vector3(stated[0], stated[1], stated[2]);
  }

  private static void requireAtSlice(Attributes instance, VolumeGeometry geometry, int slice) {
    Vector3 gap = position(instance).minus(geometry.positionOf(0, 0, slice));
    if (gap.length() > TOLERANCE_MM) {
      throw new IllegalArgumentException(
          "instance %s lies %.3f mm away from slice %d"
              .formatted(instance.getString(Tag.SOPInstanceUID), gap.length(), slice));
    }
  }
}
