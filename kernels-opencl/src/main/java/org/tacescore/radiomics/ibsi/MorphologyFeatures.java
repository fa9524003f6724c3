package org.tacescore.radiomics.ibsi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.radiomics.feature.PrincipalAxes;
import org.tacescore.radiomics.feature.Roi;
import org.tacescore.radiomics.feature.ShapeFeatures;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;

/**
 * Size and shape of the morphological mask, and how the intensities of the intensity mask lie in it
 * (IBSI reference manual, chapter 3.1, HCUG). Lengths in mm, areas in mm2, volumes in mm3.
 *
 * <p>A density is the mesh's volume or area divided by that of a body around it. NaN where that
 * body has no volume: the ellipsoid of principal axes around voxel centres of one plane.
 */
final class MorphologyFeatures {
  private final Roi shape;
  private final Map<String, Double> measured;
  private final double volume;
  private final double area;
  private final Map<String, Double> features = new LinkedHashMap<>();

  private MorphologyFeatures(Roi shape, Definitions.AxisDivisor divisor) {
    this.shape = shape;
    this.measured =
        ShapeFeatures.of(
            shape,
            switch (divisor) {
              case N -> PrincipalAxes.Divisor.VOXELS;
              case N_MINUS_1 -> PrincipalAxes.Divisor.VOXELS_LESS_ONE;
            });
    this.volume = measured("MeshVolume");
    this.area = measured("SurfaceArea");
  }

  /** Tags {@code morph_}, without those of {@link SpatialAutocorrelation}. */
  static Map<String, Double> of(PreparedRegion region, Definitions definitions) {
    Roi shape = Roi.of(region.image(), region.morphological());
    Roi intensities = Roi.of(region.image(), region.intensity());
    MorphologyFeatures morphology = new MorphologyFeatures(shape, definitions.axisDivisor());
    morphology.putMesh();
    double[] shift = centreShift(region, shape, intensities);
    morphology.features.put("morph_com", Vectors.length(shift));
    morphology.putAxes();
    morphology.putDensities();
    morphology.features.put("morph_integ_int", morphology.volume * mean(intensities));
    return morphology.features;
  }

  private double measured(String name) {
    return measured.getOrDefault(name, Double.NaN);
  }

  private void putMesh() {
    double compactness = 36 * Math.PI * volume * volume / (area * area * area);
    features.put("morph_volume", volume);
    features.put("morph_vol_approx", measured("VoxelVolume"));
    features.put("morph_area_mesh", area);
    features.put("morph_av", area / volume);
    features.put("morph_comp_1", Math.sqrt(compactness) / (6 * Math.PI));
    features.put("morph_comp_2", compactness);
    features.put("morph_sph_dispr", 1 / Math.cbrt(compactness));
    features.put("morph_sphericity", Math.cbrt(compactness));
    features.put("morph_asphericity", 1 / Math.cbrt(compactness) - 1);
  }

  private void putAxes() {
    features.put("morph_diam", measured("Maximum3DDiameter"));
    features.put("morph_pca_maj_axis", measured("MajorAxisLength"));
    features.put("morph_pca_min_axis", measured("MinorAxisLength"));
    features.put("morph_pca_least_axis", measured("LeastAxisLength"));
    features.put("morph_pca_elongation", measured("Elongation"));
    features.put("morph_pca_flatness", measured("Flatness"));
  }

