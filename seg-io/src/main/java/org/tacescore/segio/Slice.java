package org.tacescore.segio;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Vector3;

/**
 * An image plane and its place in the patient (DICOM PS3.3 C.7.6.2).
 *
 * @param frame where it comes from
 * @param columns Columns
 * @param rows Rows
 * @param columnDirection unit vector along which the column index grows
 * @param rowDirection unit vector along which the row index grows
 * @param position centre of the first voxel, LPS, mm
 * @param columnSpacingMm distance of neighbouring columns
 * @param rowSpacingMm distance of neighbouring rows
 */
record Slice(
    ImageFrame frame,
    int columns,
    int rows,
    Vector3 columnDirection,
    Vector3 rowDirection,
    Vector3 position,
    double columnSpacingMm,
    double rowSpacingMm) {

  static Slice of(ImageFrame frame) {
    Attributes image = frame.header();
    double[] cosines =
        numbers(image, Tag.ImageOrientationPatient, 6, "Image Orientation (Patient)");
    double[] position = numbers(image, Tag.ImagePositionPatient, 3, "Image Position (Patient)");
    double[] spacing = numbers(image, Tag.PixelSpacing, 2, "Pixel Spacing");
    try {
      return new Slice(
          frame,
          image.getInt(Tag.Columns, 0),
          image.getInt(Tag.Rows, 0),
          new Vector3(cosines[0], cosines[1], cosines[2]).normalised(),
          new Vector3(cosines[3], cosines[4], cosines[5]).normalised(),
          new Vector3(position[0], position[1], position[2]),
          spacing[1],
          spacing[0]);
    } catch (InvalidGeometryException e) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH,
          "%s (instance %s)".formatted(e.getMessage(), frame.reference().sopInstanceUid()),
          e);
    }
  }

  /** Names it in messages. */
  String uid() {
    FrameReference reference = frame.reference();
    return reference.number() == 0
        ? reference.sopInstanceUid()
        : "%s frame %d".formatted(reference.sopInstanceUid(), reference.number());
  }

  Vector3 normal() {
    return columnDirection.cross(rowDirection).normalised();
  }

  /** What stands for the slice distance where there is one slice alone. */
  double thicknessMm() {
    Attributes image = frame.header();
    double mm =
        image.getDouble(Tag.SpacingBetweenSlices, image.getDouble(Tag.SliceThickness, Double.NaN));
    if (!(mm > 0)) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "a single slice needs Spacing Between Slices or Slice Thickness (instance %s)"
              .formatted(uid()));
    }
    return mm;
  }

  private static double[] numbers(Attributes image, int tag, int count, String name) {
    double[] values;
    try {
      values = image.getDoubles(tag);
    } catch (IllegalArgumentException e) {
      values = null;
    }
    if (values == null || values.length != count) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "a slice needs %s (instance %s)".formatted(name, image.getString(Tag.SOPInstanceUID)));
    }
    return values;
  }
}
