package org.tacescore.volume.registration;

import org.tacescore.volume.Rotation;
import org.tacescore.volume.Vector3;

/** A rigid map plus the displacements of a {@link ControlGrid}, whose coefficients it varies. */
final class SplineWarp implements Warp {
  private static final double[] NONE = {};

  private final Rotation rotation;
  private final Vector3 translation;
  private final ControlGrid grid;

  SplineWarp(Rotation rotation, Vector3 translation, ControlGrid grid) {
    this.rotation = rotation;
    this.translation = translation;
    this.grid = grid;
  }

  @Override
  public int parameters() {
    return grid.parameters();
  }

  @Override
  public Map at(double[] coefficients) {
    return new FreeForm(coefficients.clone());
  }

  ControlGrid grid() {
    return grid;
  }

  /** What these coefficients make. */
  Deformation deformation(double[] coefficients) {
    return new Deformation(rotation, translation, grid, coefficients);
  }

  private final class FreeForm implements Map {
    private final double[] coefficients;

    FreeForm(double[] coefficients) {
      this.coefficients = coefficients;
    }

    @Override
    public void apply(double x, double y, double z, double[] to) {
      double[] weights = new double[12];
      int at = grid.locate(x, y, z, weights, NONE);
      grid.sum(coefficients, at, weights, weights, weights, to);
      to[0] += along(rotation.x(), x, y, z) + translation.x();
      to[1] += along(rotation.y(), x, y, z) + translation.y();
      to[2] += along(rotation.z(), x, y, z) + translation.z();
    }

    private static double along(Vector3 row, double x, double y, double z) {
      return row.x() * x + row.y() * y + row.z() * z;
    }

    @Override
    public void addGradient(
        double px, double py, double pz, double dx, double dy, double dz, double[] gradient) {
      double[] weights = new double[12];
      int first = grid.locate(px, py, pz, weights, NONE);
      for (int k = 0; k < 4; k++) {
        for (int j = 0; j < 4; j++) {
          double line = weights[8 + k] * weights[4 + j];
          double x = line * dx;
          double y = line * dy;
          double z = line * dz;
          int point = first + 3 * ((k * grid.ny() + j) * grid.nx());
          for (int i = 0; i < 4; i++, point += 3) {
            gradient[point] += weights[i] * x;
            gradient[point + 1] += weights[i] * y;
            gradient[point + 2] += weights[i] * z;
          }
        }
      }
    }
  }
}
