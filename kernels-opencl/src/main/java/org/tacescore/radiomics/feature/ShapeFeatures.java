package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.Map;

/**
 * Size and shape of a region, PyRadiomics class {@code shape}: lengths in mm, areas in mm2, volumes
 * in mm3, ratios without unit. Intensities do not matter.
 *
 * <p>Surface and mesh volume are those of {@link SurfaceMesh}, diameters those of its vertices,
 * axes those of the voxel centres.
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
    features.put("Sphericity", Math.cbrt(36 * Math.PI * volume * volume) / area);
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
