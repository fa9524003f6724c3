package org.tacescore.report.image;

import org.tacescore.volume.Vector3;

/**
 * Directions of the patient in letters (PS3.3 C.7.6.1.1.1): left, posterior and head are positive.
 */
final class Anatomy {
  private static final String[] POSITIVE = {"L", "P", "H"};
  private static final String[] NEGATIVE = {"R", "A", "F"};
  private static final String[] AXES = {"x", "y", "z"};

  private Anatomy() {}

  /** The letter of the axis that a direction follows most. */
  static String letter(Vector3 direction) {
    int axis = strongest(direction);
    return component(direction, axis) > 0 ? POSITIVE[axis] : NEGATIVE[axis];
  }

  /** The name of the coordinate that a direction follows most. */
  static String axis(Vector3 direction) {
    return AXES[strongest(direction)];
  }

  /** That coordinate of a position, mm. */
  static double along(Vector3 direction, Vector3 position) {
    return component(position, strongest(direction));
  }

  private static int strongest(Vector3 direction) {
    int strongest = 0;
    for (int axis = 1; axis < 3; axis++) {
      if (Math.abs(component(direction, axis)) > Math.abs(component(direction, strongest))) {
        strongest = axis;
      }
    }
    return strongest;
  }

  private static double component(Vector3 vector, int axis) {
    return switch (axis) {
      case 0 -> vector.x();
      case 1 -> vector.y();
      default -> vector.z();
    };
  }
}
