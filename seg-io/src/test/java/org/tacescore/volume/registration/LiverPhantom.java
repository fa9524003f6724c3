package org.tacescore.volume.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * An abdomen as a function of position: liver with vessels and tumours, lung, spleen, kidney,
 * spine, ribs and aorta, each with a value in HU for each of two phases. A function of its seed.
 */
final class LiverPhantom {
  static final int ARTERIAL = 0;
  static final int PORTAL = 1;
  private static final double NOISE_HU = 10;
  private static final double EDGE_MM = 2;

  /** Depth below a surface in mm, negative outside. */
  private interface Solid {
    double depth(Vector3 p);
  }

  private record Part(Solid solid, double[] hu) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<Part> inLiver = new ArrayList<>();
  private final Solid liver;
  private final long seed;

  LiverPhantom(long seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    double size = random.nextDouble(0.95, 1.06);
    double[] phase = random.doubles(6, 0, 2 * Math.PI).toArray();
    Solid right = ellipsoid(-72, 2, 0, 60 * size, 74 * size, 55 * size);
    Solid left = ellipsoid(-12, -46, 14, 62 * size, 30 * size, 34 * size);
    liver =
        p ->
            Math.max(right.depth(p), left.depth(p))
                + 2 * Math.sin(p.x() / 9 + phase[0]) * Math.sin(p.y() / 11 + phase[1])
                + 2 * Math.sin(p.z() / 10 + phase[2]) * Math.sin(p.x() / 13 + phase[3]);
    Solid body = ellipsoid(0, 0, 0, 165, 118, 1e6);
    put(body, -90, -90);
    put(p -> body.depth(p) - 14, 45, 55);
    put(p -> Math.min(body.depth(p) - 20, lungDepth(p)), -850, -850);
    for (int rib = -5; rib < 6; rib++) {
      double z = 24 * rib + random.nextDouble(-3, 3);
      put(p -> Math.min(4 - Math.abs(body.depth(p) - 17), 5 - Math.abs(p.z() - z)), 450, 450);
    }
    put(ellipsoid(95, 30, 10, 35, 42, 50), 130, 120);
    put(ellipsoid(-50, 62, -62, 24, 26, 46), 180, 190);
    put(ellipsoid(0, 78, 0, 22, 20, 1e6), 280, 280);
    put(ellipsoid(14, 50, 0, 11, 11, 1e6), 330, 150);
    put(liver, 68, 112);
    vessels(random, new Vector3(-30, 0, -15), 10, 95, 175);
    vessels(random, new Vector3(-25, 15, 38), 8, 70, 165);
    tumours(random);
  }

  private static double lungDepth(Vector3 p) {
    return p.z() - 58 + (p.x() * p.x() + p.y() * p.y()) / 700;
  }

  private void put(Solid solid, double arterial, double portal) {
    parts.add(new Part(solid, new double[] {arterial, portal}));
  }

  private void vessels(
      SplittableRandom random, Vector3 root, int count, double arterial, double portal) {
    for (int branch = 0; branch < count; branch++) {
      Vector3 end = new Vector3(random.nextDouble(-125, 20), random.nextDouble(-65, 65), 0);
      Vector3 tip = end.plus(new Vector3(0, 0, random.nextDouble(-45, 45)));
      double radius = random.nextDouble(2, 5);
      inLiver.add(new Part(tube(root, tip, radius), new double[] {arterial, portal}));
    }
  }

  private void tumours(SplittableRandom random) {
    for (int tumour = 0; tumour < 3; tumour++) {
      double radius = random.nextDouble(7, 18);
      Solid solid =
          ellipsoid(
              random.nextDouble(-110, -35),
              random.nextDouble(-45, 45),
              random.nextDouble(-30, 30),
              radius,
              radius * 0.9,
              radius * 1.1);
      inLiver.add(new Part(solid, new double[] {115, 88}));
    }
  }

  private static Solid ellipsoid(double x, double y, double z, double a, double b, double c) {
    double least = Math.min(a, Math.min(b, c));
    return p -> {
      double u = (p.x() - x) / a;
      double v = (p.y() - y) / b;
      double w = (p.z() - z) / c;
      return (1 - Math.sqrt(u * u + v * v + w * w)) * least;
    };
  }

  private static Solid tube(Vector3 from, Vector3 to, double radius) {
    Vector3 way = to.minus(from);
    double squared = way.dot(way);
    return p -> {
      double part = Math.max(0, Math.min(1, p.minus(from).dot(way) / squared));
      return radius * (1 - 0.6 * part) - p.minus(from.plus(way.times(part))).length();
    };
  }

  boolean isLiver(Vector3 p) {
    return liver.depth(p) > 0;
  }

  private double hu(Vector3 p, int phase) {
    double value = -1000;
    for (Part part : parts) {
      value = blend(value, part, phase, part.solid.depth(p));
    }
    double within = liver.depth(p) - EDGE_MM;
    if (within > 0) {
      for (Part part : inLiver) {
        value = blend(value, part, phase, Math.min(within, part.solid.depth(p)));
      }
    }
    return value;
  }

  private static double blend(double value, Part part, int phase, double depth) {
    double weight = Math.max(0, Math.min(1, 0.5 + depth / EDGE_MM));
    return value + weight * (part.hu[phase] - value);
  }

  /**
   * An image of the phantom with its liver.
   *
   * @param where the position of the phantom that is seen at a position of the image
   */
  Scan scan(VolumeGeometry grid, int phase, UnaryOperator<Vector3> where) {
    return scan(grid, phase, phase, where);
  }

  /** The same with noise of a seed of its own. */
  Scan scan(VolumeGeometry grid, int phase, long noise, UnaryOperator<Vector3> where) {
    SplittableRandom random = new SplittableRandom(seed * 31 + noise);
    Volume volume =
        Volume.of(
            grid,
            ValueType.FLOAT,
            offset ->
                hu(where.apply(Deformation.centre(grid, offset)), phase)
                    + NOISE_HU * random.nextGaussian());
    Mask mask = Mask.where(grid, offset -> isLiver(where.apply(Deformation.centre(grid, offset))));
    return Scan.of(volume, mask);
  }

  /** A grid centred on the phantom. */
  static VolumeGeometry grid(int columns, int rows, int slices, double mm, double sliceMm) {
    return new VolumeGeometry(
        new GridSize(columns, rows, slices),
        new Spacing(mm, mm, sliceMm),
        Direction.AXIAL,
        new Vector3(-mm * (columns - 1) / 2, -mm * (rows - 1) / 2, -sliceMm * (slices - 1) / 2),
        "1.2.3");
  }

  /** The liver and what is around it: 2.2 mm, slices of 2.5 mm. */
  static VolumeGeometry liverGrid() {
    VolumeGeometry centred = grid(118, 92, 66, 2.2, 2.5);
    return new VolumeGeometry(
        centred.size(),
        centred.spacingMm(),
        centred.direction(),
        centred.origin().plus(new Vector3(-40, 0, 0)),
        centred.frameOfReferenceUid());
  }

  /** The standard of the tests: 2.2 mm, slices of 3 mm. */
  static VolumeGeometry grid() {
    return grid(156, 112, 60, 2.2, 3);
  }
}
