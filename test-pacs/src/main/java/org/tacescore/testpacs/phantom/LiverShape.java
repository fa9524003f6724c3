package org.tacescore.testpacs.phantom;

import java.util.SplittableRandom;
import org.tacescore.volume.Vector3;

/** The outline of a liver: a right and a left lobe, inside the abdominal wall. */
final class LiverShape {

  private LiverShape() {}

  static Solid draw(SplittableRandom random, Solid cavity) {
    double size = random.nextDouble(0.95, 1.06);
    Solid right =
        Solid.ellipsoid(new Vector3(-72, 2, 0), new Vector3(62 * size, 78 * size, 57 * size));
    Solid left =
        Solid.ellipsoid(new Vector3(-12, -46, 14), new Vector3(66 * size, 30 * size, 36 * size));
    Solid spineAndHilum =
        Solid.ellipsoid(new Vector3(0, 38, -8), new Vector3(46, 44, 70))
            .or(Solid.ellipsoid(new Vector3(-18, 0, -34), new Vector3(30, 18, 30)), 8);
    return right
        .or(left, 14)
        .wavy(new ValueNoise(random.nextLong()), 4, 34)
        .minus(spineAndHilum)
        .and((x, y, z) -> cavity.depthMm(x, y, z) - 2);
  }
}
