package org.tacescore.radiomics.image;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;

/**
 * Filters of single voxels, scaled by the largest absolute intensity of the whole image as
 * PyRadiomics scales them; all give doubles.
 *
 * <p>An image of zeros has no scale: its square and its logarithm are NaN.
 */
final class PointwiseFilter {
  private PointwiseFilter() {}

  /** (x / sqrt(m))². */
  static Volume square(Volume image, GridBox box) {
    double scale = 1 / Math.sqrt(largest(image));
    return map(
        image,
        box,
        x -> {
          double scaled = scale * x;
          return scaled * scaled;
        });
  }

  /** sqrt(m |x|) with the sign of x. */
  static Volume squareRoot(Volume image, GridBox box) {
    double largest = largest(image);
    return map(image, box, x -> x < 0 ? -Math.sqrt(-x * largest) : Math.sqrt(x * largest));
  }

  /** log(|x| + 1) m / log(m + 1) with the sign of x. */
  static Volume logarithm(Volume image, GridBox box) {
    double largest = largest(image);
    double scale = largest / Math.log(largest + 1);
    return map(
        image, box, x -> (x < 0 ? -Math.log(-(x - 1)) : x > 0 ? Math.log(x + 1) : x) * scale);
  }

  /** exp(x log(m) / m). */
  static Volume exponential(Volume image, GridBox box) {
    double largest = largest(image);
    double scale = Math.log(largest) / largest;
    return map(image, box, x -> Math.exp(scale * x));
  }

  private static double largest(Volume image) {
    return IntStream.range(0, image.geometry().size().voxels())
        .parallel()
        .mapToDouble(offset -> Math.abs(image.at(offset)))
        .max()
        .orElseThrow();
  }

  private static Volume map(Volume image, GridBox box, DoubleUnaryOperator filter) {
    Volume cropped = image.crop(box);
    return Volume.of(
        cropped.geometry(), ValueType.DOUBLE, offset -> filter.applyAsDouble(cropped.at(offset)));
  }
}
