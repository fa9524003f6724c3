package org.tacescore.segio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/**
 * Reads the regions of RT Structure Sets (DICOM PS3.3 A.19) into masks on the grid of an image.
 *
 * <p>Contours are placed by their patient positions, whatever the orientation of the image; they
 * must lie in its slices. {@link ContourFill} says which voxels are inside. A region without
 * contours is an empty mask; who needs it refuses EMPTY_SEGMENT.
 */
public final class RtStructReader {

  private RtStructReader() {}

  /** Whether a SOP class is RT Structure Set Storage. */
  public static boolean isStructureSet(String sopClassUid) {
    return sopClassUid.equals(UID.RTStructureSetStorage);
  }

  /**
   * Reads one region.
   *
   * @param roiNumber ROI Number (3006,0022)
   * @param grid grid of the image
   * @throws RefusedException EMPTY_SEGMENT where no region has the number,
   *     FRAME_OF_REFERENCE_MISMATCH, UNSUPPORTED_FORMAT (another object; points or open contours),
   *     GEOMETRY_MISMATCH (contours between or across slices, on every second slice only, or
   *     overlapping), MASK_OUTSIDE_VOLUME, TOO_LARGE, UNREADABLE_INSTANCE
   */
  public static Mask readMask(DicomObject structures, int roiNumber, VolumeGeometry grid) {
    List<RtRoi> regions = regions(structures);
    for (RtRoi region : regions) {
      if (region.number() == roiNumber) {
        return mask(structures, region, grid, new FillWork());
      }
    }
    throw new RefusedException(
        Refusal.EMPTY_SEGMENT, MaskLabel.missing(roiNumber, labels(structures, grid)));
  }

  /**
   * Reads all regions, as segments whose numbers are the ROI Numbers. Their roles follow their
   * interpreted types and names.
   *
   * @throws RefusedException as {@link #readMask}, for any of them
   */
  public static Segmentation readOnto(
      DicomObject structures, VolumeGeometry grid, SegmentRoleRules rules) {
    List<Segment> segments = new ArrayList<>();
    for (RtRoi region : regions(structures)) {
      segments.add(
          new Segment(
              region.number(),
              region.name(),
              region.category(),
              region.type(),
              "",
              "",
              region.role(rules),
              mask(structures, region, grid, new FillWork())));
    }
    Attributes dataset = structures.dataset();
    return new Segmentation(
        dataset.getString(Tag.StudyInstanceUID, ""),
        dataset.getString(Tag.SeriesInstanceUID, ""),
        dataset.getString(Tag.SOPInstanceUID, ""),
        structures.sopClassUid(),
        referencedSeriesUids(dataset),
        segments);
  }

  /**
   * What {@code --label} can name: each region with its voxels on the grid.
   *
   * @throws RefusedException TOO_LARGE where filling all of them takes too long
   */
  static List<MaskLabel> labels(DicomObject structures, VolumeGeometry grid) {
    List<MaskLabel> labels = new ArrayList<>();
    FillWork work = new FillWork();
    for (RtRoi region : regions(structures)) {
      int voxels;
      try {
        voxels = mask(structures, region, grid, work).voxelCount();
      } catch (RefusedException e) {
        if (e.reason() == Refusal.TOO_LARGE) {
          throw e;
        }
        voxels = -1;
      }
      labels.add(new MaskLabel(region.number(), region.name(), voxels));
    }
    return labels;
  }

  private static List<RtRoi> regions(DicomObject structures) {
    if (!isStructureSet(structures.sopClassUid())) {
      throw new RefusedException(
          Refusal.UNSUPPORTED_FORMAT,
          "needed is an RT Structure Set, got SOP class " + structures.sopClassUid());
    }
    return parsed(structures, () -> RtRoi.readAll(structures.dataset()));
  }

  private static Mask mask(
      DicomObject structures, RtRoi region, VolumeGeometry grid, FillWork work) {
    String own = region.frameOfReferenceUid();
    if (!own.isEmpty()
        && !grid.frameOfReferenceUid().isEmpty()
        && !own.equals(grid.frameOfReferenceUid())) {
      throw new RefusedException(
          Refusal.FRAME_OF_REFERENCE_MISMATCH,
          "%s is in frame of reference %s, the image in %s"
              .formatted(region.title(), own, grid.frameOfReferenceUid()));
    }
    return parsed(
        structures,
        () -> {
          List<RtContour> contours = new ArrayList<>();
          for (Attributes item : region.contours()) {
            String name = "contour %d of %s".formatted(contours.size() + 1, region.title());
            contours.add(RtContour.read(item, grid, name));
          }
          BitSet voxels = ContourFill.of(contours, grid.size(), region.title(), work);
          return Mask.of(grid, voxels);
        });
  }

  /** The toolkit parses numbers on access and answers bad ones with many unchecked exceptions. */
  private static <T> T parsed(DicomObject structures, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (RefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "RT Structure Set %s cannot be read: %s"
              .formatted(structures.dataset().getString(Tag.SOPInstanceUID, ""), e.getMessage()),
          e);
    }
  }

  /** Series it was drawn on, in the order of the file. */
  private static List<String> referencedSeriesUids(Attributes structures) {
    Set<String> uids = new LinkedHashSet<>();
    for (Attributes frame : RtRoi.items(structures, Tag.ReferencedFrameOfReferenceSequence)) {
      for (Attributes study : RtRoi.items(frame, Tag.RTReferencedStudySequence)) {
        for (Attributes series : RtRoi.items(study, Tag.RTReferencedSeriesSequence)) {
          uids.add(series.getString(Tag.SeriesInstanceUID, ""));
        }
      }
    }
    uids.remove("");
    return List.copyOf(uids);
  }
}
