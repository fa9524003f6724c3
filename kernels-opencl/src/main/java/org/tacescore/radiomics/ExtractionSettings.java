package org.tacescore.radiomics;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tacescore.radiomics.feature.Feature;
import org.tacescore.radiomics.feature.FeatureCatalog;
import org.tacescore.radiomics.feature.FeatureClass;
import org.tacescore.radiomics.feature.TextureSettings;

/**
 * What to extract and how: the part of PyRadiomics' parameter file that is implemented.
 *
 * @param features features asked for, in PyRadiomics' order; not empty
 * @param texture how grey levels are made and counted
 * @param label value of the mask's voxels that make the region (used by whoever reads the mask)
 * @param additionalInfo PyRadiomics' switch for its diagnostics columns; kept for provenance, it
 *     changes no feature
 */
public record ExtractionSettings(
    List<Feature> features, TextureSettings texture, int label, boolean additionalInfo) {

  public ExtractionSettings {
    features = List.copyOf(features);
    if (features.isEmpty()) {
      throw new InvalidSettingsException("no feature is asked for");
    }
    if (label < 1) {
      throw new InvalidSettingsException("label must be at least 1, got " + label);
    }
  }

  /** PyRadiomics' default features and settings: bin width 25, label 1. */
  public static ExtractionSettings defaults() {
    return new ExtractionSettings(FeatureCatalog.defaults(), TextureSettings.DEFAULTS, 1, true);
  }

  /** Reads a PyRadiomics parameter file (YAML). */
  public static ExtractionSettings read(Path file) {
    return ParameterFile.read(file);
  }

  /** Parses the text of a PyRadiomics parameter file (YAML). */
  public static ExtractionSettings parse(String yaml) {
    return ParameterFile.parse(yaml);
  }

  public ExtractionSettings withTexture(TextureSettings other) {
    return new ExtractionSettings(features, other, label, additionalInfo);
  }

  /** The settings as PyRadiomics would name them, for provenance. */
  public Map<String, Object> describe() {
    return ParameterFile.describe(this);
  }

  boolean asksFor(FeatureClass featureClass) {
    return features.stream().anyMatch(feature -> feature.featureClass() == featureClass);
  }
}
