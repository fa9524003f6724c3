package org.tacescore.testpacs.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tacescore.testpacs.phantom.Anatomy.Organ;
import org.tacescore.volume.Vector3;

/** Vertebrae with discs, canal and arch, the muscles beside them, and ribs in the body wall. */
final class Skeleton {

  private static final double VERTEBRA_MM = 32;
  private static final double DISC_MM = 7;
  private static final double RIB_MM = 4.2;

  private Skeleton() {}

  static List<Organ> spine(SplittableRandom random) {
    double phase = random.nextDouble(VERTEBRA_MM);
    Solid body = Solid.column(0, 54, 22, 17, 2.2);
    Solid spongiosa = Solid.column(0, 54, 19.5, 14.5, 2.2);
    Solid discs =
        (x, y, z) -> {
          double place = Math.floorMod((long) Math.floor(z + phase), (long) VERTEBRA_MM);
          return DISC_MM / 2 - Math.abs(place - VERTEBRA_MM / 2);
        };
    Solid arch = Solid.column(0, 80, 15, 13, 2);
    Solid spinous = Solid.column(0, 92, 4, 14, 2);
    return List.of(
        new Organ(Tissue.MUSCLE, Solid.column(-32, 78, 26, 17, 2.2)),
        new Organ(Tissue.MUSCLE, Solid.column(32, 78, 26, 17, 2.2)),
        new Organ(Tissue.BONE, spinous),
        new Organ(Tissue.BONE, arch),
        new Organ(Tissue.BONE, body),
        new Organ(Tissue.MARROW, spongiosa),
        new Organ(Tissue.DISC, body.and(discs)),
        new Organ(Tissue.CSF, Solid.column(0, 78, 9, 7.5, 2)));
  }

  /**
   * Ribs that run forwards and down in the wall, as chains of short rods.
   *
   * @param radiusX of the ring they lie on, mm
   * @param radiusY of the ring they lie on, mm
   */
  static Organ ribs(double radiusX, double radiusY) {
    List<Solid> rods = new ArrayList<>();
    for (int side = -1; side <= 1; side += 2) {
      for (double top = -60; top <= 130; top += 30) {
        for (int step = 0; step < 9; step++) {
          Vector3 from = onRing(radiusX, radiusY, side, step, top);
          Vector3 to = onRing(radiusX, radiusY, side, step + 1, top);
          rods.add(Solid.vessel(from, to, RIB_MM, RIB_MM));
        }
      }
    }
    Solid ring = Solid.column(0, 0, radiusX, radiusY, 2);
    Solid nearRing = (x, y, z) -> 2 * RIB_MM - Math.abs(ring.depthMm(x, y, z));
    return new Organ(Tissue.BONE, Solid.union(rods).within(nearRing));
  }

  private static Vector3 onRing(double radiusX, double radiusY, int side, int step, double top) {
    double angle = Math.toRadians(72 - 14.0 * step);
    return new Vector3(
        side * radiusX * Math.cos(angle), radiusY * Math.sin(angle), top - 7.5 * step);
  }
}
