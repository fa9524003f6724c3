package org.tacescore.radiomics.image;

import java.util.List;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/**
 * An image from which features are taken: the original or a filtered one, by PyRadiomics' names and
 * with its parameters.
 */
public sealed interface ImageType {
  /** The image itself. */
  record Original() implements ImageType {}

  /**
   * Undecimated wavelet sub-bands.
   *
   * @param wavelet name of an orthogonal or biorthogonal wavelet as PyWavelets spells it: {@code
   *     coif1}
   * @param levels number of decompositions, at least 1 (PyRadiomics {@code level})
   * @param startLevel decompositions before the first that is used, 0 or more
   */
  record Wavelet(String wavelet, int levels, int startLevel) implements ImageType {
    public Wavelet {
      WaveletTable.requireKnown(wavelet);
      requireAtLeast(1, levels, "level");
      requireAtLeast(0, startLevel, "start_level");
    }
  }

  /**
   * Laplacian of Gaussian, one image a sigma.
   *
   * @param sigmasMm widths in millimetres, positive; the image's name writes a whole number as it
   *     was given, {@code 1} or {@code 1.0}
   */
  record LaplacianOfGaussian(List<? extends Number> sigmasMm) implements ImageType {
    public LaplacianOfGaussian {
      sigmasMm = List.copyOf(sigmasMm);
      for (Number sigmaMm : sigmasMm) {
        if (!(sigmaMm.doubleValue() > 0) || !Double.isFinite(sigmaMm.doubleValue())) {
          throw new InvalidSettingsException("sigma must be more than 0 mm, got " + sigmaMm);
        }
      }
    }
  }

  /** Squared intensities, scaled to the original range. */
  record Square() implements ImageType {}

  /** Square roots of absolute intensities with their sign, scaled to the original range. */
  record SquareRoot() implements ImageType {}

  /** Logarithms of absolute intensities plus one with their sign, scaled to the original range. */
  record Logarithm() implements ImageType {}

  /** Exponentials of scaled intensities. */
  record Exponential() implements ImageType {}

  /**
   * Magnitude of the gradient.
   *
   * @param useSpacing whether differences are per millimetre or per voxel
   */
  record Gradient(boolean useSpacing) implements ImageType {}

  /**
   * Local binary patterns slice by slice.
   *
   * @param radius of the circle of samples, in voxels
   * @param samples number of points on the circle
   * @param method name as scikit-image spells it: {@code uniform}
   */
  record Lbp2d(double radius, int samples, String method) implements ImageType {
    public Lbp2d {
      requireAtLeast(1, samples, "lbp2DSamples");
      requirePositive(radius, "lbp2DRadius");
      BinaryPattern.named(method);
    }
  }

  /**
   * Local binary patterns by spherical harmonics.
   *
   * @param levels degree of the harmonics
   * @param icosphereRadius radius of the sphere of samples, in voxels
   * @param icosphereSubdivision how often the faces of the icosahedron are divided
   */
  record Lbp3d(int levels, double icosphereRadius, int icosphereSubdivision) implements ImageType {
    /** Each division has four times as many samples as the one before; this has 10 242. */
    static final int MOST_SUBDIVISIONS = 5;

    public Lbp3d {
      requireAtLeast(1, levels, "lbp3DLevels");
      requireAtLeast(0, icosphereSubdivision, "lbp3DIcosphereSubdivision");
      requirePositive(icosphereRadius, "lbp3DIcosphereRadius");
      if (icosphereSubdivision > MOST_SUBDIVISIONS) {
        throw new InvalidSettingsException(
            "lbp3DIcosphereSubdivision must be at most %d, got %d"
                .formatted(MOST_SUBDIVISIONS, icosphereSubdivision));
      }
    }
  }

  private static void requirePositive(double value, String key) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw new InvalidSettingsException("%s must be more than 0, got %s".formatted(key, value));
    }
  }

  private static void requireAtLeast(int least, int value, String key) {
    if (value < least) {
      throw new InvalidSettingsException(
          "%s must be at least %d, got %d".formatted(key, least, value));
    }
  }
}
