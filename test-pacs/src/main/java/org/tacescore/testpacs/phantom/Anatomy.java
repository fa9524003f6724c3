package org.tacescore.testpacs.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tacescore.volume.Vector3;

/**
 * The upper abdomen of one patient: solids painted over one another, in anatomical coordinates (mm;
 * x towards the left, y towards posterior, z towards the head; origin in the middle of the body at
 * the height of the liver hilum).
 */
final class Anatomy {

  /** A solid of one tissue; later ones cover earlier ones. */
  record Organ(Tissue tissue, Solid solid) {}

  private final List<Organ> organs = new ArrayList<>();
  private final Solid skin;
  private final Solid liver;
  private final List<Tumour> tumours;

  private Anatomy(Traits traits, SplittableRandom random) {
    double girth = random.nextDouble(0.95, 1.05);
    double rim = random.nextDouble(9, 20);
    skin = Solid.column(0, 0, 148 * girth, 106 * girth, 2.3);
    Solid wall = Solid.column(0, 2, 148 * girth - rim, 106 * girth - rim, 2.3);
    Solid cavity = Solid.column(0, 0, 148 * girth - rim - 12, 106 * girth - rim - 14, 2.3);
    liver = LiverShape.draw(random, cavity);
    organs.add(new Organ(Tissue.FAT, skin));
    organs.add(new Organ(Tissue.MUSCLE, wall));
    organs.add(new Organ(Tissue.FAT, cavity));
    organs.add(Skeleton.ribs(148 * girth - rim - 7, 106 * girth - rim - 7));
    lungs(cavity);
    Skeleton.spine(random).forEach(organs::add);
    viscera(random, cavity);
    organs.add(new Organ(Tissue.LIVER, liver));
    Vessels.of(random, liver).forEach(organs::add);
    tumours = new TumourPlacement(liver, random).draw(traits);
  }

  static Anatomy draw(Traits traits, SplittableRandom random) {
    return new Anatomy(traits, random);
  }

  List<Organ> organs() {
    return organs;
  }

  Solid skin() {
    return skin;
  }

  Solid liver() {
    return liver;
  }

  List<Tumour> tumours() {
    return tumours;
  }

  /** Lung bases: what lies above a dome that falls towards the back. */
  private void lungs(Solid cavity) {
    Solid above =
        (x, y, z) -> {
          double inward = Math.max(0, Math.abs(Math.abs(x) - 60) - 45);
          return 0.8 * (z - (38 - 0.35 * Math.max(0, y) + 0.004 * inward * inward));
        };
    Solid mediastinum = Solid.column(5, 40, 40, 60, 2);
    organs.add(new Organ(Tissue.LUNG, cavity.and(above).minus(mediastinum)));
    organs.add(
        new Organ(
            Tissue.HEART, Solid.ellipsoid(new Vector3(28, -42, 72), new Vector3(46, 38, 32))));
  }

  private void viscera(SplittableRandom random, Solid cavity) {
    double size = random.nextDouble(0.92, 1.1);
    Vector3 spleen = new Vector3(92, 42, 8);
    add(
        Tissue.SPLEEN,
        Solid.ellipsoid(spleen, new Vector3(26 * size, 42 * size, 44 * size))
            .wavy(new ValueNoise(random.nextLong()), 3, 22)
            .and(cavity));
    Solid stomach =
        Solid.ellipsoid(new Vector3(66, -32, 12), new Vector3(36, 34, 48))
            .wavy(new ValueNoise(random.nextLong()), 4, 30)
            .and(cavity);
    Solid lumen = (x, y, z) -> stomach.depthMm(x, y, z) - 4;
    Solid air = (x, y, z) -> Math.min(lumen.depthMm(x, y, z), -46 - y);
    add(Tissue.MUSCLE, stomach);
    add(Tissue.STOMACH, lumen);
    add(Tissue.GAS, air);
    kidney(new Vector3(-56, 58, -52), cavity);
    kidney(new Vector3(56, 56, -44), cavity);
    add(Tissue.MUSCLE, Solid.ellipsoid(new Vector3(30, 2, -38), new Vector3(44, 11, 13)));
    for (int loop = 0; loop < 7; loop++) {
      Vector3 at =
          new Vector3(
              random.nextDouble(-20, 95), random.nextDouble(-75, 20), random.nextDouble(-75, -45));
      add(Tissue.STOMACH, Solid.ellipsoid(at, new Vector3(19, 15, 17)).and(cavity));
    }
    add(Tissue.BILE, Solid.ellipsoid(new Vector3(-42, -46, -40), new Vector3(14, 19, 20)));
  }

  private void kidney(Vector3 centre, Solid cavity) {
    Solid cortex = Solid.ellipsoid(centre, new Vector3(25, 26, 42)).and(cavity);
    add(Tissue.KIDNEY_CORTEX, cortex);
    add(Tissue.KIDNEY_MEDULLA, Solid.ellipsoid(centre, new Vector3(18, 19, 35)));
    add(Tissue.FAT, Solid.ellipsoid(centre, new Vector3(8, 9, 20)));
  }

  private void add(Tissue tissue, Solid solid) {
    organs.add(new Organ(tissue, solid));
  }
}
