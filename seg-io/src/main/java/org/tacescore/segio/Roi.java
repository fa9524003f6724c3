package org.tacescore.segio;

import java.util.List;
import org.tacescore.volume.Mask;

/**
 * A region of interest on one series.
 *
 * @param mask on the grid of that series; never empty
 * @param origin how it came there
 * @param drawnOnSeriesUid Series Instance UID it was drawn on; empty where the segmentation names
 *     none
 * @param warnings names of what a reader of the result should know
 */
public record Roi(Mask mask, Origin origin, String drawnOnSeriesUid, List<Warning> warnings) {

  /** How a region came to lie on a series. */
  public enum Origin {
    /** Drawn on that series. */
    DRAWN,
    /** Drawn on another series of the same frame of reference, carried over by patient position. */
    PROPAGATED
  }

  /** What a reader of the result should know. */
  public enum Warning {
    /** The region was carried over from another series of the same frame of reference. */
    ROI_PROPAGATED
  }

  public Roi {
    warnings = List.copyOf(warnings);
  }
}
