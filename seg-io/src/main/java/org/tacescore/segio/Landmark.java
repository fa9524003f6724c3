package org.tacescore.segio;

import java.util.List;
import java.util.Locale;

/**
 * A structure by which it is judged whether two series lie over each other, with all drawings of
 * it.
 *
 * <p>It does not lie on itself where the centroids are more than {@value #MOST_CENTROID_MM} mm
 * apart (two of the thickest slices that recipes take; what breathing leaves between two
 * breath-holds is less), where the overlap is below the structure's least, or where less than half
 * of the structure lies in what both series show.
 *
 * @param name {@code liver}, or the label of a lesion
 * @param leastDice below this two drawings are not of one place
 * @param drawings in any frame of reference
 */
record Landmark(String name, double leastDice, List<Lesion.Drawing> drawings) {
  static final double MOST_CENTROID_MM = 10;
  private static final double LEAST_SHARE = 0.5;

  /** Lower end of what AAPM TG-132 (Brock et al., Med Phys 44(7):e43, 2017) takes for an organ. */
  private static final double LIVER_DICE = 0.8;

  /** A small lesion loses much of its overlap to one voxel; half of it must lie on itself. */
  private static final double LESION_DICE = 0.5;

  Landmark {
    drawings = List.copyOf(drawings);
  }

  static Landmark liver(List<Lesion.Drawing> drawings) {
    return new Landmark("liver", LIVER_DICE, drawings);
  }

  static Landmark lesion(Lesion lesion) {
    return new Landmark(lesion.label(), LESION_DICE, lesion.drawings());
  }

  /** The structure of one drawing. */
  static Landmark of(Lesion.Drawing drawing) {
    return drawing.segment().role() == SegmentRole.LIVER
        ? liver(List.of(drawing))
        : new Landmark(drawing.segment().label(), LESION_DICE, List.of(drawing));
  }

  /** Whether two drawings that lie so to each other can be of one structure in one place. */
  boolean liesOnItself(Residual residual) {
    return residual.centroidMm() <= MOST_CENTROID_MM
        && residual.dice() >= leastDice
        && residual.share() >= LEAST_SHARE;
  }

  /** How two drawings lie to each other, with the limits. */
  String words(Residual residual) {
    return String.format(
        Locale.ROOT,
        "centroids %.1f mm apart, Dice %.2f, %.0f %% of it in both series; at most %.0f mm, at"
            + " least %.2f and %.0f %%",
        residual.centroidMm(),
        residual.dice(),
        100 * residual.share(),
        MOST_CENTROID_MM,
        leastDice,
        100 * LEAST_SHARE);
  }
}
