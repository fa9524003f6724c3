package org.tacescore.segio;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Registration;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * Finds the region of interest of a segment on a series.
 *
 * <ol>
 *   <li>A segment drawn on that series is taken as it is.
 *   <li>Else a segment drawn on another series of the same frame of reference is carried over by
 *       physical position, with the warning ROI_PROPAGATED; of several the one nearest in time,
 *       where they agree, and only where nothing that is drawn on both series lies beside itself.
 *   <li>Else a segment drawn in another frame of reference is carried over through a registration
 *       object of the study, with the warning ROI_REGISTERED and what the registration leaves.
 *   <li>Else FRAME_OF_REFERENCE_MISMATCH. Equal matrices, spacings or positions in two frames of
 *       reference mean nothing.
 * </ol>
 */
public final class RoiResolver {
  /** Largest gap of two grids that are called one, mm. */
  private static final double SAME_GRID_MM = 0.05;

  private final FrameRegistrations registrations;
  private final RegistrationCheck check;
  private final DrawingOrder order;

  RoiResolver(
      FrameRegistrations registrations, List<Landmark> landmarks, List<SeriesHeader> images) {
    this.registrations = registrations;
    this.check = new RegistrationCheck(landmarks);
    this.order = new DrawingOrder(images);
  }

  /** A resolver with the registrations of a study, which are judged by its liver and lesions. */
  public static RoiResolver of(LiverStudy study) {
    List<Landmark> landmarks = new ArrayList<>();
    landmarks.add(Landmark.liver(study.livers()));
    study.lesions().stream()
        .sorted(Lesion.LARGEST_FIRST)
        .map(Landmark::lesion)
        .forEach(landmarks::add);
    return new RoiResolver(
        study.registrations(),
        landmarks,
        study.series().stream().map(PhasedSeries::header).toList());
  }

  /**
   * The region of one lesion on a series, or on a part of one, whole.
   *
   * @param drawings the drawings of one lesion; at least one
   * @param images what it is needed on
   * @param grid grid of those images
   * @throws RefusedException FRAME_OF_REFERENCE_MISMATCH, REGISTRATION_FAILED, MASK_OUTSIDE_VOLUME,
   *     EMPTY_SEGMENT, AMBIGUOUS_LESION, GEOMETRY_MISMATCH (drawn on the series, but on another
   *     grid)
   */
  public Roi resolve(List<Lesion.Drawing> drawings, SeriesHeader images, VolumeGeometry grid) {
    return resolve(drawings, Wanted.of(images), grid);
  }

  /** As {@link #resolve(List, SeriesHeader, VolumeGeometry)}, of a whole series. */
  Roi resolve(List<Lesion.Drawing> drawings, String seriesUid, VolumeGeometry grid) {
    return resolve(drawings, Wanted.of(seriesUid), grid);
  }

  private Roi resolve(List<Lesion.Drawing> drawings, Wanted wanted, VolumeGeometry grid) {
    return find(drawings, wanted, grid, true)
        .orElseThrow(() -> mismatch(drawings, wanted.part(), grid));
  }

  /**
   * What a series shows of an organ.
   *
   * @param drawings the drawings of one organ; there may be none
   * @return empty where no drawing reaches the series by any of the three ways
   * @throws RefusedException REGISTRATION_FAILED, GEOMETRY_MISMATCH, EMPTY_SEGMENT,
   *     AMBIGUOUS_LESION (the organ is drawn in two places)
   */
  public Optional<Roi> resolvePart(
      List<Lesion.Drawing> drawings, SeriesHeader images, VolumeGeometry grid) {
    return find(drawings, Wanted.of(images), grid, false);
  }

  /** As {@link #resolvePart(List, SeriesHeader, VolumeGeometry)}, of a whole series. */
  Optional<Roi> resolvePart(List<Lesion.Drawing> drawings, String seriesUid, VolumeGeometry grid) {
    return find(drawings, Wanted.of(seriesUid), grid, false);
  }

  /** The images that a region is needed on, and which segmentations are drawn on them. */
  private record Wanted(
      Predicate<Segmentation> drawnOn, SeriesPart part, Optional<LocalDateTime> time) {
    static Wanted of(SeriesHeader images) {
      return new Wanted(
          segmentation -> segmentation.isDrawnOn(images), images.part(), images.acquisitionTime());
    }

    static Wanted of(String seriesUid) {
      return new Wanted(
          segmentation -> segmentation.referencedSeriesUids().contains(seriesUid),
          SeriesPart.whole(seriesUid),
          Optional.empty());
    }
  }

  /**
   * The way from a region's frame of reference into that of another series, judged as for regions
   * that are carried over.
   *
   * @param region on a series; not empty
   * @param images the other series
   * @param grid grid of the other series
   * @return empty where no registration connects the two
   * @throws RefusedException REGISTRATION_FAILED
   */
  public Optional<Registration> way(Mask region, SeriesHeader images, VolumeGeometry grid) {
    Optional<FrameRegistrations.Way> way =
        registrations.between(
            region.geometry().frameOfReferenceUid(), grid.frameOfReferenceUid(), corners(region));
    way.ifPresent(w -> check.residual(w, segmentation -> segmentation.isDrawnOn(images)));
    return way.map(FrameRegistrations.Way::registration);
  }

