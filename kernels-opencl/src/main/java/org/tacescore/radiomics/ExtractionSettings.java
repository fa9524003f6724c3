package org.tacescore.radiomics;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tacescore.radiomics.feature.Feature;
import org.tacescore.radiomics.feature.FeatureClass;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.feature.TextureSettings;
import org.tacescore.radiomics.image.PreparationSettings;

/**
 * What to extract and how: a PyRadiomics parameter file.
 *
 * @param images images that intensity and texture features are taken from, in this order; not empty
 * @param features features asked for, each once; in the output those of shape come first. Not empty
 * @param texture the general settings, for shape in planes; each of the images has its own
 * @param preparation what happens to image and region before
 * @param additionalInfo whether the diagnostics columns are made ({@code additionalInfo})
 */
public record ExtractionSettings(
    List<ImageSettings> images,
    List<Feature> features,
    TextureSettings texture,
    PreparationSettings preparation,
    boolean additionalInfo) {
  private static final String ORIGINAL = "original";

  public ExtractionSettings {
    images = List.copyOf(images);
    features = List.copyOf(new LinkedHashSet<>(features));
    if (features.isEmpty()) {
      throw new InvalidSettingsException("no feature is asked for");
    }
    if (images.isEmpty()) {
      throw new InvalidSettingsException("no image type is asked for");
    }
  }

  /** PyRadiomics' defaults: 107 features of the original image with bin width 25, label 1. */
  public static ExtractionSettings defaults() {
    return parse("{}");
  }

  /** Reads a PyRadiomics parameter file (YAML or JSON). */
  public static ExtractionSettings read(Path file) {
    return ParameterFile.read(file);
  }

  /** Parses the text of a PyRadiomics parameter file (YAML or JSON). */
  public static ExtractionSettings parse(String yaml) {
    return ParameterFile.parse(yaml);
  }

  /**
   * A feature set that publications use, by the name of its file.
   *
   * @param name one of {@link #names()}
   */
  public static ExtractionSettings named(String name) {
    return NamedFeatureSets.read(name);
  }

  /** Names of the feature sets that come with the software. */
  public static List<String> names() {
    return NamedFeatureSets.NAMES;
  }

  /** These settings without the diagnostics columns. */
  public ExtractionSettings withoutAdditionalInfo() {
    return new ExtractionSettings(images, features, texture, preparation, false);
  }

  /** Value of the mask's voxels that make the region. */
  public int label() {
    return preparation.region().label();
  }

  /** The settings as PyRadiomics would name them, for provenance; they read back as the same. */
  public Map<String, Object> describe() {
    return SettingsDescription.of(this);
  }

  /**
   * The features that these settings give, in the order of the output: those of shape, then all
   * others for each image. As in PyRadiomics, shape in planes needs {@code force2D}.
   */
  public List<FeatureName> featureNames() {
    Set<FeatureName> names = new LinkedHashSet<>();
    features(FeatureClass.SHAPE).forEach(f -> names.add(new FeatureName(ORIGINAL, f)));
    if (texture.planes() != TextureSettings.Planes.NONE) {
      features(FeatureClass.SHAPE2D).forEach(f -> names.add(new FeatureName(ORIGINAL, f)));
    }
    for (ImageSettings image : images) {
      for (String imageName : image.names()) {
        features.stream()
            .filter(feature -> !feature.featureClass().isShape())
            .forEach(feature -> names.add(new FeatureName(imageName, feature)));
      }
    }
    return List.copyOf(names);
  }

  /** The features of one family, in the order in which they were asked for. */
  List<Feature> features(FeatureClass featureClass) {
    return features.stream().filter(f -> f.featureClass() == featureClass).toList();
  }
}
