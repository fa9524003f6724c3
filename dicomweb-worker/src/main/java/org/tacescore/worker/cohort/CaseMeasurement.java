package org.tacescore.worker.cohort;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.digest.Sha256;
import org.tacescore.kernels.Kernels;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.FeatureExtractor;
import org.tacescore.segio.ImageFile;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.worker.pipeline.SiteIdentity;

/** Measures cases with one set of settings and kernels. Safe for use by several threads. */
public final class CaseMeasurement {
  private final ExtractionSettings settings;
  private final Kernels kernels;

  public CaseMeasurement(ExtractionSettings settings, Kernels kernels) {
    this.settings = settings;
    this.kernels = kernels;
  }

  /** The settings' label, for cases that state none. */
  int label() {
    return settings.preparation().label();
  }

  /** A name for all that the features depend on: what is read, settings, software. */
  String key(CaseSource source) {
    return Sha256.hexOf(
        String.join(
            "\n",
            source.imageSha256(),
            source.maskSha256(),
            String.valueOf(source.label()),
            SiteIdentity.SOFTWARE,
            settings.describe().toString()));
  }

  /**
   * Measures a case.
   *
   * @return diagnostics, where the settings ask for them, then features, by PyRadiomics' names
   * @throws org.tacescore.refusal.RefusedException as readers and {@link FeatureExtractor} do
   */
  Map<String, String> measure(CaseSource source) {
    return columns(source, extract(source));
  }

  private Extraction extract(CaseSource source) {
    Volume volume = ImageFile.readVolume(source.image());
    Mask region = ImageFile.readMask(source.mask(), source.label(), volume.geometry());
    return FeatureExtractor.extract(volume, region, settings, kernels);
  }
}
