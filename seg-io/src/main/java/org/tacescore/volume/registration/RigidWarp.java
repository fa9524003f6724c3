package org.tacescore.volume.registration;

import org.tacescore.volume.Rotation;
import org.tacescore.volume.Vector3;

/**
 * Rotations about a centre, then translations: {@code Rz Ry Rx (p - centre) + centre + start + t}.
 *
 * <p>The parameters are the three angles about x, y and z, each as the arc at {@value #RADIUS_MM}
 * mm, and t.
 */
final class RigidWarp implements Warp {
  /** About where the surface of a liver lies: an angle and a shift then weigh alike. */
  private static final double RADIUS_MM = 80;

  private final Vector3 centre;
  private final Vector3 start;

  RigidWarp(Vector3 centre, Vector3 start) {
    this.centre = centre;
    this.start = start;
  }

  @Override
  public int parameters() {
    return 6;
  }

  @Override
  public Map at(double[] p) {
    double[][] turns = new double[4][];
    turns[0] = turn(p, -1);
    for (int angle = 0; angle < 3; angle++) {
      turns[angle + 1] = turn(p, angle);
    }
    return new Rigid(
        turns,
        centre.x() + start.x() + p[3],
        centre.y() + start.y() + p[4],
        centre.z() + start.z() + p[5]);
  }

  /** The rotation of these parameters. */
  Rotation rotation(double[] p) {
    double[] m = turn(p, -1);
    return new Rotation(
            new Vector3(m[0], m[1], m[2]),
            new Vector3(m[3], m[4], m[5]),
            new Vector3(m[6], m[7], m[8]))
        .orthonormal();
  }

  /** Where the origin of patient space goes. */
  Vector3 translation(double[] p) {
    return centre.plus(start).plus(new Vector3(p[3], p[4], p[5])).minus(rotation(p).apply(centre));
  }

  /** The angle of the rotation. */
  double degrees(double[] p) {
    Rotation turned = rotation(p);
    double trace = turned.x().x() + turned.y().y() + turned.z().z();
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, (trace - 1) / 2))));
  }

  /** How far the centre moves. */
  Vector3 shift(double[] p) {
    return start.plus(new Vector3(p[3], p[4], p[5]));
  }

  /** The matrix, row-major, or its derivative by one of the parameters. */
  private static double[] turn(double[] p, int by) {
    double[] m = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    for (int axis = 0; axis < 3; axis++) {
      double angle = p[axis] / RADIUS_MM;
      boolean derived = axis == by;
      double c = derived ? -Math.sin(angle) / RADIUS_MM : Math.cos(angle);
      double s = derived ? Math.cos(angle) / RADIUS_MM : Math.sin(angle);
      double one = derived ? 0 : 1;
      m =
          switch (axis) {
            case 0 -> product(new double[] {one, 0, 0, 0, c, -s, 0, s, c}, m);
            case 1 -> product(new double[] {c, 0, s, 0, one, 0, -s, 0, c}, m);
            default -> product(new double[] {c, -s, 0, s, c, 0, 0, 0, one}, m);
          };
    }
    return m;
  }

  private static double[] product(double[] a, double[] b) {
    double[] c = new double[9];
    for (int i = 0; i < 9; i++) {
      int row = i / 3 * 3;
      c[i] = a[row] * b[i % 3] + a[row + 1] * b[3 + i % 3] + a[row + 2] * b[6 + i % 3];
    }
    return c;
  }

  private final class Rigid implements Map {
    private final double[][] turns;
    private final double tx;
    private final double ty;
    private final double tz;

    Rigid(double[][] turns, double tx, double ty, double tz) {
      this.turns = turns;
      this.tx = tx;
      this.ty = ty;
      this.tz = tz;
    }

    @Override
    public void apply(double x, double y, double z, double[] to) {
      double[] m = turns[0];
      double px = x - centre.x();
      double py = y - centre.y();
      double pz = z - centre.z();
      to[0] = m[0] * px + m[1] * py + m[2] * pz + tx;
      to[1] = m[3] * px + m[4] * py + m[5] * pz + ty;
      to[2] = m[6] * px + m[7] * py + m[8] * pz + tz;
    }

    @Override
    public void addGradient(
        double x, double y, double z, double dx, double dy, double dz, double[] gradient) {
      double px = x - centre.x();
      double py = y - centre.y();
      double pz = z - centre.z();
      for (int angle = 0; angle < 3; angle++) {
        double[] m = turns[angle + 1];
        gradient[angle] +=
            dx * (m[0] * px + m[1] * py + m[2] * pz)
                + dy * (m[3] * px + m[4] * py + m[5] * pz)
                + dz * (m[6] * px + m[7] * py + m[8] * pz);
      }
      gradient[3] += dx;
      gradient[4] += dy;
      gradient[5] += dz;
    }
  }
}
