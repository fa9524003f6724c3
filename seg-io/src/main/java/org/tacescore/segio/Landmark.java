package org.tacescore.segio;

import java.util.List;

/**
 * A structure by which a registration is judged, with all drawings of it.
 *
 * @param name {@code liver}, or the label of a lesion
 * @param leastDice below this the registration has failed
 * @param drawings in any frame of reference
 */
record Landmark(String name, double leastDice, List<Lesion.Drawing> drawings) {
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
}
