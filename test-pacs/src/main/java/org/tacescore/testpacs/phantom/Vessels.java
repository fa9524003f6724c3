package org.tacescore.testpacs.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tacescore.testpacs.phantom.Anatomy.Organ;
import org.tacescore.volume.Vector3;

/** Aorta, inferior vena cava, and the portal, hepatic venous and arterial trees of the liver. */
final class Vessels {

  private static final int GENERATIONS = 3;

  private final SplittableRandom random;
  private final Solid liver;
  private final List<Organ> organs = new ArrayList<>();

  private Vessels(SplittableRandom random, Solid liver) {
    this.random = random;
    this.liver = liver;
  }

  static List<Organ> of(SplittableRandom random, Solid liver) {
    Vessels vessels = new Vessels(random, liver);
    vessels.trunks();
    vessels.portalTree();
    vessels.hepaticVeins();
    return vessels.organs;
  }

  private void trunks() {
    double bend = random.nextDouble(-4, 4);
    add(Tissue.AORTA, tube(new Vector3(12, 34, -90), new Vector3(9 + bend, 32, 0), 10.5));
    add(Tissue.AORTA, tube(new Vector3(9 + bend, 32, 0), new Vector3(8, 34, 120), 11.5));
    add(Tissue.CAVA, Solid.vessel(new Vector3(-20, 32, -90), new Vector3(-18, 24, 40), 11, 13));
    add(Tissue.CAVA, tube(new Vector3(-18, 24, 40), new Vector3(-10, 5, 70), 12));
    Vector3 celiac = new Vector3(4, 14, -8);
    add(Tissue.HEPATIC_ARTERY, tube(new Vector3(9, 26, -8), celiac, 3.5));
    add(Tissue.HEPATIC_ARTERY, tube(celiac, new Vector3(-28, 0, -4), 2.6));
    add(Tissue.HEPATIC_ARTERY, tube(celiac, new Vector3(70, 30, 4), 2.4));
  }

  private void portalTree() {
    Vector3 confluence = new Vector3(6, 8, -34);
    Vector3 hilum = new Vector3(-34, 2, -2);
    add(Tissue.PORTAL_VEIN, tube(confluence, hilum, 6.5));
    add(Tissue.PORTAL_VEIN, tube(confluence, new Vector3(76, 36, -8), 4.5));
    List<Solid> inside = new ArrayList<>();
    branch(inside, hilum, new Vector3(-38, 8, 4), 5.2, GENERATIONS);
    branch(inside, hilum, new Vector3(20, -36, 14), 4.4, GENERATIONS);
    add(Tissue.PORTAL_VEIN, together(inside));
  }

  private void hepaticVeins() {
    Vector3 cava = new Vector3(-18, 20, 44);
    List<Solid> inside = new ArrayList<>();
    branch(inside, cava, new Vector3(-48, -4, -12), 4.8, GENERATIONS);
    branch(inside, cava, new Vector3(-22, -38, -10), 4.4, GENERATIONS);
    branch(inside, cava, new Vector3(12, -46, -10), 4.0, GENERATIONS);
    add(Tissue.HEPATIC_VEIN, together(inside));
  }

  private void branch(List<Solid> tree, Vector3 from, Vector3 by, double radius, int generations) {
    Vector3 to = from.plus(by);
    tree.add(Solid.vessel(from, to, radius, 0.8 * radius));
    if (generations > 0) {
      branch(tree, to, turned(by), 0.72 * radius, generations - 1);
      branch(tree, to, turned(by), 0.66 * radius, generations - 1);
    }
  }

  private Vector3 turned(Vector3 by) {
    double length = by.length();
    Vector3 sideways =
        new Vector3(random.nextDouble(-1, 1), random.nextDouble(-1, 1), random.nextDouble(-1, 1));
    return by.plus(sideways.times(0.9 * length)).normalised().times(0.72 * length);
  }

  private Solid together(List<Solid> tree) {
    Solid nearLiver = (x, y, z) -> liver.depthMm(x, y, z) + 3;
    return Solid.union(tree).within(nearLiver);
  }

  private static Solid tube(Vector3 from, Vector3 to, double radius) {
    return Solid.vessel(from, to, radius, radius);
  }

  private void add(Tissue tissue, Solid solid) {
    organs.add(new Organ(tissue, solid));
  }
}