  private Optional<Roi> find(
      List<Lesion.Drawing> drawings, Wanted wanted, VolumeGeometry grid, boolean whole) {
    List<Lesion.Drawing> sorted = order.sorted(drawings, wanted.time());
    List<Lesion.Drawing> near = sorted.stream().filter(d -> sameFrame(d, grid)).toList();
    List<Lesion.Drawing> own =
        near.stream().filter(d -> wanted.drawnOn().test(d.segmentation())).toList();
    if (!own.isEmpty()) {
      DrawingOrder.requireAgreement(own);
      return Optional.of(drawn(own.get(0), wanted.part().seriesInstanceUid(), grid));
    }
    if (!near.isEmpty()) {
      Lesion.Drawing first = near.get(0);
      DrawingOrder.requireAgreement(near);
      Mask carried = carried(first, first.segment().mask(), grid, whole);
      check.requireUnmoved(first, wanted.drawnOn());
      return Optional.of(Roi.propagated(carried, drawnOn(first)));
    }
    for (Lesion.Drawing drawing : sorted) {
      Optional<Roi> roi = registered(drawing, wanted, grid, whole);
      if (roi.isPresent()) {
        DrawingOrder.requireAgreement(
            sorted.stream().filter(d -> frameOf(d).equals(frameOf(drawing))).toList());
        return roi;
      }
    }
    return Optional.empty();
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

  private static String frameOf(Lesion.Drawing drawing) {
    return drawing.segment().mask().geometry().frameOfReferenceUid();
  }

  private static boolean sameFrame(Lesion.Drawing drawing, VolumeGeometry grid) {
    return !frameOf(drawing).isEmpty() && frameOf(drawing).equals(grid.frameOfReferenceUid());
  }

  private static Roi drawn(Lesion.Drawing drawing, String seriesUid, VolumeGeometry grid) {
    Mask mask = drawing.segment().mask();
    requireVoxels(mask, drawing);
    Mask placed =
        mask.geometry().sameGridAs(grid, SAME_GRID_MM)
            ? mask
            : MaskPlacement.exactly(mask, grid, describe(drawing));
    return Roi.drawn(placed, seriesUid);
  }

  private Optional<Roi> registered(
      Lesion.Drawing drawing, Wanted wanted, VolumeGeometry grid, boolean whole) {
    Mask source = drawing.segment().mask();
    if (frameOf(drawing).isEmpty() || grid.frameOfReferenceUid().isEmpty()) {
      return Optional.empty();
    }
    requireVoxels(source, drawing);
    Optional<FrameRegistrations.Way> way =
        registrations.between(frameOf(drawing), grid.frameOfReferenceUid(), corners(source));
    if (way.isEmpty()) {
      return Optional.empty();
    }
    Residual residual = check.residual(way.get(), wanted.drawnOn());
    Mask carried = carried(drawing, moved(source, way.get()), grid, whole);
    return Optional.of(
        Roi.registered(
            carried, drawnOn(drawing), new Roi.Registered(way.get().objects(), residual)));
  }

  private static Mask moved(Mask source, FrameRegistrations.Way way) {
    try {
      return source.withGeometry(way.registration().apply(source.geometry()));
    } catch (InvalidGeometryException e) {
      throw new RefusedException(
          Refusal.REGISTRATION_FAILED,
          "registration %s cannot be applied: %s".formatted(way.names(), e.getMessage()),
          e);
    }
  }

  /** Corners of the box that holds the mask: where different registrations must agree. */
  private static List<Vector3> corners(Mask mask) {
    GridBox box = mask.boundingBox().orElseThrow();
    List<Vector3> corners = new ArrayList<>();
    for (int corner = 0; corner < 8; corner++) {
      corners.add(
          mask.geometry()
              .positionOf(
                  (corner & 1) == 0 ? box.firstColumn() : box.lastColumn(),
                  (corner & 2) == 0 ? box.firstRow() : box.lastRow(),
                  (corner & 4) == 0 ? box.firstSlice() : box.lastSlice()));
    }
    return corners;
  }

  private static Mask carried(
      Lesion.Drawing drawing, Mask source, VolumeGeometry grid, boolean whole) {
    requireVoxels(source, drawing);
    Mask carried =
        whole
            ? MaskPlacement.nearest(source, grid, describe(drawing))
            : MaskPlacement.within(source, grid);
    if (carried.isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT,
          describe(drawing) + " has no voxel on the series it is carried to");
    }
    return carried;
  }

  private static String drawnOn(Lesion.Drawing drawing) {
    return drawing.segmentation().referencedSeriesUids().stream().findFirst().orElse("");
  }

  private static void requireVoxels(Mask mask, Lesion.Drawing drawing) {
    if (mask.isEmpty()) {
      throw new RefusedException(Refusal.EMPTY_SEGMENT, describe(drawing) + " holds no voxels");
    }
  }

  private static RefusedException mismatch(
      List<Lesion.Drawing> drawings, SeriesPart part, VolumeGeometry grid) {
    Lesion.Drawing first = drawings.get(0);
    String gap =
        frameOf(first).isEmpty() || grid.frameOfReferenceUid().isEmpty()
            ? "; without one a region cannot be carried over"
            : ", and no registration connects them";
    return new RefusedException(
        Refusal.FRAME_OF_REFERENCE_MISMATCH,
        "%s %s, series %s %s%s"
            .formatted(
                describe(first),
                inFrame(frameOf(first)),
                part,
                inFrame(grid.frameOfReferenceUid()),
                gap));
  }

  private static String inFrame(String frame) {
    return frame.isEmpty()
        ? "has no Frame of Reference UID"
        : "is in frame of reference '%s'".formatted(frame);
  }

  private static String describe(Lesion.Drawing drawing) {
    return "segment %d of SEG %s"
        .formatted(drawing.segment().number(), drawing.segmentation().sopInstanceUid());
  }
}
