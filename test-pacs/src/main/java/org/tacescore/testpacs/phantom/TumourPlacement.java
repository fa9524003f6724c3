package org.tacescore.testpacs.phantom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.tacescore.volume.Vector3;

/** Where tumours grow: inside the liver, apart from each other, within the scanned height. */
final class TumourPlacement {

  private static final int TRIES = 4000;
  private static final double GAP_MM = 6;

  private final Solid liver;
  private final SplittableRandom random;

  TumourPlacement(Solid liver, SplittableRandom random) {
    this.liver = liver;
    this.random = random;
  }

  /** One to three tumours, largest first. */
  List<Tumour> draw(Traits traits) {
    int count = 1 + random.nextInt(3);
    Tumour.Vascularity vascularity = Tumour.Vascularity.draw(traits, random);
    List<Tumour> placed = new ArrayList<>();
    for (double radius : radii(count)) {
      Vector3 centre = centreFor(radius, placed);
      placed.add(new Tumour(placed.size() + 1, centre, radius, vascularity, random.nextLong()));
    }
    return placed;
  }

  private List<Double> radii(int count) {
    List<Double> radii = new ArrayList<>();
    radii.add(random.nextDouble(17, 26));
    for (int i = 1; i < count; i++) {
      radii.add(random.nextDouble(9, 14));
    }
    radii.sort(Comparator.reverseOrder());
    return radii;
  }

  private Vector3 centreFor(double radius, List<Tumour> placed) {
    for (int tries = 0; tries < TRIES; tries++) {
      Vector3 centre =
          new Vector3(
              random.nextDouble(-130, 50), random.nextDouble(-90, 80), random.nextDouble(-40, 40));
      double depth = liver.depthMm(centre.x(), centre.y(), centre.z());
      boolean apart =
          placed.stream()
              .allMatch(
                  t -> t.centre().minus(centre).length() > 1.2 * (t.radiusMm() + radius) + GAP_MM);
      if (depth > 0.75 * radius && Math.abs(centre.z()) + 1.2 * radius < 52 && apart) {
        return centre;
      }
    }
    throw new IllegalStateException("no room for a tumour of %.1f mm".formatted(radius));
  }
}
