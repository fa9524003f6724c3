package org.tacescore.kernels.opencl;

import org.tacescore.kernels.RecursiveGaussian;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;

/**
 * The Laplacian of Gaussian on a device with doubles: {@code gaussian.cl}.
 *
 * <p>The image is uploaded once and only the box is read back. A pass filters whole lines, and
 * keeps of each what lies in the box.
 */
final class DeviceLaplacian {
  private static final int AXES = 3;

  private final ClSession session;
  private final WorkShape shape;
  private final Volume image;
  private final GridBox box;
  private final double sigmaMm;
  private final boolean inFloats;

  DeviceLaplacian(ClSession session, WorkShape shape, Volume image, GridBox box, double sigmaMm) {
    this.session = session;
    this.shape = shape;
    this.image = image;
    this.box = box;
    this.sigmaMm = sigmaMm;
    this.inFloats = image.type().fitsFloat();
  }

  /** What is on the device between two passes. */
  private record Field(ClBuffer values, boolean inFloats, GridSize size) {}

  float[] values() {
    int voxels = box.size().voxels();
    try (ClBuffer whole =
            inFloats ? session.copyOf(image.toFloatArray()) : session.copyOf(image.toArray());
        ClBuffer sum = session.zeros((long) voxels * Float.BYTES)) {
      for (int axis = 0; axis < AXES; axis++) {
        addCurvature(axis, new Field(whole, inFloats, image.geometry().size()), sum);
      }
      return session.readFloats(sum, voxels);
    }
  }

  /** Adds the second derivative along an axis, smoothed along the two others. */
  private void addCurvature(int axis, Field whole, ClBuffer sum) {
    int second = axis == 0 ? 1 : 0;
    int third = axis == 2 ? 1 : 2;
    double spacing = spacingMm(axis);
    GridSize curved = cut(whole.size(), axis);
    GridSize smoothed = cut(curved, second);
    try (ClBuffer coefficients = copyOf(RecursiveGaussian.secondDerivative(sigmaMm, spacing));
        ClBuffer forSecond = copyOf(RecursiveGaussian.smoothing(sigmaMm, spacingMm(second)));
        ClBuffer forThird = copyOf(RecursiveGaussian.smoothing(sigmaMm, spacingMm(third)));
        ClBuffer forward = session.allocate((long) curved.voxels() * Double.BYTES);
        ClBuffer first = session.allocate((long) curved.voxels() * Float.BYTES);
        ClBuffer then = session.allocate((long) smoothed.voxels() * Float.BYTES)) {
      pass(axis, coefficients, whole, forward, first, 0);
      pass(second, forSecond, new Field(first, true, curved), forward, then, 0);
      double weight = 1.0 / (spacing * spacing);
      pass(third, forThird, new Field(then, true, smoothed), forward, sum, weight);
    }
  }

  private ClBuffer copyOf(RecursiveGaussian filter) {
    return session.copyOf(filter.coefficients());
  }

  private double spacingMm(int axis) {
    Spacing spacing = image.geometry().spacingMm();
    return axis == 0 ? spacing.columnMm() : axis == 1 ? spacing.rowMm() : spacing.sliceMm();
  }

  /** A size cut to the box along an axis. */
  private GridSize cut(GridSize size, int axis) {
    GridSize inBox = box.size();
    return new GridSize(
        axis == 0 ? inBox.columns() : size.columns(),
        axis == 1 ? inBox.rows() : size.rows(),
        axis == 2 ? inBox.slices() : size.slices());
  }

  /**
   * Filters along an axis.
   *
   * @param weight of what is added to the result, or 0 for a result of its own
   */
  private void pass(
      int axis, ClBuffer coefficients, Field from, ClBuffer forward, ClBuffer to, double weight) {
    GridSize size = from.size();
    GridSize kept = cut(size, axis);
    int[] extents = {size.columns(), size.rows(), size.slices()};
    int[] keptExtents = {kept.columns(), kept.rows(), kept.slices()};
    int[] in = strides(size);
    int[] out = strides(kept);
    int[] firsts = {box.firstColumn(), box.firstRow(), box.firstSlice()};
    int line = axis == 0 ? 1 : 0;
    int layer = axis == 2 ? 1 : 2;
    session
        .program(definitions(from), "gaussian.cl")
        .run(
            "gaussian_pass",
            new long[] {shape.rowItems(extents[line]), extents[layer]},
            new long[] {shape.rowGroup(), 1},
            from.values(),
            ClArgument.of(extents[axis]),
            ClArgument.of(in[axis]),
            ClArgument.of(in[line]),
            ClArgument.of(in[layer]),
            ClArgument.of(extents[line]),
            coefficients,
            ClArgument.of(firsts[axis]),
            ClArgument.of(keptExtents[axis]),
            ClArgument.of(out[axis]),
            ClArgument.of(out[line]),
            ClArgument.of(out[layer]),
            forward,
            to,
            ClArgument.of(weight != 0 ? 1 : 0),
            ClArgument.of(weight));
  }

  private static String definitions(Field from) {
    return from.inFloats()
        ? DevicePrecision.FLOATS.definitions()
        : DevicePrecision.DOUBLES.definitions();
  }

  private static int[] strides(GridSize size) {
    return new int[] {1, size.columns(), size.columns() * size.rows()};
  }
}
