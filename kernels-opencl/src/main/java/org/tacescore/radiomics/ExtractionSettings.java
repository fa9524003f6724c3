package org.tacescore.radiomics;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to extract and how: the part of PyRadiomics' parameter file that is implemented.
 *
 * @param features features asked for, in PyRadiomics' order; not empty
 * @param binning how grey levels are made
 * @param label value of the mask's voxels that make the region (used by whoever reads the mask)
 * @param additionalInfo PyRadiomics' switch for its diagnostics columns; kept for provenance, it
 *     changes no feature
 * @param aggregation how the directions of a texture matrix come together
 */
public record ExtractionSettings(
    List<Feature> features,
    Binning binning,
    int label,
    boolean additionalInfo,
    Aggregation aggregation) {

  /** How the directions of a texture matrix come together. */
  public enum Aggregation {
    /** A value for each direction, then their mean (PyRadiomics' default; IBSI "averaged"). */
    AVERAGED,
    /** One matrix of all directions (weightingNorm: no_weighting; IBSI "merged"). */
    MERGED
  }

  public ExtractionSettings {
    features = List.copyOf(features);
    if (features.isEmpty()) {
      throw new InvalidSettingsException("no feature is asked for");
    }
    if (label < 1) {
      throw new InvalidSettingsException("label must be at least 1, got " + label);
    }
  }

  /** All implemented features with PyRadiomics' defaults: bin width 25, label 1. */
  public static ExtractionSettings defaults() {
    return new ExtractionSettings(
        FeatureCatalog.all(), new Binning.FixedWidth(25), 1, true, Aggregation.AVERAGED);
  }

  /** Reads a PyRadiomics parameter file (YAML). */
  public static ExtractionSettings read(Path file) {
    return ParameterFile.read(file);
  }

  /** Parses the text of a PyRadiomics parameter file (YAML). */
  public static ExtractionSettings parse(String yaml) {
    return ParameterFile.parse(yaml);
  }

  public ExtractionSettings withBinning(Binning other) {
    return new ExtractionSettings(features, other, label, additionalInfo, aggregation);
  }

  public ExtractionSettings withAggregation(Aggregation other) {
    return new ExtractionSettings(features, binning, label, additionalInfo, other);
  }

  /** The settings as PyRadiomics would name them, for provenance. */
  public Map<String, Object> describe() {
    return ParameterFile.describe(this);
  }

  boolean asksFor(FeatureClass featureClass) {
    return features.stream().anyMatch(feature -> feature.featureClass() == featureClass);
  }
}
