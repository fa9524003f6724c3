package org.tacescore.worker.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.Map;
import org.tacescore.kernels.Kernels;
import org.tacescore.radiomics.Extraction;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.FeatureExtractor;
import org.tacescore.radiomics.feature.SettingsText;
import org.tacescore.radiomics.ibsi.IbsiExtractor;
import org.tacescore.radiomics.ibsi.IbsiFeatures;
import org.tacescore.radiomics.ibsi.IbsiSettings;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/** What is measured of a case: PyRadiomics' features or, by the section {@code ibsi}, IBSI's. */
public sealed interface CaseSettings {
  /** The label that counts for cases that state none. */
  int label();

  /** The layer that counts in label maps of several, from 0. */
  int layer();

  /** Whether columns about the case stand beside the features. */
  boolean additionalInfo();

  /** The settings, for provenance. */
  Map<String, Object> describe();

  /** Measures a region. */
  CaseValues measure(Volume image, Mask region, Kernels kernels);

  /** PyRadiomics' features with its defaults. */
  static CaseSettings defaults() {
    return new PyRadiomics(ExtractionSettings.defaults());
  }

  /** A feature set by its name. */
  static CaseSettings named(String name) {
    return new PyRadiomics(ExtractionSettings.named(name));
  }

  /** Reads a PyRadiomics parameter file, or one with the section {@code ibsi}. */
  static CaseSettings read(Path file) {
    String text = SettingsText.read(file);
    return isIbsi(text)
        ? new Ibsi(IbsiSettings.parse(text))
        : new PyRadiomics(ExtractionSettings.parse(text));
  }

  private static boolean isIbsi(String text) {
    try {
      return new YAMLMapper().readTree(text).has("ibsi");
    } catch (JsonProcessingException e) {
      // The parser of parameter files says what is wrong.
      return false;
    }
  }

  /** Features by PyRadiomics' definitions. */
  record PyRadiomics(ExtractionSettings settings) implements CaseSettings {
    @Override
    public int label() {
      return settings.label();
    }

    @Override
    public int layer() {
      return settings.preparation().region().labelChannel();
    }

    @Override
    public boolean additionalInfo() {
      return settings.additionalInfo();
    }

    @Override
    public Map<String, Object> describe() {
      return settings.describe();
    }

    @Override
    public CaseValues measure(Volume image, Mask region, Kernels kernels) {
      Extraction extraction = FeatureExtractor.extract(image, region, settings, kernels);
      return CaseValues.of(extraction);
    }
  }

  /** Features by IBSI's definitions. */
  record Ibsi(IbsiSettings settings) implements CaseSettings {
    @Override
    public int label() {
      return 1;
    }

    @Override
    public int layer() {
      return 0;
    }

    @Override
    public boolean additionalInfo() {
      return true;
    }

    @Override
    public Map<String, Object> describe() {
      return settings.describe();
    }

    @Override
    public CaseValues measure(Volume image, Mask region, Kernels kernels) {
      IbsiFeatures features = IbsiExtractor.extract(image, region, settings, kernels);
      return CaseValues.of(features);
    }
  }
}
