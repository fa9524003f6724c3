package org.tacescore.segio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.TestImages;
import org.tacescore.volume.Vector3;

/** Small CT series made for a test; each test bends a copy. */
final class SyntheticSeries {
  static final int COLUMNS = 6;
  static final int ROWS = 5;
  static final String STUDY = DeterministicUid.of("test", "study");
  static final String SERIES = DeterministicUid.of("test", "series");
  static final String FRAME_OF_REFERENCE = DeterministicUid.of("test", "frame of reference");
  static final Vector3 ORIGIN = new Vector3(-100.5, 40.25, -300);
  static final double ROW_MM = 0.75;
  static final double COLUMN_MM = 0.5;
  static final double SLICE_MM = 2.5;

  private SyntheticSeries() {}

  /** Axial slices, slice k at {@code ORIGIN + k * SLICE_MM} upwards, signed 16-bit values. */
  static List<Attributes> axial(int slices) {
    return oblique(slices, new Vector3(1, 0, 0), new Vector3(0, 1, 0));
  }

  static List<Attributes> oblique(int slices, Vector3 column, Vector3 row) {
    List<Attributes> series = new ArrayList<>();
    for (int k = 0; k < slices; k++) {
      series.add(slice(k, column, row));
    }
    return series;
  }

  static List<DicomObject> objects(List<Attributes> instances) {
    return instances.stream()
        .map(instance -> new DicomObject(UID.ExplicitVRLittleEndian, instance))
        .toList();
  }

  /** The stored value at a voxel of {@link #axial}. */
  static int storedValue(int column, int row, int slice) {
    return 1000 * slice + 10 * row + column - 1024;
  }

  private static Attributes slice(int k, Vector3 column, Vector3 row) {
    Attributes a = new Attributes();
    a.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    a.setString(Tag.SOPInstanceUID, VR.UI, DeterministicUid.of("test", "slice", "" + k));
    a.setString(Tag.StudyInstanceUID, VR.UI, STUDY);
    a.setString(Tag.SeriesInstanceUID, VR.UI, SERIES);
    a.setString(Tag.FrameOfReferenceUID, VR.UI, FRAME_OF_REFERENCE);
    a.setString(Tag.Modality, VR.CS, "CT");
    a.setInt(Tag.InstanceNumber, VR.IS, 100 - k);
    a.setDouble(
        Tag.ImageOrientationPatient,
        VR.DS,
        column.x(),
        column.y(),
        column.z(),
        row.x(),
        row.y(),
        row.z());
    place(a, ORIGIN.plus(column.cross(row).times(k * SLICE_MM)));
    a.setDouble(Tag.PixelSpacing, VR.DS, ROW_MM, COLUMN_MM);
    a.setDouble(Tag.SliceThickness, VR.DS, 5);
    a.setString(Tag.RescaleSlope, VR.DS, "1");
    a.setString(Tag.RescaleIntercept, VR.DS, "0");
    pixels(a, COLUMNS, values(k));
    return a;
  }

  static void place(Attributes slice, Vector3 position) {
    slice.setDouble(Tag.ImagePositionPatient, VR.DS, position.x(), position.y(), position.z());
  }

  static int[] values(int slice) {
    int[] values = new int[COLUMNS * ROWS];
    Arrays.setAll(values, i -> storedValue(i % COLUMNS, i / COLUMNS, slice));
    return values;
  }

  /** Sets the Image Pixel module, one signed 16-bit frame. */
  static void pixels(Attributes a, int columns, int... values) {
    TestImages.setPixels(a, columns, 16, 16, true, values);
  }
}
