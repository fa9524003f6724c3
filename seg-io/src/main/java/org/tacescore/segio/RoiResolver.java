package org.tacescore.segio;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/**
 * Finds the region of interest of a segment on a series.
 *
 * <ol>
 *   <li>A segment drawn on that series is taken as it is.
 *   <li>Else a segment drawn on another series of the same frame of reference is carried over by
 *       physical position, with the warning ROI_PROPAGATED.
 *   <li>Else FRAME_OF_REFERENCE_MISMATCH. Equal matrices, spacings or positions in two frames of
 *       reference mean nothing.
 * </ol>
 */
public final class RoiResolver {
  /** Largest gap of two grids that are called one, mm. */
  private static final double SAME_GRID_MM = 0.05;

  private RoiResolver() {}

  /**
   * The region of one lesion or organ on a series, or on a part of one.
   *
   * @param drawings the drawings of one lesion or organ; at least one
   * @param images what it is needed on
   * @param grid grid of those images
   * @throws RefusedException FRAME_OF_REFERENCE_MISMATCH, MASK_OUTSIDE_VOLUME, EMPTY_SEGMENT,
   *     GEOMETRY_MISMATCH (drawn on the series, but on another grid)
   */
  public static Roi resolve(
      List<Lesion.Drawing> drawings, SeriesHeader images, VolumeGeometry grid) {
    return resolve(drawings, seg -> seg.isDrawnOn(images), images.part(), grid);
  }

  /** As {@link #resolve(List, SeriesHeader, VolumeGeometry)}, of a whole series. */
  static Roi resolve(List<Lesion.Drawing> drawings, String seriesUid, VolumeGeometry grid) {
    return resolve(
        drawings,
        seg -> seg.referencedSeriesUids().contains(seriesUid),
        SeriesPart.whole(seriesUid),
        grid);
  }

  private static Roi resolve(
      List<Lesion.Drawing> drawings,
      Predicate<Segmentation> drawnOnIt,
      SeriesPart part,
      VolumeGeometry grid) {
    Optional<Lesion.Drawing> own =
        drawings.stream()
            .filter(d -> drawnOnIt.test(d.segmentation()))
            .filter(d -> sameFrame(d, grid))
            .min(bySegmentation());
    if (own.isPresent()) {
      return drawn(own.get(), part.seriesInstanceUid(), grid);
    }
    return drawings.stream()
        .filter(d -> sameFrame(d, grid))
        .min(bySegmentation())
        .map(drawing -> propagated(drawing, grid))
        .orElseThrow(() -> mismatch(drawings, part, grid));
  }

  /**
   * Refuses segmentations that refer to a series that the study does not have.
   *
   * @throws RefusedException UNKNOWN_SERIES
   */
  public static void requireKnownSeries(
      List<Segmentation> segmentations, Set<String> studySeriesUids) {
    for (Segmentation segmentation : segmentations) {
      for (String uid : segmentation.referencedSeriesUids()) {
        if (!studySeriesUids.contains(uid)) {
          throw new RefusedException(
              Refusal.UNKNOWN_SERIES,
              "SEG %s refers to series %s".formatted(segmentation.sopInstanceUid(), uid));
        }
      }
    }
  }

  private static Comparator<Lesion.Drawing> bySegmentation() {
    return Comparator.comparing((Lesion.Drawing d) -> d.segmentation().sopInstanceUid())
        .thenComparingInt(d -> d.segment().number());
  }

  private static boolean sameFrame(Lesion.Drawing drawing, VolumeGeometry grid) {
    String frame = drawing.segment().mask().geometry().frameOfReferenceUid();
    return !frame.isEmpty() && frame.equals(grid.frameOfReferenceUid());
  }

  private static Roi drawn(Lesion.Drawing drawing, String seriesUid, VolumeGeometry grid) {
    Mask mask = drawing.segment().mask();
    requireVoxels(mask, drawing);
    Mask placed =
        mask.geometry().sameGridAs(grid, SAME_GRID_MM)
            ? mask
            : MaskPlacement.exactly(mask, grid, describe(drawing));
    return new Roi(placed, Roi.Origin.DRAWN, seriesUid, List.of());
  }

  private static Roi propagated(Lesion.Drawing drawing, VolumeGeometry grid) {
    Mask source = drawing.segment().mask();
    requireVoxels(source, drawing);
    Mask carried = MaskPlacement.nearest(source, grid, describe(drawing));
    if (carried.isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT,
          describe(drawing) + " falls between the voxels of the series it is carried to");
    }
    List<String> series = drawing.segmentation().referencedSeriesUids();
    return new Roi(
        carried,
        Roi.Origin.PROPAGATED,
        series.isEmpty() ? "" : series.get(0),
        List.of(Roi.Warning.ROI_PROPAGATED));
  }

  private static void requireVoxels(Mask mask, Lesion.Drawing drawing) {
    if (mask.isEmpty()) {
      throw new RefusedException(Refusal.EMPTY_SEGMENT, describe(drawing) + " holds no voxels");
    }
  }

  private static RefusedException mismatch(
      List<Lesion.Drawing> drawings, SeriesPart part, VolumeGeometry grid) {
    Lesion.Drawing first = drawings.get(0);
    return new RefusedException(
        Refusal.FRAME_OF_REFERENCE_MISMATCH,
        "%s is in frame of reference '%s', series %s in '%s'"
            .formatted(
                describe(first),
                first.segment().mask().geometry().frameOfReferenceUid(),
                part,
                grid.frameOfReferenceUid()));
  }

  private static String describe(Lesion.Drawing drawing) {
    return "segment %d of SEG %s"
        .formatted(drawing.segment().number(), drawing.segmentation().sopInstanceUid());
  }
}
