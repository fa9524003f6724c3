package org.tacescore.worker.pipeline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.kernels.Kernels;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.FeatureExtractor;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesPart;
import org.tacescore.volume.Mask;

/**
 * Radiomics of the lesions of one study, each (region, series, settings) computed once for all
 * recipes that ask. A region is the same where its mask is the same object.
 */
final class LesionFeatures {
  private final Kernels kernels;
  private final StageClock clock;
  private final Map<Key, Map<String, Double>> computed = new HashMap<>();

  LesionFeatures(Kernels kernels, StageClock clock) {
    this.kernels = kernels;
    this.clock = clock;
  }

  /**
   * Features by PyRadiomics' name.
   *
   * @param region on the grid of the series
   * @param settings a PyRadiomics parameter file
   * @throws RefusedException as {@link FeatureExtractor#extract}
   */
  Map<String, Double> of(Mask region, Series series, String settings) {
    Key key = new Key(region, series.header().part(), settings);
    Map<String, Double> values = computed.get(key);
    if (values == null) {
      values =
          clock.time(
              Stage.FEATURES,
              series.header().part().toString(),
              () -> extract(series, region, settings));
      computed.put(key, values);
    }
    return values;
  }

  private Map<String, Double> extract(Series series, Mask region, String settings) {
    Map<String, Double> values = new LinkedHashMap<>();
    ExtractionSettings asked = ExtractionSettings.parse(settings).withoutAdditionalInfo();
    FeatureExtractor.extract(series.volume(), region, asked, kernels)
        .features()
        .values()
        .forEach((name, value) -> values.put(name.pyRadiomicsName(), value));
    return values;
  }

  private record Key(Mask region, SeriesPart part, String settings) {}
}