  private void putDensities() {
    Spacing mm = shape.spacing();
    GridSize size = shape.size();
    // The mesh reaches half a voxel beyond the outer voxel centres.
    EnclosingBox aligned =
        new EnclosingBox(
            size.columns() * mm.columnMm(), size.rows() * mm.rowMm(), size.slices() * mm.sliceMm());
    Ellipsoid approximate =
        new Ellipsoid(
            measured("MajorAxisLength") / 2,
            measured("MinorAxisLength") / 2,
            measured("LeastAxisLength") / 2);
    ConvexPolyhedron hull =
        ConvexPolyhedron.of(
            outerVertices(shape),
            new double[] {mm.columnMm() / 2, mm.rowMm() / 2, mm.sliceMm() / 2});
    EnclosingBox oriented = EnclosingBox.oriented(hull);
    Ellipsoid enclosing = Ellipsoid.enclosing(hull.vertices());
    putDensity("aabb", aligned.volumeMm3(), aligned.areaMm2());
    putDensity("ombb", oriented.volumeMm3(), oriented.areaMm2());
    putDensity("aee", approximate.volumeMm3(), approximate.areaMm2());
    putDensity("mvee", enclosing.volumeMm3(), enclosing.areaMm2());
    putDensity("conv_hull", hull.volumeMm3(), hull.areaMm2());
  }

  private void putDensity(String body, double bodyVolume, double bodyArea) {
    features.put("morph_vol_dens_" + body, bodyVolume > 0 ? volume / bodyVolume : Double.NaN);
    features.put("morph_area_dens_" + body, bodyVolume > 0 ? area / bodyArea : Double.NaN);
  }

  /**
   * The first and last vertex of the mesh on each line of voxel centres, in half voxels: all others
   * lie between two of these.
   */
  static List<int[]> outerVertices(Roi shape) {
    GridSize size = shape.size();
    int[] count = {size.columns(), size.rows(), size.slices()};
    List<int[]> vertices = new ArrayList<>();
    for (int along = 0; along < 3; along++) {
      int u = along == 0 ? 1 : 0;
      int v = along == 2 ? 1 : 2;
      int[] at = new int[3];
      for (at[v] = 0; at[v] < count[v]; at[v]++) {
        for (at[u] = 0; at[u] < count[u]; at[u]++) {
          int first = end(shape, at, along, 0, 1);
          if (first < count[along]) {
            vertices.add(vertex(at, along, 2 * first - 1));
            vertices.add(vertex(at, along, 2 * end(shape, at, along, count[along] - 1, -1) + 1));
          }
        }
      }
    }
    return vertices;
  }

  /** Index along an axis of the first voxel of the region on a line; beyond the box without any. */
  private static int end(Roi shape, int[] at, int along, int from, int step) {
    at[along] = from;
    GridSize size = shape.size();
    while (size.contains(at[0], at[1], at[2]) && !shape.contains(at[0], at[1], at[2])) {
      at[along] += step;
    }
    return at[along];
  }

  private static int[] vertex(int[] at, int along, int half) {
    int[] vertex = {2 * at[0], 2 * at[1], 2 * at[2]};
    vertex[along] = half;
    return vertex;
  }

  private static double mean(Roi roi) {
    double sum = 0;
    for (double intensity : roi.intensities()) {
      sum += intensity;
    }
    return sum / roi.voxelCount();
  }

  /** From the centre of the morphological mask to that of the intensities, mm. */
  private static double[] centreShift(PreparedRegion region, Roi shape, Roi intensities) {
    double[] ones = new double[shape.voxelCount()];
    Arrays.fill(ones, 1);
    double[] geometric = centre(region.morphological().boundingBox().orElseThrow(), shape, ones);
    double[] weighted =
        centre(
            region.intensity().boundingBox().orElseThrow(), intensities, intensities.intensities());
    return Vectors.minus(weighted, geometric);
  }

  private static double[] centre(GridBox box, Roi roi, double[] weights) {
    int[] offsets = roi.offsets();
    GridSize size = roi.size();
    double[] sum = new double[3];
    double total = 0;
    for (int k = 0; k < offsets.length; k++) {
      int line = offsets[k] / size.columns();
      sum[0] += weights[k] * (offsets[k] % size.columns() + box.firstColumn());
      sum[1] += weights[k] * (line % size.rows() + box.firstRow());
      sum[2] += weights[k] * (line / size.rows() + box.firstSlice());
      total += weights[k];
    }
    Spacing mm = roi.spacing();
    return new double[] {
      sum[0] / total * mm.columnMm(), sum[1] / total * mm.rowMm(), sum[2] / total * mm.sliceMm()
    };
  }
}
