package org.tacescore.segio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/**
 * Reads DICOM segmentations (PS3.3 A.51), BINARY and FRACTIONAL, into masks.
 *
 * <p>A frame is placed by its position along the normal of its plane, never by its number. A
 * segment without voxels is read as an empty mask; who needs it refuses EMPTY_SEGMENT.
 */
public final class SegReader {
  private static final int MOST_SEGMENTS = 1000;

  private SegReader() {}

  /** Series that the segmentation says it was drawn on, in the order of the file; may be empty. */
  public static List<String> referencedSeriesUids(DicomObject seg) {
    List<String> uids = new ArrayList<>();
    Sequence items = seg.dataset().getSequence(Tag.ReferencedSeriesSequence);
    if (items != null) {
      for (Attributes item : items) {
        String uid = item.getString(Tag.SeriesInstanceUID);
        if (uid != null && !uids.contains(uid)) {
          uids.add(uid);
        }
      }
    }
    return uids;
  }

  /**
   * Images that the segmentation says it was drawn on: the source images of its frames, or where it
   * names none the instances of the series it refers to; see {@link SegSourceImages}. May be empty.
   */
  public static List<FrameReference> referencedInstances(DicomObject seg) {
    return SegSourceImages.of(seg.dataset());
  }

  /**
   * The roles of its segments, ascending by segment number; pixel data are not looked at.
   *
   * @throws MalformedDicomException if a segment is not described
   */
  public static List<SegmentRole> roles(DicomObject seg) {
    return SegmentEntry.readAll(seg.dataset(), MOST_SEGMENTS).stream()
        .sorted(Comparator.comparingInt(SegmentEntry::number))
        .map(SegmentEntry::role)
        .toList();
  }

