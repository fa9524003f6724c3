package org.tacescore.radiomics.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Local binary patterns in space: samples on a sphere around each voxel, compared with it, and how
 * much spherical harmonics of each degree have of the result; after J. Banerjee, A. Moelker, W. J.
 * Niessen and T. van Walsum, "3D LBP-based rotationally invariant region description", ACCV 2012
 * Workshops, doi:10.1007/978-3-642-37410-4_3.
 *
 * <p>As PyRadiomics computes them, not as the paper means them: a point's x is added to the slice
 * index, its z to the column index; polar angle and azimuth change places in the harmonics; and
 * what is added up are the complex squares, of whose root the real part is taken. Samples have the
 * image's own type; outside the image they are 0. Distances are voxels, whatever the spacing.
 */
final class BinaryPatterns3d {
  private final Volume image;
  private final GridSize size;
  private final int levels;
  private final CubicSpline spline;
  private final List<CubicSpline.Shift[]> shifts = new ArrayList<>();

  /** Real and imaginary parts by degree, then order, then point. */
  private final double[][][] real;

  private final double[][][] imaginary;

  private BinaryPatterns3d(Volume image, ImageType.Lbp3d type) {
    this.image = image;
    this.size = image.geometry().size();
    this.levels = type.levels();
    this.spline = CubicSpline.through(image);
    List<Vector3> points = Icosphere.points(type.icosphereSubdivision(), type.icosphereRadius());
    for (Vector3 point : points) {
      shifts.add(
          new CubicSpline.Shift[] {
            new CubicSpline.Shift(size.columns(), point.z()),
            new CubicSpline.Shift(size.rows(), point.y()),
            new CubicSpline.Shift(size.slices(), point.x())
          });
    }
    this.real = new double[levels][][];
    this.imaginary = new double[levels][][];
    for (int degree = 0; degree < levels; degree++) {
      real[degree] = new double[2 * degree + 1][points.size()];
      imaginary[degree] = new double[2 * degree + 1][points.size()];
      for (int order = -degree; order <= degree; order++) {
        for (int point = 0; point < points.size(); point++) {
          Vector3 p = points.get(point);
          double polar = Math.acos(p.z() / type.icosphereRadius());
          double azimuth = Math.atan2(p.y(), p.x());
          double[] y = SphericalHarmonics.at(degree, order, polar, azimuth);
          real[degree][order + degree][point] = y[0];
          imaginary[degree][order + degree][point] = y[1];
        }
      }
    }
  }

  /** The images inside a box: one a degree, then the kurtosis of the samples. */
  static List<Volume> of(Volume image, GridBox box, ImageType.Lbp3d type) {
    BinaryPatterns3d patterns = new BinaryPatterns3d(image, type);
    VolumeGeometry cropped = image.geometry().crop(box);
    double[][] values = new double[type.levels() + 1][cropped.size().voxels()];
    IntStream.range(0, cropped.size().slices())
        .parallel()
        .forEach(slice -> patterns.fill(values, box, cropped.size(), slice));
    return IntStream.range(0, values.length).mapToObj(k -> Volume.of(cropped, values[k])).toList();
  }

  private void fill(double[][] values, GridBox box, GridSize to, int slice) {
    double[] samples = new double[shifts.size()];
    boolean[] isHigh = new boolean[shifts.size()];
    int at = to.offset(0, 0, slice);
    int inImage = box.firstSlice() + slice;
    for (int row = box.firstRow(); row <= box.lastRow(); row++) {
      for (int column = box.firstColumn(); column <= box.lastColumn(); column++) {
        double centre = image.at(size.offset(column, row, inImage));
        for (int point = 0; point < samples.length; point++) {
          CubicSpline.Shift[] s = shifts.get(point);
          double value = spline.at(column, row, inImage, s[0], s[1], s[2]);
          samples[point] = Stored.rounded(value, image.type());
          isHigh[point] = samples[point] >= centre;
        }
        for (int degree = 0; degree < levels; degree++) {
          values[degree][at] = share(degree, isHigh);
        }
        values[levels][at++] = Kurtosis.of(samples, image.type() == ValueType.FLOAT);
      }
    }
  }

  /** How much the harmonics of a degree have of the pattern. */
  private double share(int degree, boolean[] isHigh) {
    double[][] re = real[degree];
    double[][] im = imaginary[degree];
    double[] patternRe = new double[isHigh.length];
    double[] patternIm = new double[isHigh.length];
    for (int order = 0; order < re.length; order++) {
      double cRe = 0;
      double cIm = 0;
      for (int point = 0; point < isHigh.length; point++) {
        cRe += isHigh[point] ? re[order][point] : 0;
        cIm += isHigh[point] ? im[order][point] : 0;
      }
      for (int point = 0; point < isHigh.length; point++) {
        patternRe[point] += cRe * re[order][point] - cIm * im[order][point];
        patternIm[point] += cRe * im[order][point] + cIm * re[order][point];
      }
    }
    double sumRe = 0;
    double sumIm = 0;
    for (int point = 0; point < isHigh.length; point++) {
      sumRe += patternRe[point] * patternRe[point] - patternIm[point] * patternIm[point];
      sumIm += 2 * patternRe[point] * patternIm[point];
    }
    return realRoot(sumRe, sumIm);
  }

  /** The real part of the principal square root of a complex number. */
  private static double realRoot(double re, double im) {
    double root = Math.sqrt((Math.abs(re) + Math.hypot(re, im)) * 0.5);
    return re >= 0 || root == 0 ? root : Math.abs(im) / (2 * root);
  }
}
