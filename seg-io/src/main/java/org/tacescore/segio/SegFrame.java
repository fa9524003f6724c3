package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.volume.Direction;
import org.tacescore.volume.Vector3;

/**
 * One frame of a segmentation as its functional groups describe it (DICOM PS3.3 C.7.6.16).
 *
 * @param index place in the pixel data, from 0
 * @param segmentNumber Referenced Segment Number (0062,000B); {@value #ANY} in a label map, whose
 *     frames hold any segment
 * @param position centre of its first pixel, LPS, mm
 * @param direction its axes; the third is the normal, column direction x row direction
 * @param columnMm distance of neighbouring columns
 * @param rowMm distance of neighbouring rows
 * @param thicknessMm Spacing Between Slices (0018,0088), else Slice Thickness (0018,0050), else 0
 */
record SegFrame(
    int index,
    int segmentNumber,
    Vector3 position,
    Direction direction,
    double columnMm,
    double rowMm,
    double thicknessMm) {
  static final int ANY = -1;

  /**
   * All frames in the order of the pixel data; groups stand per frame or shared. A single frame may
   * have all of them shared.
   */
  static List<SegFrame> readAll(Attributes seg, SegKind kind, int frames) {
    List<? extends Attributes> perFrame = seg.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    if (frames == 1 && (perFrame == null || perFrame.isEmpty())) {
      perFrame = List.of(new Attributes());
    }
    if (perFrame == null || perFrame.size() != frames) {
      throw new MalformedDicomException(
          "%d frames, but functional groups for %d"
              .formatted(frames, perFrame == null ? 0 : perFrame.size()));
    }
    Attributes shared =
        Optional.ofNullable(seg.getNestedDataset(Tag.SharedFunctionalGroupsSequence))
            .orElseGet(Attributes::new);
    List<SegFrame> all = new ArrayList<>(frames);
    for (int index = 0; index < frames; index++) {
      all.add(read(index, kind, new Groups(perFrame.get(index), shared)));
    }
    return all;
  }

  private static SegFrame read(int index, SegKind kind, Groups groups) {
    Attributes measures = groups.get(index, Tag.PixelMeasuresSequence, "Pixel Measures");
    double[] spacing = doubles(index, measures, Tag.PixelSpacing, 2);
    double[] position =
        doubles(
            index,
            groups.get(index, Tag.PlanePositionSequence, "Plane Position"),
            Tag.ImagePositionPatient,
            3);
    double[] axes =
        doubles(
            index,
            groups.get(index, Tag.PlaneOrientationSequence, "Plane Orientation"),
            Tag.ImageOrientationPatient,
            6);
    int segment =
        kind == SegKind.LABELMAP
            ? ANY
            : groups
                .get(index, Tag.SegmentIdentificationSequence, "Segment Identification")
                .getInt(Tag.ReferencedSegmentNumber, 0);
    Vector3 column = new Vector3(axes[0], axes[1], axes[2]);
    Vector3 row = new Vector3(axes[3], axes[4], axes[5]);
    return new SegFrame(
        index,
        segment,
        new Vector3(position[0], position[1], position[2]),
        new Direction(column, row, column.cross(row).normalised()),
        spacing[1],
        spacing[0],
        measures.getDouble(Tag.SpacingBetweenSlices, measures.getDouble(Tag.SliceThickness, 0)));
  }

  private static double[] doubles(int index, Attributes item, int tag, int count) {
    double[] values = item.getDoubles(tag);
    if (values == null || values.length != count) {
      throw new MalformedDicomException(
          "frame %d has %d of %d values of (%08X)"
              .formatted(index + 1, values == null ? 0 : values.length, count, tag));
    }
    return values;
  }

  /** Functional groups of one frame, those of all frames behind them. */
  private record Groups(Attributes own, Attributes shared) {
    Attributes get(int index, int sequenceTag, String name) {
      return Optional.ofNullable(own.getNestedDataset(sequenceTag))
          .or(() -> Optional.ofNullable(shared.getNestedDataset(sequenceTag)))
          .orElseThrow(
              () ->
                  new MalformedDicomException(
                      "frame %d has no %s Sequence".formatted(index + 1, name)));
    }
  }
}
