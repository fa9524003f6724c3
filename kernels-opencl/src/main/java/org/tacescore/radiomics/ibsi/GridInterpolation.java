package org.tacescore.radiomics.ibsi;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Image and mask on a grid of another spacing (IBSI reference manual, chapter 2.4).
 *
 * <p>Along each axis the new grid has the old extent divided by the new spacing, rounded up, voxels
 * ({@link AxisSampling}); an axis that keeps its spacing keeps its voxels.
 */
final class GridInterpolation {
  private final Interpolation settings;
  private final VolumeGeometry from;
  private final VolumeGeometry to;
  private final AxisSampling[] axes;

  GridInterpolation(VolumeGeometry from, Interpolation settings) {
    this.settings = settings;
    this.from = from;
    int[] counts = {from.size().columns(), from.size().rows(), from.size().slices()};
    Spacing old = from.spacingMm();
    double[] oldMm = {old.columnMm(), old.rowMm(), old.sliceMm()};
    List<Double> wanted = settings.spacingMm();
    this.axes = new AxisSampling[3];
    for (int axis = 0; axis < 3; axis++) {
      double newMm = axis < wanted.size() ? wanted.get(axis) : oldMm[axis];
      axes[axis] = new AxisSampling(counts[axis], oldMm[axis], newMm, settings.alignment());
    }
    this.to = geometry();
  }

  private VolumeGeometry geometry() {
    return new VolumeGeometry(
        new GridSize(axes[0].newCount(), axes[1].newCount(), axes[2].newCount()),
        new Spacing(axes[0].newMm(), axes[1].newMm(), axes[2].newMm()),
        from.direction(),
        from.positionOf(axes[0].position(0), axes[1].position(0), axes[2].position(0)),
        from.frameOfReferenceUid());
  }

  private boolean isIdentity() {
    return axes[0].isIdentity() && axes[1].isIdentity() && axes[2].isIdentity();
  }

  Volume image(Volume image) {
    if (isIdentity()) {
      return image;
    }
    double[] values = sampled(source(image), settings.image());
    round(values, image);
    return Volume.of(to, values);
  }

  private IntToDoubleFunction source(Volume image) {
    if (settings.image() != Interpolation.Method.CUBIC) {
      return image::at;
    }
    double[] coefficients = image.toArray();
    for (int axis = 0; axis < 3; axis++) {
      if (!axes[axis].isIdentity()) {
        CubicSpline.prefilter(coefficients, from.size(), axis);
      }
    }
    return offset -> coefficients[offset];
  }

  private void round(double[] values, Volume image) {
    boolean nearest =
        switch (settings.rounding()) {
          case NEAREST -> true;
          case NEAREST_OF_WHOLE -> isWhole(image);
          case TRUNCATE, NONE -> false;
        };
    for (int k = 0; k < values.length; k++) {
      if (nearest) {
        values[k] = Math.rint(values[k]);
      } else if (settings.rounding() == Interpolation.Rounding.TRUNCATE) {
        values[k] = values[k] < 0 ? Math.ceil(values[k]) : Math.floor(values[k]);
      }
    }
  }

  private static boolean isWhole(Volume image) {
    return image.type().isWhole()
        || IntStream.range(0, image.geometry().size().voxels())
            .parallel()
            .allMatch(offset -> image.at(offset) == Math.rint(image.at(offset)));
  }

  Mask mask(Mask mask) {
    if (isIdentity()) {
      return mask;
    }
    double[] values = sampled(offset -> mask.contains(offset) ? 1 : 0, settings.mask());
    BitSet inside = new BitSet(values.length);
    for (int k = 0; k < values.length; k++) {
      inside.set(k, values[k] >= settings.maskThreshold());
    }
    return Mask.of(to, inside);
  }

  private double[] sampled(IntToDoubleFunction source, Interpolation.Method method) {
    AxisSampling.Taps columns = axes[0].taps(method);
    AxisSampling.Taps rows = axes[1].taps(method);
    AxisSampling.Taps slices = axes[2].taps(method);
    double[] values = new double[to.size().voxels()];
    IntStream.range(0, to.size().slices())
        .parallel()
        .forEach(
            slice -> {
              int offset = to.size().offset(0, 0, slice);
              for (int row = 0; row < to.size().rows(); row++) {
                for (int column = 0; column < to.size().columns(); column++) {
                  double value = 0;
                  for (int s = 0; s < slices.width(); s++) {
                    double plane = 0;
                    for (int r = 0; r < rows.width(); r++) {
                      double line = 0;
                      int first = from.size().offset(0, rows.from(row, r), slices.from(slice, s));
                      for (int c = 0; c < columns.width(); c++) {
                        line +=
                            columns.weight(column, c)
                                * source.applyAsDouble(first + columns.from(column, c));
                      }
                      plane += rows.weight(row, r) * line;
                    }
                    value += slices.weight(slice, s) * plane;
                  }
                  values[offset++] = value;
                }
              }
            });
    return values;
  }
}