  /**
   * Reads the masks onto the grid that the frames span by themselves.
   *
   * @throws RefusedException GEOMETRY_MISMATCH, EMPTY_SEGMENT (no frame at all), DUPLICATE_SLICE
   *     (two frames of one segment at one place), UNSUPPORTED_FORMAT, UNSUPPORTED_TRANSFER_SYNTAX,
   *     TOO_LARGE, UNREADABLE_INSTANCE (an attribute that is needed is absent or contradicts
   *     another)
   */
  public static Segmentation read(DicomObject seg) {
    Parsed parsed = parse(seg);
    if (parsed.frames().isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT, "SEG %s holds no frame".formatted(seg.sopInstanceUid()));
    }
    return place(seg, parsed, ownGrid(seg, parsed));
  }

  /**
   * Reads the masks onto the grid of the series they were drawn on.
   *
   * @param grid grid of that series
   * @throws RefusedException as {@link #read}; also GEOMETRY_MISMATCH if a frame does not coincide
   *     with a slice of the grid, MASK_OUTSIDE_VOLUME if voxels lie on slices beyond it,
   *     FRAME_OF_REFERENCE_MISMATCH
   */
  public static Segmentation readOnto(DicomObject seg, VolumeGeometry grid) {
    String own = frameOfReference(seg);
    if (!own.isEmpty()
        && !grid.frameOfReferenceUid().isEmpty()
        && !own.equals(grid.frameOfReferenceUid())) {
      throw new RefusedException(
          Refusal.FRAME_OF_REFERENCE_MISMATCH,
          "SEG %s is in frame of reference %s, the series in %s"
              .formatted(seg.sopInstanceUid(), own, grid.frameOfReferenceUid()));
    }
    return place(seg, parse(seg), grid);
  }

  private static VolumeGeometry ownGrid(DicomObject seg, Parsed parsed) {
    try {
      return SegGrid.of(parsed.frames(), parsed.rows(), parsed.columns(), frameOfReference(seg));
    } catch (InvalidGeometryException e) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH,
          "the frames of SEG %s span no grid: %s".formatted(seg.sopInstanceUid(), e.getMessage()),
          e);
    }
  }

  private static String frameOfReference(DicomObject seg) {
    return seg.dataset().getString(Tag.FrameOfReferenceUID, "");
  }

  private static Parsed parse(DicomObject seg) {
    if (!seg.sopClassUid().equals(UID.SegmentationStorage)) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "SOP class %s is no Segmentation (instance %s)"
              .formatted(seg.sopClassUid(), seg.sopInstanceUid()));
    }
    try {
      Attributes dataset = seg.dataset();
      int rows = dataset.getInt(Tag.Rows, 0);
      int columns = dataset.getInt(Tag.Columns, 0);
      int frames = dataset.getInt(Tag.NumberOfFrames, 0);
      if (rows < 1 || columns < 1 || frames < 0) {
        throw new MalformedDicomException(
            "%d frames of %d x %d pixels".formatted(frames, columns, rows));
      }
      SegPixels pixels = SegPixels.read(seg, rows, columns, frames);
      return new Parsed(
          rows,
          columns,
          frames == 0 ? List.of() : SegFrame.readAll(dataset, frames),
          SegmentEntry.readAll(dataset, MOST_SEGMENTS),
          pixels);
    } catch (InvalidGeometryException e) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH,
          "SEG %s: %s".formatted(seg.sopInstanceUid(), e.getMessage()),
          e);
    } catch (RefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      // The toolkit parses numbers on access and answers bad ones with many unchecked exceptions.
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "SEG %s cannot be read: %s".formatted(seg.sopInstanceUid(), e.getMessage()),
          e);
    }
  }

  private static Segmentation place(DicomObject seg, Parsed parsed, VolumeGeometry grid) {
    Map<Integer, BitSet> voxels = new TreeMap<>();
    parsed.segments().forEach(segment -> voxels.put(segment.number(), new BitSet()));
    Set<Placed> taken = new HashSet<>();
    int perSlice = parsed.rows() * parsed.columns();
    for (SegFrame frame : parsed.frames()) {
      BitSet target = voxels.get(frame.segmentNumber());
      if (target == null) {
        throw new RefusedException(
            Refusal.UNREADABLE_INSTANCE,
            "frame %d refers to segment %d, which is not described (SEG %s)"
                .formatted(frame.index() + 1, frame.segmentNumber(), seg.sopInstanceUid()));
      }
      int slice = SegGrid.sliceOf(frame, parsed.rows(), parsed.columns(), grid);
      if (!taken.add(new Placed(frame.segmentNumber(), slice))) {
        throw new RefusedException(
            Refusal.DUPLICATE_SLICE,
            "two frames of segment %d lie at slice %d (SEG %s)"
                .formatted(frame.segmentNumber(), slice, seg.sopInstanceUid()));
      }
      if (!parsed.pixels().isEmpty(frame.index())) {
        requireInside(seg, frame, slice, grid.size());
        parsed.pixels().addTo(target, frame.index(), slice * perSlice);
      }
    }
    return assemble(seg, parsed, grid, voxels);
  }

  private static void requireInside(DicomObject seg, SegFrame frame, int slice, GridSize size) {
    if (slice < 0 || slice >= size.slices()) {
      throw new RefusedException(
          Refusal.MASK_OUTSIDE_VOLUME,
          "frame %d of segment %d lies at slice %d of %d (SEG %s)"
              .formatted(
                  frame.index() + 1,
                  frame.segmentNumber(),
                  slice,
                  size.slices(),
                  seg.sopInstanceUid()));
    }
  }

  private static Segmentation assemble(
      DicomObject seg, Parsed parsed, VolumeGeometry grid, Map<Integer, BitSet> voxels) {
    VolumeGeometry geometry =
        grid.frameOfReferenceUid().isEmpty()
            ? grid.withFrameOfReferenceUid(frameOfReference(seg))
            : grid;
    List<Segment> segments =
        parsed.segments().stream()
            .sorted(Comparator.comparingInt(SegmentEntry::number))
            .map(
                entry ->
                    entry.with(
                        Mask.of(geometry, voxels.getOrDefault(entry.number(), new BitSet()))))
            .toList();
    return new Segmentation(
        seg.studyInstanceUid(),
        seg.seriesInstanceUid(),
        seg.sopInstanceUid(),
        seg.sopClassUid(),
        referencedSeriesUids(seg),
        segments,
        referencedInstances(seg));
  }

  private record Parsed(
      int rows,
      int columns,
      List<SegFrame> frames,
      List<SegmentEntry> segments,
      SegPixels pixels) {}

  private record Placed(int segment, int slice) {}
}
