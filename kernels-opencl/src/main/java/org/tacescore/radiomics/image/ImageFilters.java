package org.tacescore.radiomics.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tacescore.kernels.FilterPair;
import org.tacescore.kernels.Kernels;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Makes the images of an {@link ImageType}, as PyRadiomics 3 makes them and in its order.
 *
 * <p>Filters see the whole image; what they give is cut to a region's bounding box.
 */
public final class ImageFilters {
  /** Fewest voxels along an axis for a recursive filter of order 4. */
  private static final int LEAST_SIZE = 4;

  private ImageFilters() {}

  /**
   * Hands out images one after another; the next is not computed, and where they are large not
   * held, before the consumer returns. Each filter uses all cores.
   *
   * @param image the whole prepared image
   * @param box bounding box of the region
   * @param planes the planes to which features are kept; wavelets then do not filter across them,
   *     and local binary patterns lie in them
   * @param consumer is called on the caller's thread
   * @return why images that were asked for could not be made, one sentence each; PyRadiomics logs
   *     such a sentence and leaves the image out
   */
  public static List<String> apply(
      ImageType type,
      Volume image,
      GridBox box,
      Planes planes,
      Kernels kernels,
      Consumer<FilteredImage> consumer) {
    if (type instanceof ImageType.Wavelet wavelet) {
      wavelet(wavelet, image, box, planes, kernels, consumer);
    } else if (type instanceof ImageType.LaplacianOfGaussian laplacian) {
      return laplacian(laplacian, image, box, kernels, consumer);
    } else if (type instanceof ImageType.Square) {
      consumer.accept(new FilteredImage("square", PointwiseFilter.square(image, box)));
    } else if (type instanceof ImageType.SquareRoot) {
      consumer.accept(new FilteredImage("squareroot", PointwiseFilter.squareRoot(image, box)));
    } else if (type instanceof ImageType.Logarithm) {
      consumer.accept(new FilteredImage("logarithm", PointwiseFilter.logarithm(image, box)));
    } else if (type instanceof ImageType.Exponential) {
      consumer.accept(new FilteredImage("exponential", PointwiseFilter.exponential(image, box)));
    } else if (type instanceof ImageType.Gradient gradient) {
      Volume values = GradientMagnitude.of(image, box, gradient.useSpacing());
      consumer.accept(new FilteredImage("gradient", values));
    } else if (type instanceof ImageType.Lbp2d patterns) {
      Volume values = BinaryPatterns2d.of(image, box, patterns, planes);
      consumer.accept(new FilteredImage("lbp-2D", values));
    } else if (type instanceof ImageType.Lbp3d patterns) {
      List<Volume> images = BinaryPatterns3d.of(image, box, patterns);
      for (int level = 1; level <= patterns.levels(); level++) {
        consumer.accept(new FilteredImage("lbp-3D-m" + level, images.get(level - 1)));
      }
      consumer.accept(new FilteredImage("lbp-3D-k", images.get(patterns.levels())));
    } else {
      consumer.accept(new FilteredImage("original", image.crop(box)));
    }
    return List.of();
  }

  private static void wavelet(
      ImageType.Wavelet type,
      Volume image,
      GridBox box,
      Planes planes,
      Kernels kernels,
      Consumer<FilteredImage> consumer) {
    FilterPair filters = WaveletTable.filters(type.wavelet());
    boolean[] filtered = {planes != Planes.COLUMN, planes != Planes.ROW, planes != Planes.SLICE};
    VolumeGeometry grid = image.geometry();
    if (image.type() == ValueType.FLOAT) {
      new WaveletTransform<>(Precision.SINGLE, kernels, filters, filtered, grid, box)
          .transform(image, type.startLevel(), type.levels(), consumer);
    } else {
      new WaveletTransform<>(Precision.DOUBLE, kernels, filters, filtered, grid, box)
          .transform(image, type.startLevel(), type.levels(), consumer);
    }
  }

  private static List<String> laplacian(
      ImageType.LaplacianOfGaussian type,
      Volume image,
      GridBox box,
      Kernels kernels,
      Consumer<FilteredImage> consumer) {
    List<String> left = new ArrayList<>();
    for (Number sigmaMm : type.sigmasMm()) {
      String name = "log-sigma-%s-mm-3D".formatted(sigmaMm.toString().replace('.', '-'));
      Optional<String> hindrance = hindrance(sigmaMm.doubleValue(), image.geometry());
      if (hindrance.isPresent()) {
        left.add("%s was left out: %s".formatted(name, hindrance.get()));
      } else {
        float[] values = kernels.laplacianOfGaussian(image, box, sigmaMm.doubleValue());
        consumer.accept(new FilteredImage(name, Volume.of(image.geometry().crop(box), values)));
      }
    }
    return left;
  }

  private static Optional<String> hindrance(double sigmaMm, VolumeGeometry grid) {
    GridSize size = grid.size();
    Spacing spacing = grid.spacingMm();
    boolean isLargeEnough =
        size.columns() >= least(sigmaMm, spacing.columnMm())
            && size.rows() >= least(sigmaMm, spacing.rowMm())
            && size.slices() >= least(sigmaMm, spacing.sliceMm());
    return isLargeEnough
        ? Optional.empty()
        : Optional.of(
            "an image of %d x %d x %d voxels is too small for it"
                .formatted(size.columns(), size.rows(), size.slices()));
  }

  private static double least(double sigmaMm, double spacingMm) {
    return Math.max(LEAST_SIZE, Math.ceil(sigmaMm / spacingMm) + 1);
  }
}
