package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Roi;

/**
 * A region of interest that a recipe asks for: the scored tumour on a phase, or its surroundings.
 *
 * @param name the recipe's name for it, unique in the recipe, e.g. {@code PVP_Pri3mm}; where the
 *     file gives none, the phase
 * @param phase the phase
 * @param accepts where the tumour's region may come from
 * @param kind the tumour itself, or what lies around it
 * @param marginMm physical distance from the tumour that counts, mm; 0 for the tumour itself
 * @param within what the surroundings are kept to; the tumour's own voxels always stay
 */
public record RoiRule(
    String name, ContrastPhase phase, Accepted accepts, Kind kind, double marginMm, Within within) {
  /** No published margin is wider. */
  private static final double WIDEST_MM = 50;

  /** The origins that a recipe allows. */
  public enum Accepted {
    /** On that very series. */
    @JsonProperty("drawn")
    DRAWN,
    /** Also on another series of the same frame of reference. */
    @JsonProperty("drawn-or-propagated")
    DRAWN_OR_PROPAGATED,
    /** Also in another frame of reference, through a registration object of the study. */
    @JsonProperty("drawn-propagated-or-registered")
    DRAWN_PROPAGATED_OR_REGISTERED
  }

  /** What of the tumour and its surroundings belongs to the region. */
  public enum Kind {
    /** The tumour. */
    @JsonProperty("tumour")
    TUMOUR,
    /** The tumour and what lies at most the margin away from it. */
    @JsonProperty("plus")
    PLUS,
    /** What lies at most the margin away from the tumour, without it. */
    @JsonProperty("ring")
    RING
  }

  /** What the surroundings of a tumour are kept to. */
  public enum Within {
    /** The liver; without a liver segment the recipe is refused. */
    @JsonProperty("liver")
    LIVER,
    /** The liver where it is drawn; else everything, with a warning. */
    @JsonProperty("liver-if-drawn")
    LIVER_IF_DRAWN,
    /** Nothing. */
    @JsonProperty("anywhere")
    ANYWHERE
  }

  /** Refuses a margin of the tumour itself, and surroundings without one. */
  public RoiRule {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a region has no name");
    }
    if (kind == Kind.TUMOUR && (marginMm != 0 || within != Within.ANYWHERE)) {
      throw new IllegalArgumentException(
          "region %s is the tumour itself and takes no margin-mm and no within".formatted(name));
    }
    if (kind != Kind.TUMOUR && !(marginMm > 0 && marginMm <= WIDEST_MM)) {
      throw new IllegalArgumentException(
          "region %s needs a margin-mm above 0 and up to %.0f, got %s"
              .formatted(name, WIDEST_MM, marginMm));
    }
  }

  /** The tumour itself, under the name of its phase. */
  public static RoiRule tumour(ContrastPhase phase, Accepted accepts) {
    return new RoiRule(phase.name(), phase, accepts, Kind.TUMOUR, 0, Within.ANYWHERE);
  }

  /** Whether a region of this origin will do. */
  public boolean allows(Roi.Origin origin) {
    return switch (accepts) {
      case DRAWN -> origin == Roi.Origin.DRAWN;
      case DRAWN_OR_PROPAGATED -> origin != Roi.Origin.REGISTERED;
      case DRAWN_PROPAGATED_OR_REGISTERED -> true;
    };
  }
}
