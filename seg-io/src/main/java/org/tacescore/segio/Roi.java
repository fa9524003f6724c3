package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.volume.Mask;

/**
 * A region of interest on one series.
 *
 * @param mask on the grid of that series; never empty
 * @param origin how it came there
 * @param drawnOnSeriesUid Series Instance UID it was drawn on; empty where the segmentation names
 *     none
 * @param registered how it was registered; there when the origin is REGISTERED
 * @param warnings names of what a reader of the result should know
 */
public record Roi(
    Mask mask,
    Origin origin,
    String drawnOnSeriesUid,
    Optional<Registered> registered,
    List<Warning> warnings) {

  /** How a region came to lie on a series. */
  public enum Origin {
    /** Drawn on that series. */
    DRAWN,
    /** Drawn on another series of the same frame of reference, carried over by patient position. */
    PROPAGATED,
    /** Drawn in another frame of reference, carried over through a registration of the study. */
    REGISTERED
  }

  /** What a reader of the result should know. */
  public enum Warning {
    /** The region was carried over from another series of the same frame of reference. */
    ROI_PROPAGATED,
    /** The region was carried over from another frame of reference. */
    ROI_REGISTERED,
    /** The margin reaches beyond the images and is cut there. */
    MARGIN_CLIPPED,
    /** The region was to be kept within the liver, and no liver is drawn. */
    LIVER_MASK_ABSENT,
    /** The images were compressed with loss before they came. */
    LOSSY_IMAGES
  }

  /**
   * How a region was carried into another frame of reference.
   *
   * @param objects the registration objects gone through, one or two
   * @param residual what the registration leaves
   */
  public record Registered(List<SpatialRegistration> objects, Residual residual) {
    public Registered {
      objects = List.copyOf(objects);
    }
  }

  public Roi {
    warnings = List.copyOf(warnings);
  }

  static Roi drawn(Mask mask, String seriesUid) {
    return new Roi(mask, Origin.DRAWN, seriesUid, Optional.empty(), List.of());
  }

  static Roi propagated(Mask mask, String drawnOnSeriesUid) {
    return new Roi(
        mask,
        Origin.PROPAGATED,
        drawnOnSeriesUid,
        Optional.empty(),
        List.of(Warning.ROI_PROPAGATED));
  }

  static Roi registered(Mask mask, String drawnOnSeriesUid, Registered how) {
    return new Roi(
        mask,
        Origin.REGISTERED,
        drawnOnSeriesUid,
        Optional.of(how),
        List.of(Warning.ROI_REGISTERED));
  }

  /** Another region made of this one, on the same grid. */
  public Roi withMask(Mask other) {
    return new Roi(other, origin, drawnOnSeriesUid, registered, warnings);
  }

  /** This region with one more thing to know of it. */
  public Roi warnedOf(Warning warning) {
    List<Warning> more = new ArrayList<>(warnings);
    more.add(warning);
    return new Roi(mask, origin, drawnOnSeriesUid, registered, more);
  }
}
