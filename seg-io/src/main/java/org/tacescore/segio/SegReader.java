package org.tacescore.segio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aoju.bus.image.Tag;
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
 * Reads DICOM segmentations (PS3.3 A.51), BINARY, FRACTIONAL and LABELMAP, into masks.
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
   * Series that the segmentation was drawn on: those it says; where it says none, the series of its
   * study that hold an image it says it was drawn on, in the order of the file. Empty where neither
   * tells.
   *
   * @param study the image series of its study
   */
  public static List<String> drawnOnSeriesUids(DicomObject seg, List<SeriesHeader> study) {
    List<String> stated = referencedSeriesUids(seg);
    if (!stated.isEmpty()) {
      return stated;
    }
    Map<String, String> seriesOf = new HashMap<>();
    study.forEach(
        images ->
            images.sopInstanceUids().forEach(uid -> seriesOf.put(uid, images.seriesInstanceUid())));
    return referencedInstances(seg).stream()
        .map(FrameReference::sopInstanceUid)
        .filter(seriesOf::containsKey)
        .map(seriesOf::get)
        .distinct()
        .toList();
  }

  /**
   * The roles of its segments, ascending by segment number; pixel data are not looked at.
   *
   * @throws MalformedDicomException if a segment is not described
   */
  public static List<SegmentRole> roles(DicomObject seg, SegmentRoleRules rules) {
    return entries(seg).stream().map(entry -> entry.role(rules)).toList();
  }

  /**
   * Which of its segments are of unknown role, as a sentence that asks which is the tumour; empty
   * if none is. Segment labels stand in it, no other attribute.
   *
   * @throws MalformedDicomException if a segment is not described
   */
  public static String question(DicomObject seg, SegmentRoleRules rules) {
    return SegmentQuestion.ofEntries(entries(seg), rules);
  }

  private static List<SegmentEntry> entries(DicomObject seg) {
    return sorted(SegmentEntry.readAll(seg.dataset(), MOST_SEGMENTS));
  }

  private static List<SegmentEntry> sorted(List<SegmentEntry> entries) {
    return entries.stream().sorted(Comparator.comparingInt(SegmentEntry::number)).toList();
  }

  /**
   * Reads the masks onto the grid that the frames span by themselves.
   *
   * @throws RefusedException GEOMETRY_MISMATCH, EMPTY_SEGMENT (no frame at all), DUPLICATE_SLICE
   *     (two frames of one segment at one place), UNSUPPORTED_FORMAT, UNSUPPORTED_TRANSFER_SYNTAX,
   *     TOO_LARGE, UNREADABLE_INSTANCE (an attribute that is needed is absent or contradicts
   *     another)
   */
  public static Segmentation read(DicomObject seg, SegmentRoleRules rules) {
    Parsed parsed = parse(seg);
    if (parsed.frames().isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT, "SEG %s holds no frame".formatted(seg.sopInstanceUid()));
    }
    return place(seg, parsed, ownGrid(seg, parsed), rules);
  }

  /** As {@link #read(DicomObject, SegmentRoleRules)}, with the shipped rules. */
  public static Segmentation read(DicomObject seg) {
    return read(seg, SegmentRoleRules.shipped());
  }

  /**
   * Reads the masks onto the grid of the series they were drawn on.
   *
   * @param grid grid of that series
   * @throws RefusedException as {@link #read(DicomObject, SegmentRoleRules)}; also
   *     GEOMETRY_MISMATCH if a frame does not coincide with a slice of the grid,
   *     MASK_OUTSIDE_VOLUME if voxels lie on slices beyond it, FRAME_OF_REFERENCE_MISMATCH
   */
  public static Segmentation readOnto(
      DicomObject seg, VolumeGeometry grid, SegmentRoleRules rules) {
    String own = frameOfReference(seg);
    if (!own.isEmpty()
        && !grid.frameOfReferenceUid().isEmpty()
        && !own.equals(grid.frameOfReferenceUid())) {
      throw new RefusedException(
          Refusal.FRAME_OF_REFERENCE_MISMATCH,
          "SEG %s is in frame of reference %s, the series in %s"
              .formatted(seg.sopInstanceUid(), own, grid.frameOfReferenceUid()));
    }
    return place(seg, parse(seg), grid, rules);
  }

  /**
   * As {@link #readOnto(DicomObject, VolumeGeometry, SegmentRoleRules)}, with the shipped rules.
   */
  public static Segmentation readOnto(DicomObject seg, VolumeGeometry grid) {
    return readOnto(seg, grid, SegmentRoleRules.shipped());
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
    SegKind kind = SegKind.of(seg);
    try {
      Attributes dataset = seg.dataset();
      int rows = dataset.getInt(Tag.Rows, 0);
      int columns = dataset.getInt(Tag.Columns, 0);
      int frames = dataset.getInt(Tag.NumberOfFrames, 0);
      if (rows < 1 || columns < 1 || frames < 0) {
        throw new MalformedDicomException(
            "%d frames of %d x %d pixels".formatted(frames, columns, rows));
      }
      List<SegmentEntry> segments = SegmentEntry.readAll(dataset, MOST_SEGMENTS);
      boolean zeroIsSegment = segments.stream().anyMatch(segment -> segment.number() == 0);
      SegPixels pixels = SegPixels.read(seg, kind, rows, columns, frames, zeroIsSegment);
      return new Parsed(
          rows,
          columns,
          frames == 0 ? List.of() : SegFrame.readAll(dataset, kind, frames),
          segments,
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

  private static Segmentation place(
      DicomObject seg, Parsed parsed, VolumeGeometry grid, SegmentRoleRules rules) {
    Map<Integer, BitSet> voxels = new TreeMap<>();
    parsed.segments().forEach(segment -> voxels.put(segment.number(), new BitSet()));
    Set<Placed> taken = new HashSet<>();
    int perSlice = parsed.rows() * parsed.columns();
    for (SegFrame frame : parsed.frames()) {
      if (frame.segmentNumber() != SegFrame.ANY) {
        described(seg, frame, frame.segmentNumber(), voxels);
      }
      int slice = SegGrid.sliceOf(frame, parsed.rows(), parsed.columns(), grid);
      if (!taken.add(new Placed(frame.segmentNumber(), slice))) {
        throw new RefusedException(
            Refusal.DUPLICATE_SLICE,
            "two frames of %s lie at slice %d (SEG %s)"
                .formatted(nameOf(frame), slice, seg.sopInstanceUid()));
      }
      parsed
          .pixels()
          .segmentsOf(frame, voxels.keySet())
          .forEach(
              (number, pixels) -> {
                BitSet target = described(seg, frame, number, voxels);
                requireInside(seg, frame, slice, grid.size());
                pixels.stream().forEach(pixel -> target.set(slice * perSlice + pixel));
              });
    }
    return assemble(seg, parsed, grid, voxels, rules);
  }

  private static String nameOf(SegFrame frame) {
    return frame.segmentNumber() == SegFrame.ANY
        ? "the label map"
        : "segment " + frame.segmentNumber();
  }

  private static BitSet described(
      DicomObject seg, SegFrame frame, int number, Map<Integer, BitSet> voxels) {
    BitSet target = voxels.get(number);
    if (target == null) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "frame %d refers to segment %d, which is not described (SEG %s)"
              .formatted(frame.index() + 1, number, seg.sopInstanceUid()));
    }
    return target;
  }

  private static void requireInside(DicomObject seg, SegFrame frame, int slice, GridSize size) {
    if (slice < 0 || slice >= size.slices()) {
      throw new RefusedException(
          Refusal.MASK_OUTSIDE_VOLUME,
          "frame %d, of %s, lies at slice %d of %d (SEG %s)"
              .formatted(
                  frame.index() + 1, nameOf(frame), slice, size.slices(), seg.sopInstanceUid()));
    }
  }

  private static Segmentation assemble(
      DicomObject seg,
      Parsed parsed,
      VolumeGeometry grid,
      Map<Integer, BitSet> voxels,
      SegmentRoleRules rules) {
    VolumeGeometry geometry =
        grid.frameOfReferenceUid().isEmpty()
            ? grid.withFrameOfReferenceUid(frameOfReference(seg))
            : grid;
    List<Segment> segments = new ArrayList<>();
    for (SegmentEntry entry : sorted(parsed.segments())) {
      // Masks copy: what was gathered is let go one by one, an atlas has a hundred and more.
      BitSet gathered = voxels.remove(entry.number());
      segments.add(
          entry.with(Mask.of(geometry, gathered == null ? new BitSet() : gathered), rules));
    }
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
