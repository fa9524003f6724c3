package org.tacescore.segio;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * The grid of an image series, with the image that each slice is: what an object that lies on the
 * series repeats of it.
 *
 * <p>Decimal values are kept as text: viewers compare those of an overlay with those of its images.
 *
 * @param seriesInstanceUid Series Instance UID (0020,000E)
 * @param sopClassUid SOP Class UID of its instances
 * @param geometry the grid
 * @param planes one a slice, in the order of the slices of {@code geometry}
 * @param orientation Image Orientation (Patient) (0020,0037): six DS values
 * @param pixelSpacing Pixel Spacing (0028,0030): distance of rows, distance of columns
 * @param sliceThickness Slice Thickness (0018,0050), mm
 */
public record SourceGrid(
    String seriesInstanceUid,
    String sopClassUid,
    VolumeGeometry geometry,
    List<SourcePlane> planes,
    List<String> orientation,
    List<String> pixelSpacing,
    String sliceThickness) {

  public SourceGrid {
    planes = List.copyOf(planes);
    orientation = List.copyOf(orientation);
    pixelSpacing = List.copyOf(pixelSpacing);
    if (planes.size() != geometry.size().slices()) {
      throw new IllegalArgumentException(
          "%d images for %d slices (series %s)"
              .formatted(planes.size(), geometry.size().slices(), seriesInstanceUid));
    }
    if (orientation.size() != 6 || pixelSpacing.size() != 2 || sliceThickness.isBlank()) {
      throw new IllegalArgumentException(
          "orientation %s, spacing %s and thickness '%s' are no plane (series %s)"
              .formatted(orientation, pixelSpacing, sliceThickness, seriesInstanceUid));
    }
  }

  /**
   * The grid of a series that was read, by its geometry alone.
   *
   * @param series whose frames are in the order of the slices
   */
  public static SourceGrid of(SeriesHeader series, VolumeGeometry geometry) {
    requireOneEach(series, geometry);
    return new SourceGrid(
        series.seriesInstanceUid(),
        series.sopClassUid(),
        geometry,
        IntStream.range(0, series.frames().size())
            .mapToObj(
                slice ->
                    new SourcePlane(
                        series.frames().get(slice), text(geometry.positionOf(0, 0, slice))))
            .toList(),
        orientation(geometry),
        spacing(geometry),
        DecimalString.of(series.sliceThicknessMm().orElse(geometry.spacingMm().sliceMm())));
  }

  /**
   * As {@link #of(SeriesHeader, VolumeGeometry)}, with the decimal values as the images spell them.
   *
   * @param instances all that hold images of the series, in any order; there may be others
   */
  public static SourceGrid of(
      SeriesHeader series, VolumeGeometry geometry, Collection<Attributes> instances) {
    SourceGrid plain = of(series, geometry);
    Map<FrameReference, Attributes> headers = new HashMap<>();
    ImageFrame.ofAll(List.copyOf(instances))
        .forEach(frame -> headers.put(frame.reference(), frame.header()));
    Attributes first = headers.getOrDefault(series.frames().get(0), new Attributes());
    return new SourceGrid(
        plain.seriesInstanceUid,
        plain.sopClassUid,
        geometry,
        plain.planes.stream()
            .map(
                plane ->
                    new SourcePlane(
                        plane.image(),
                        spelled(
                            headers.getOrDefault(plane.image(), new Attributes()),
                            Tag.ImagePositionPatient,
                            plane.position())))
            .toList(),
        spelled(first, Tag.ImageOrientationPatient, plain.orientation),
        spelled(first, Tag.PixelSpacing, plain.pixelSpacing),
        spelled(first, Tag.SliceThickness, List.of(plain.sliceThickness)).get(0));
  }

  private static void requireOneEach(SeriesHeader series, VolumeGeometry geometry) {
    if (series.frames().size() != geometry.size().slices()) {
      throw new IllegalArgumentException(
          "%d images for %d slices (series %s)"
              .formatted(
                  series.frames().size(), geometry.size().slices(), series.seriesInstanceUid()));
    }
  }

  /** The values of a header where it has as many, each of a length that DS allows. */
  static List<String> spelled(Attributes header, int tag, List<String> otherwise) {
    String[] values = header.getStrings(tag);
    boolean usable =
        values != null
            && values.length == otherwise.size()
            && Stream.of(values).allMatch(v -> v != null && !v.isBlank() && v.length() <= 16);
    return usable ? List.of(values) : otherwise;
  }

  private static List<String> orientation(VolumeGeometry geometry) {
    Vector3 column = geometry.direction().column();
    Vector3 row = geometry.direction().row();
    return Stream.concat(text(column).stream(), text(row).stream()).toList();
  }

  private static List<String> spacing(VolumeGeometry geometry) {
    Spacing mm = geometry.spacingMm();
    return List.of(DecimalString.of(mm.rowMm()), DecimalString.of(mm.columnMm()));
  }

  private static List<String> text(Vector3 vector) {
    return DoubleStream.of(vector.x(), vector.y(), vector.z()).mapToObj(DecimalString::of).toList();
  }
}
