package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.Map;

/**
 * Size and shape of a region, PyRadiomics class {@code shape}: lengths in mm, areas in mm2, volumes
 * in mm3, ratios without unit. Intensities do not matter.
 *
 * <p>Surface and mesh volume are those of {@link SurfaceMesh}, diameters those of its vertices,
 * axes those of the voxel centres. A plane has a least axis and a flatness of exactly 0, a line an
 * elongation of 0 too; a single voxel has neither, and NaN stands for them.
 *
 * <p>Compactness1, Compactness2 and SphericalDisproportion are functions of Sphericity, and
 * PyRadiomics computes them only when they are asked for by name.
 */
public final class ShapeFeatures {
  private ShapeFeatures() {}

  public static Map<String, Double> of(Roi roi, PrincipalAxes.Divisor divisor) {
    SurfaceMesh mesh = SurfaceMesh.of(roi);
    Diameters diameters = Diameters.of(roi);
    PrincipalAxes axes = PrincipalAxes.of(roi, divisor);
    double area = mesh.areaMm2();
    double volume = mesh.volumeMm3();
    Map<String, Double> features = new HashMap<>();
    features.put("MeshVolume", volume);
    features.put("VoxelVolume", roi.voxelCount() * roi.spacing().voxelVolumeMm3());
    features.put("SurfaceArea", area);
    features.put("SurfaceVolumeRatio", area / volume);
    double sphere = Math.cbrt(36 * Math.PI * volume * volume);
    features.put("Sphericity", sphere / area);
    features.put("Compactness1", volume / Math.sqrt(Math.PI * area * area * area));
    features.put("Compactness2", 36 * Math.PI * volume * volume / (area * area * area));
    features.put("SphericalDisproportion", area / sphere);
    features.put("Maximum3DDiameter", diameters.inSpace());
    features.put("Maximum2DDiameterSlice", diameters.inSlice());
    features.put("Maximum2DDiameterColumn", diameters.inRow());
    features.put("Maximum2DDiameterRow", diameters.inColumn());
    features.put("MajorAxisLength", 4 * Math.sqrt(axes.major()));
    features.put("MinorAxisLength", 4 * Math.sqrt(axes.minor()));
    features.put("LeastAxisLength", 4 * Math.sqrt(axes.least()));
    features.put("Elongation", Math.sqrt(axes.minor() / axes.major()));
    features.put("Flatness", Math.sqrt(axes.least() / axes.major()));
    return features;
  }
}
