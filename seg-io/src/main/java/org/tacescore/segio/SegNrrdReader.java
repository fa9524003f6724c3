package org.tacescore.segio;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/**
 * Reads segmentations that 3D Slicer saved as {@code .seg.nrrd}: label maps in one layer (three
 * dimensions) or several (a list axis first), with {@code SegmentN_*} keys.
 *
 * <p>Segment numbers are N + 1. Codes come from the terminology tag; where there is none, category
 * and type are Slicer's default (85756007, SCT, Tissue) and the role rests on the name. The grid is
 * that of the file, mostly cropped to the segments: it is placed by position, and
 * Segmentation_ReferenceImageExtentOffset is not looked at. Files from before layers have a
 * component for each segment, whose voxels are 1. A file of one voxel has empty segments.
 */
public final class SegNrrdReader {
  private static final String LABEL_MAP = "binary labelmap";

  private SegNrrdReader() {}

  /**
   * Reads all segments; an empty one has an empty mask. The UIDs of the result are empty.
   *
   * @throws RefusedException as {@link NrrdReader}, and UNSUPPORTED_FORMAT where no segment is
   *     described or the source representation is no binary label map, UNREADABLE_INSTANCE where
   *     two segments are the same label of a layer or voxels lie outside the segment's extent
   */
  public static Segmentation read(Path file) {
    return segmentation(NrrdFile.read(file));
  }

  /** As {@link #read(Path)}; the stream is not closed. */
  public static Segmentation read(InputStream in) {
    return segmentation(NrrdFile.read(in));
  }

  /**
   * The mask of the one segment with a label value.
   *
   * @throws RefusedException as {@link #read(Path)}; EMPTY_SEGMENT where no segment has it,
   *     UNSUPPORTED_FORMAT where several, in different layers, have it
   */
  public static Mask readMask(Path file, int label) {
    return mask(NrrdFile.read(file), label);
  }

  static Mask mask(NrrdFile nrrd, int label) {
    List<SegNrrdEntry> entries = entries(nrrd);
    List<SegNrrdEntry> found = entries.stream().filter(e -> e.labelValue() == label).toList();
    if (found.isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT, MaskLabel.missing(label, labels(nrrd, entries)));
    }
    if (found.size() > 1) {
      throw unsupported(
          "label %d is that of %d segments, in layers of their own: %s"
              .formatted(label, found.size(), found.stream().map(SegNrrdEntry::name).toList()));
    }
    return segments(nrrd, found).get(0).mask();
  }

  /** What {@code --label} can name in a file. */
  static List<MaskLabel> labels(NrrdFile nrrd) {
    return labels(nrrd, entries(nrrd));
  }

  private static List<MaskLabel> labels(NrrdFile nrrd, List<SegNrrdEntry> entries) {
    List<Segment> segments = segments(nrrd, entries);
    List<MaskLabel> labels = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      labels.add(
          new MaskLabel(entries.get(i).labelValue(), segment.label(), segment.mask().voxelCount()));
    }
    return labels;
  }

  private static Segmentation segmentation(NrrdFile nrrd) {
    return new Segmentation("", "", "", "", List.of(), segments(nrrd, entries(nrrd)));
  }

  private static List<SegNrrdEntry> entries(NrrdFile nrrd) {
    requireLabelMap(nrrd.header());
    if (!SegNrrdEntry.areIn(nrrd.header())) {
      throw unsupported("an NRRD file without SegmentN_ID keys describes no segments");
    }
    return SegNrrdEntry.readAll(nrrd.header(), nrrd.voxels().layers());
  }

  /** The documentation says Source, files written by Slicer 5 and older say Master. */
  private static void requireLabelMap(NrrdHeader header) {
    Optional<String> source =
        header
            .key("Segmentation_SourceRepresentation")
            .or(() -> header.key("Segmentation_MasterRepresentation"));
    if (source.isPresent() && !source.get().strip().equalsIgnoreCase(LABEL_MAP)) {
      throw unsupported("the source representation is " + source.get());
    }
  }

  /** In the order of the entries. Each layer is gone through once, however many are in it. */
  private static List<Segment> segments(NrrdFile nrrd, List<SegNrrdEntry> entries) {
    VolumeGeometry geometry = nrrd.voxels().geometry();
    requireModest(geometry, entries.size());
    List<BitSet> gathered = new ArrayList<>();
    Map<Integer, Map<Double, BitSet>> layers = new HashMap<>();
    for (SegNrrdEntry entry : entries) {
      BitSet bits = new BitSet();
      gathered.add(bits);
      layers
          .computeIfAbsent(entry.layer(), layer -> new HashMap<>())
          .put((double) entry.labelValue(), bits);
    }
    // Slicer writes one voxel where there is nothing to write.
    if (geometry.size().voxels() > 1) {
      layers.forEach((layer, labels) -> collect(nrrd.voxels(), layer, labels));
    }
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      segments.add(entries.get(i).with(Mask.of(geometry, gathered.get(i))));
    }
    return segments;
  }

  private static void collect(RawVoxels voxels, int layer, Map<Double, BitSet> labels) {
    double last = 0;
    @Nullable BitSet target = null;
    for (int voxel = 0; voxel < voxels.geometry().size().voxels(); voxel++) {
      double value = voxels.at(layer, voxel);
      if (value != last) {
        last = value;
        target = labels.get(value);
      }
      if (target != null) {
        target.set(voxel);
      }
    }
  }

  private static void requireModest(VolumeGeometry geometry, int segments) {
    long bytes = (long) geometry.size().voxels() / 8 * segments;
    if (bytes > RawVoxels.mostMemory()) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "%d segments of %d voxels need %d MB of memory"
              .formatted(segments, geometry.size().voxels(), bytes >> 20));
    }
  }

  private static RefusedException unsupported(String detail) {
    return new RefusedException(Refusal.UNSUPPORTED_FORMAT, detail);
  }
}
