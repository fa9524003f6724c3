package org.tacescore.segio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Reads Parametric Maps (PS3.3 A.75) of 32-bit floats that this software wrote: parallel frames of
 * one plane. Where frames are missing between the first and the last, the values are 0.
 */
public final class ParametricMapReader {
  /** Parametric Map Storage. */
  public static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.30";

  private ParametricMapReader() {}

  /**
   * The values, on the slices from the first frame to the last.
   *
   * @throws MalformedDicomException if an attribute is missing or contradicts another
   */
  public static Volume read(DicomObject map) {
    Attributes dataset = map.dataset();
    Attributes shared = item(dataset, Tag.SharedFunctionalGroupsSequence);
    Attributes measures = item(shared, Tag.PixelMeasuresSequence);
    double[] pixel = doubles(measures, Tag.PixelSpacing, 2);
    double step = doubles(measures, Tag.SpacingBetweenSlices, 1)[0];
    double[] axes =
        doubles(item(shared, Tag.PlaneOrientationSequence), Tag.ImageOrientationPatient, 6);
    Vector3 column = new Vector3(axes[0], axes[1], axes[2]).normalised();
    Vector3 row = new Vector3(axes[3], axes[4], axes[5]).normalised();
    Vector3 normal = column.cross(row).normalised();
    List<Vector3> positions = positions(dataset);
    Vector3 first = lowest(positions, normal);
    int[] slices =
        positions.stream()
            .mapToInt(at -> (int) Math.rint(at.minus(first).dot(normal) / step))
            .toArray();
    int last = 0;
    for (int slice : slices) {
      last = Math.max(last, slice);
    }
    GridSize size =
        new GridSize(dataset.getInt(Tag.Columns, 0), dataset.getInt(Tag.Rows, 0), last + 1);
    VolumeGeometry grid =
        new VolumeGeometry(
            size,
            new Spacing(pixel[1], pixel[0], step),
            new Direction(column, row, normal),
            first,
            Optional.ofNullable(dataset.getString(Tag.FrameOfReferenceUID)).orElse(""));
    float[] values = values(dataset, size, slices);
    return Volume.of(grid, ValueType.FLOAT, offset -> values[offset]);
  }

  /** Series Instance UID of the images that it lies on; empty where it names none. */
  public static String referencedSeriesUid(DicomObject map) {
    return SegReader.referencedSeriesUids(map).stream().findFirst().orElse("");
  }

  private static List<Vector3> positions(Attributes dataset) {
    Sequence frames = dataset.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    if (frames == null || frames.isEmpty()) {
      throw new MalformedDicomException("the map has no frames");
    }
    List<Vector3> positions = new ArrayList<>();
    for (Attributes frame : frames) {
      double[] at = doubles(item(frame, Tag.PlanePositionSequence), Tag.ImagePositionPatient, 3);
      positions.add(new Vector3(at[0], at[1], at[2]));
    }
    return positions;
  }

  private static Vector3 lowest(List<Vector3> positions, Vector3 normal) {
    Vector3 first = positions.get(0);
    for (Vector3 position : positions) {
      if (position.dot(normal) < first.dot(normal)) {
        first = position;
      }
    }
    return first;
  }

  private static float[] values(Attributes dataset, GridSize size, int[] slices) {
    int perSlice = size.columns() * size.rows();
    byte[] bytes;
    try {
      bytes = dataset.getBytes(Tag.FloatPixelData);
    } catch (java.io.IOException e) {
      throw new MalformedDicomException("the map's values cannot be read", e);
    }
    if (bytes == null || bytes.length < (long) perSlice * slices.length * Float.BYTES) {
      throw new MalformedDicomException("the map has fewer values than frames");
    }
    ByteBuffer stored = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[size.voxels()];
    for (int slice : slices) {
      for (int at = 0; at < perSlice; at++) {
        values[slice * perSlice + at] = stored.getFloat();
      }
    }
    return values;
  }

  private static Attributes item(Attributes dataset, int tag) {
    return Optional.ofNullable(dataset.getNestedDataset(tag))
        .orElseThrow(() -> new MalformedDicomException("the map lacks a functional group"));
  }

  private static double[] doubles(Attributes item, int tag, int count) {
    double[] values = item.getDoubles(tag);
    if (values == null || values.length != count) {
      throw new MalformedDicomException("the map lacks a number of its planes");
    }
    return values;
  }
}
