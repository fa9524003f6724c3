package org.tacescore.radiomics.feature;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.NeighbourCounts;
import org.tacescore.kernels.Step;
import org.tacescore.volume.Spacing;

/** The texture families of a region: GLCM, GLRLM, GLSZM, NGTDM and GLDM. */
public final class TextureFeatures {
  private static final Set<FeatureClass> TEXTURES =
      Set.copyOf(EnumSet.range(FeatureClass.GLCM, FeatureClass.NGTDM));

  private final LevelGrid grid;
  private final List<Step> steps;
  private final List<Step> adjacent;
  private final Spacing spacing;
  private final Kernels kernels;
  private final TextureSettings settings;

  private TextureFeatures(
      DiscretisedRoi levels, Spacing spacing, Kernels kernels, TextureSettings settings) {
    this.steps = settings.steps(levels.box());
    this.adjacent = settings.adjacentSteps(levels.box());
    int farthest = steps.stream().mapToInt(Step::distance).max().orElse(1);
    this.grid = levels.grid(farthest);
    this.spacing = spacing;
    this.kernels = kernels;
    this.settings = settings;
  }

  /**
   * All features of the classes, deprecated ones too; NaN where a feature has no value.
   *
   * <p>Classes are computed on all cores; the result does not depend on how many there are.
   *
   * @param spacing distance of voxels, for the weighting norms
   * @param classes of which those that are no texture are passed over
   * @throws org.tacescore.refusal.RefusedException TOO_LARGE for too many grey levels
   */
  public static Map<FeatureClass, Map<String, Double>> of(
      DiscretisedRoi levels,
      Spacing spacing,
      Kernels kernels,
      TextureSettings settings,
      Set<FeatureClass> classes) {
    if (Collections.disjoint(classes, TEXTURES)) {
      return Map.of();
    }
    TextureFeatures texture = new TextureFeatures(levels, spacing, kernels, settings);
    Map<FeatureClass, Map<String, Double>> features = new ConcurrentHashMap<>();
    Stream.<Supplier<Map<FeatureClass, Map<String, Double>>>>of(
            () -> classes.contains(FeatureClass.GLCM) ? texture.cooccurrence() : Map.of(),
            () -> classes.contains(FeatureClass.GLSZM) ? texture.zones() : Map.of(),
            () -> texture.neighbours(classes),
            () -> classes.contains(FeatureClass.GLRLM) ? texture.runs() : Map.of())
        .parallel()
        .forEach(family -> features.putAll(family.get()));
    return new EnumMap<>(features);
  }

  private Map<FeatureClass, Map<String, Double>> cooccurrence() {
    boolean ordered = !settings.symmetricalGlcm();
    return Map.of(
        FeatureClass.GLCM,
        GlcmFeatures.of(
            kernels.cooccurrences(grid, steps, ordered),
            steps,
            ordered,
            grid,
            spacing,
            settings.weighting()));
  }

  private Map<FeatureClass, Map<String, Double>> runs() {
    return Map.of(
        FeatureClass.GLRLM,
        GlrlmFeatures.of(
            kernels.runs(grid, adjacent), adjacent, grid, spacing, settings.weighting()));
  }

  private Map<FeatureClass, Map<String, Double>> zones() {
    return Map.of(FeatureClass.GLSZM, GlszmFeatures.of(kernels.zones(grid, adjacent), grid));
  }

  /** Both of NGTDM and GLDM for one pass over the neighbours. */
  private Map<FeatureClass, Map<String, Double>> neighbours(Set<FeatureClass> classes) {
    Map<FeatureClass, Map<String, Double>> features = new EnumMap<>(FeatureClass.class);
    if (classes.contains(FeatureClass.NGTDM) || classes.contains(FeatureClass.GLDM)) {
      NeighbourCounts counts = kernels.neighbours(grid, steps, settings.gldmAlpha());
      if (classes.contains(FeatureClass.NGTDM)) {
        features.put(FeatureClass.NGTDM, NgtdmFeatures.of(counts, grid));
      }
      if (classes.contains(FeatureClass.GLDM)) {
        features.put(FeatureClass.GLDM, GldmFeatures.of(counts.dependence(), grid));
      }
    }
    return features;
  }
}
