package org.tacescore.volume.registration;

import java.util.stream.IntStream;

/**
 * The mutual information of a fixed and a moving image at positions of the fixed one, and its
 * derivative by the parameters of a warp.
 *
 * <p>The positions are shared out in a fixed number of parts, whose sums are added in their order:
 * the result does not depend on the number of threads.
 */
final class MutualInformation {
  private static final int PARTS = 16;

  /** Where fewer of the positions fall into the moving image there is nothing to compare. */
  private static final double LEAST_SHARE = 0.3;

  private final SamplePositions positions;
  private final LevelImage moving;
  private final IntensityWindow window;

  /** Continuous bin of the moving image, NaN outside it, then its change per mm along x, y, z. */
  private final double[] sampled;

  MutualInformation(SamplePositions positions, LevelImage moving, IntensityWindow window) {
    this.positions = positions;
    this.moving = moving;
    this.window = window;
    this.sampled = new double[4 * positions.count()];
  }

  /** Nats; negative infinity where too little of the positions falls into the moving image. */
  double at(Warp.Map map) {
    return measure(map, new double[JointHistogram.BINS * JointHistogram.BINS], new double[1]);
  }

  /**
   * As {@link #at}, with the gradient.
   *
   * @param gradient takes the derivative by each parameter of the map, added to what is there
   */
  double at(Warp.Map map, double[] gradient) {
    double[] logRatios = new double[JointHistogram.BINS * JointHistogram.BINS];
    double[] total = new double[1];
    double information = measure(map, logRatios, total);
    if (Double.isInfinite(information)) {
      return information;
    }
    double[][] parts = new double[PARTS][];
    IntStream.range(0, PARTS)
        .parallel()
        .forEach(part -> parts[part] = derive(part, map, logRatios, gradient.length));
    for (double[] part : parts) {
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += part[i] / total[0];
      }
    }
    return information;
  }

  private double measure(Warp.Map map, double[] logRatios, double[] total) {
    JointHistogram[] parts = new JointHistogram[PARTS];
    IntStream.range(0, PARTS).parallel().forEach(part -> parts[part] = count(part, map));
    JointHistogram whole = new JointHistogram();
    for (JointHistogram part : parts) {
      whole.add(part);
    }
    total[0] = whole.total();
    return whole.total() < LEAST_SHARE * positions.count()
        ? Double.NEGATIVE_INFINITY
        : whole.mutualInformation(logRatios);
  }

  private int first(int part) {
    return (int) ((long) positions.count() * part / PARTS);
  }

  private JointHistogram count(int part, Warp.Map map) {
    JointHistogram histogram = new JointHistogram();
    double[] point = new double[3];
    double[] value = new double[4];
    double[] weights = new double[4];
    double perValue = JointHistogram.perValue(window);
    for (int i = first(part); i < first(part + 1); i++) {
      map.apply(positions.x[i], positions.y[i], positions.z[i], point);
      if (moving.sample(point[0], point[1], point[2], value)) {
        double bin = JointHistogram.movingBin(value[0], window);
        sampled[4 * i] = bin;
        for (int axis = 1; axis <= 3; axis++) {
          sampled[4 * i + axis] = value[axis] * perValue;
        }
        histogram.add(positions.bin[i], bin, weights);
      } else {
        sampled[4 * i] = Double.NaN;
      }
    }
    return histogram;
  }

  private double[] derive(int part, Warp.Map map, double[] logRatios, int parameters) {
    double[] gradient = new double[parameters];
    double[] slopes = new double[4];
    for (int i = first(part); i < first(part + 1); i++) {
      double bin = sampled[4 * i];
      if (!Double.isNaN(bin)) {
        int whole = (int) bin;
        CubicSpline.slopes(bin - whole, slopes, 0);
        int at = positions.bin[i] * JointHistogram.BINS + whole - 1;
        double perBin =
            slopes[0] * logRatios[at]
                + slopes[1] * logRatios[at + 1]
                + slopes[2] * logRatios[at + 2]
                + slopes[3] * logRatios[at + 3];
        map.addGradient(
            positions.x[i],
            positions.y[i],
            positions.z[i],
            perBin * sampled[4 * i + 1],
            perBin * sampled[4 * i + 2],
            perBin * sampled[4 * i + 3],
            gradient);
      }
    }
    return gradient;
  }
}
