package org.tacescore.radiomics.feature;

import java.util.Arrays;
import java.util.List;

/** All features that can be extracted, in PyRadiomics' order, read from {@code features.csv}. */
public final class FeatureCatalog {
  private static final List<Feature> FEATURES =
      ResourceLines.of("features.csv").stream().map(FeatureCatalog::parse).toList();

  private FeatureCatalog() {}

  /** All features, deprecated ones too. */
  public static List<Feature> all() {
    return FEATURES;
  }

  /** The 107 features that PyRadiomics extracts unless told otherwise. */
  public static List<Feature> defaults() {
    return FEATURES.stream()
        .filter(f -> !f.deprecated() && f.featureClass() != FeatureClass.SHAPE2D)
        .toList();
  }

  /** The features of a class that PyRadiomics extracts where none is named. */
  public static List<Feature> defaults(FeatureClass featureClass) {
    return of(featureClass).stream().filter(f -> !f.deprecated()).toList();
  }

  /** All features of a class, deprecated ones too. */
  public static List<Feature> of(FeatureClass featureClass) {
    return FEATURES.stream().filter(f -> f.featureClass() == featureClass).toList();
  }

  private static Feature parse(String line) {
    List<String> cells = Arrays.asList(line.split(",", -1));
    FeatureClass featureClass =
        Arrays.stream(FeatureClass.values())
            .filter(c -> c.pyRadiomicsName().equals(cells.get(0)))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no such class: " + line));
    return new Feature(featureClass, cells.get(1), cells.get(2), cells.get(3).equals("deprecated"));
  }
}
