package org.tacescore.volume.registration;

/** A family of maps from positions of the fixed image to the moving one, LPS, mm. */
interface Warp {

  /** How many parameters, each of which is a length in mm. */
  int parameters();

  /** The map of these parameters; safe for several threads. */
  Map at(double[] parameters);

  /** One map of the family. */
  interface Map {

    /** Where a position goes: x, y and z into {@code to}. */
    void apply(double x, double y, double z, double[] to);

    /**
     * Adds to a gradient over the parameters what a change of the image of a position contributes.
     *
     * @param dx change of the value for each mm that the position's image moves along x
     * @param dy along y
     * @param dz along z
     */
    void addGradient(
        double x, double y, double z, double dx, double dy, double dz, double[] gradient);
  }
}
