package org.tacescore.volume.registration;

import java.util.BitSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Rotation;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Where a position of the fixed image lies in the moving one: {@code R p + t + u(p)}, u being a
 * cubic B-spline over a lattice of control points; LPS, mm. Immutable.
 *
 * <p>Beyond the box that was registered, u goes on as at its border.
 */
public final class Deformation {
  private final Rotation rotation;
  private final Vector3 translation;
  private final ControlGrid grid;
  private final double[] coefficients;

  Deformation(Rotation rotation, Vector3 translation, ControlGrid grid, double[] coefficients) {
    this.rotation = rotation;
    this.translation = translation;
    this.grid = grid;
    this.coefficients = coefficients.clone();
  }

  /** R. */
  public Rotation rotation() {
    return rotation;
  }

  /** t, mm. */
  public Vector3 translationMm() {
    return translation;
  }

  /** Where a position of the fixed image lies in the moving one. */
  public Vector3 apply(Vector3 position) {
    return rotation.apply(position).plus(translation).plus(displacement(position));
  }

  /** u, what is left beyond the rigid part, mm. */
  public Vector3 displacement(Vector3 p) {
    double[] weights = new double[12];
    double[] u = new double[3];
    int at = grid.locate(p.x(), p.y(), p.z(), weights, new double[0]);
    grid.sum(coefficients, at, weights, weights, weights, u);
    return new Vector3(u[0], u[1], u[2]);
  }

  /**
   * Volume of the moving image for each volume of the fixed one at a position: the determinant of
   * the Jacobian. It is 1 where nothing swells or shrinks, and at most 0 where space is folded.
   */
  public double jacobian(Vector3 p) {
    double[] weights = new double[12];
    double[] slopes = new double[12];
    int at = grid.locate(p.x(), p.y(), p.z(), weights, slopes);
    double[] alongX = new double[3];
    double[] alongY = new double[3];
    double[] alongZ = new double[3];
    grid.sum(coefficients, at, slopes, weights, weights, alongX);
    grid.sum(coefficients, at, weights, slopes, weights, alongY);
    grid.sum(coefficients, at, weights, weights, slopes, alongZ);
    Vector3 x = rotation.x().plus(new Vector3(alongX[0], alongY[0], alongZ[0]));
    Vector3 y = rotation.y().plus(new Vector3(alongX[1], alongY[1], alongZ[1]));
    Vector3 z = rotation.z().plus(new Vector3(alongX[2], alongY[2], alongZ[2]));
    return x.cross(y).dot(z);
  }

  /**
   * The moving image as it lies over the fixed one, by trilinear interpolation.
   *
   * @param target a grid in the fixed image's space
   * @param outside value of voxels that lie outside the moving image
   */
  public Volume pull(Volume moving, VolumeGeometry target, double outside) {
    LevelImage image = new LevelImage(moving.geometry(), moving.toFloatArray());
    GridSize size = target.size();
    float[] values = new float[size.voxels()];
    IntStream.range(0, size.rows() * size.slices())
        .parallel()
        .forEach(
            line -> {
              UnaryOperator<Vector3> row = alongRow(target, line * size.columns());
              double[] value = new double[4];
              for (int offset = line * size.columns();
                  offset < (line + 1) * size.columns();
                  offset++) {
                Vector3 at = row.apply(centre(target, offset));
                boolean inside = image.sample(at.x(), at.y(), at.z(), value);
                values[offset] = (float) (inside ? value[0] : outside);
              }
            });
    return Volume.of(target, values);
  }

  /** {@link #apply} for one row of a grid, which most often runs along x: of one thread. */
  private UnaryOperator<Vector3> alongRow(VolumeGeometry target, int first) {
    Vector3 way = target.direction().column();
    if (way.y() != 0 || way.z() != 0) {
      return this::apply;
    }
    Vector3 start = centre(target, first);
    double[] line = grid.alongX(coefficients, start.y(), start.z());
    double[] weights = new double[4];
    double[] u = new double[3];
    return p -> {
      grid.sumAlongX(line, p.x(), weights, u);
      return rotation.apply(p).plus(translation).plus(new Vector3(u[0], u[1], u[2]));
    };
  }

  /** A mask of the moving image as it lies over the fixed one: the nearest voxel's. */
  public Mask pull(Mask moving, VolumeGeometry target) {
    BitSet inside = new BitSet(target.size().voxels());
    for (int offset = 0; offset < target.size().voxels(); offset++) {
      Vector3 index = moving.geometry().indexOf(apply(centre(target, offset)));
      if (moving.contains(nearest(index.x()), nearest(index.y()), nearest(index.z()))) {
        inside.set(offset);
      }
    }
    return Mask.of(target, inside);
  }

  /** This deformation as one of its family. */
  Warp.Map map() {
    return new SplineWarp(rotation, translation, grid).at(coefficients);
  }

  private static int nearest(double index) {
    return (int) Math.floor(index + 0.5);
  }

  static Vector3 centre(VolumeGeometry grid, int offset) {
    GridSize size = grid.size();
    return grid.positionOf(
        offset % size.columns(),
        offset / size.columns() % size.rows(),
        offset / size.columns() / size.rows());
  }
}
