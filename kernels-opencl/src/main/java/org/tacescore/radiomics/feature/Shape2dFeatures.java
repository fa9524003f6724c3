package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * Size and shape of a region of one plane, PyRadiomics class {@code shape2D}: lengths in mm, areas
 * in mm2, ratios without unit. Intensities do not matter.
 *
 * <p>Surface and perimeter are those of {@link Outline}, the diameter that of its vertices, axes
 * those of the pixel centres. SphericalDisproportion is the inverse of Sphericity, and PyRadiomics
 * computes it only when it is asked for by name.
 */
public final class Shape2dFeatures {
  private Shape2dFeatures() {}

  /**
   * The features of a region that lies in one plane.
   *
   * @param planes which plane: slice, row or column
   * @throws InvalidSettingsException when planes is {@link TextureSettings.Planes#NONE}
   * @throws RefusedException INCOMPLETE_FEATURES when the region has voxels in several such planes
   */
  public static Map<String, Double> of(
      Roi roi, TextureSettings.Planes planes, PrincipalAxes.Divisor divisor) {
    requireOnePlane(roi, planes);
    Outline outline = Outline.of(roi, planes);
    PrincipalAxes axes = PrincipalAxes.of(roi, divisor);
    double surface = outline.surfaceMm2();
    double perimeter = outline.perimeterMm();
    double sphericity = 2 * Math.sqrt(Math.PI * surface) / perimeter;
    Map<String, Double> features = new HashMap<>();
    features.put("MeshSurface", surface);
    features.put("PixelSurface", roi.voxelCount() * outline.pixelSurfaceMm2());
    features.put("Perimeter", perimeter);
    features.put("PerimeterSurfaceRatio", perimeter / surface);
    features.put("Sphericity", sphericity);
    features.put("SphericalDisproportion", 1 / sphericity);
    features.put("MaximumDiameter", diameter(Diameters.of(roi), planes));
    features.put("MajorAxisLength", 4 * Math.sqrt(axes.major()));
    features.put("MinorAxisLength", 4 * Math.sqrt(axes.minor()));
    features.put("Elongation", Math.sqrt(axes.minor() / axes.major()));
    return features;
  }

  private static void requireOnePlane(Roi roi, TextureSettings.Planes planes) {
    int extent =
        switch (planes) {
          case SLICE -> roi.size().slices();
          case ROW -> roi.size().rows();
          case COLUMN -> roi.size().columns();
          case NONE ->
              throw new InvalidSettingsException(
                  "shape2D is defined in a plane: force2D must be true and force2Ddimension say which");
        };
    if (extent > 1) {
      throw new RefusedException(
          Refusal.INCOMPLETE_FEATURES,
          "shape2D needs a region in one %s and this one extends over %d (force2Ddimension)"
              .formatted(planes.name().toLowerCase(Locale.ROOT), extent));
    }
  }

  private static double diameter(Diameters diameters, TextureSettings.Planes planes) {
    return switch (planes) {
      case SLICE -> diameters.inSlice();
      case ROW -> diameters.inRow();
      case COLUMN -> diameters.inColumn();
      case NONE -> diameters.inSpace();
    };
  }
}
