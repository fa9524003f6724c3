package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Roi;

/**
 * Where the region of interest of a phase may come from.
 *
 * @param phase the phase
 * @param accepts which origins will do
 */
public record RoiRule(ContrastPhase phase, Accepted accepts) {

  /** The origins that a recipe allows. */
  public enum Accepted {
    @JsonProperty("drawn")
    DRAWN,
    @JsonProperty("drawn-or-propagated")
    DRAWN_OR_PROPAGATED
  }

  /** Whether a region of this origin will do. */
  public boolean allows(Roi.Origin origin) {
    return origin == Roi.Origin.DRAWN || accepts == Accepted.DRAWN_OR_PROPAGATED;
  }
}
