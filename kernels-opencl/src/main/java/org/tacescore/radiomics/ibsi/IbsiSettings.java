package org.tacescore.radiomics.ibsi;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.tacescore.radiomics.InvalidSettingsException;

/**
 * What IBSI mode extracts and how. Each point in which PyRadiomics differs from IBSI has a setting
 * of its own; the defaults are IBSI's.
 *
 * <p>In a settings file (YAML or JSON) they are the section {@code ibsi}; an unknown key is refused
 * by name. Only {@code discretisation} has no default, because IBSI has none.
 *
 * <pre>{@code
 * ibsi:
 *   families: [morphology, spatial-autocorrelation, local-intensity, intensity-statistics,
 *     intensity-histogram, intensity-volume-histogram, glcm, glrlm, glszm, gldzm, ngtdm, ngldm]
 *   aggregations: [2D_avg, 2D_comb, 2_5D_avg, 2_5D_comb, 3D_avg, 3D_comb]
 *   spacing-mm: []                  # [column, row] within slices, [column, row, slice] in space
 *   image-interpolation: linear     # nearest, linear, cubic
 *   mask-interpolation: linear      # nearest, linear
 *   mask-threshold: 0.5
 *   grid-alignment: centre          # centre, corner
 *   rounding: nearest-of-whole      # nearest-of-whole, nearest, truncate, none
 *   resegment-range: [none, none]   # [lowest, highest]; none for no bound
 *   resegment-outliers: none        # or standard deviations from the mean
 *   resegment-shape: false
 *   discretisation: {bin-width: 25} # none, {bin-width: W}, {bin-number: N}
 *   ivh-discretisation: none        # the same
 *   bin-origin: lower-bound         # lower-bound, multiple-of-width
 *   kurtosis: excess                # excess, plain
 *   axis-divisor: n-minus-1         # n-minus-1, n
 *   ngldm-coarseness: 0
 * }</pre>
 *
 * @param families what is computed; not empty
 * @param aggregations how texture matrices come together; not empty
 * @param interpolation how image and mask come onto another grid
 * @param resegmentation which voxels keep their intensity
 * @param discretisation grey levels of histogram and texture
 * @param ivhDiscretisation grey levels of the intensity-volume histogram
 * @param definitions points of feature definitions
 */
public record IbsiSettings(
    Set<Family> families,
    Set<Aggregation> aggregations,
    Interpolation interpolation,
    Resegmentation resegmentation,
    IbsiBinning discretisation,
    IbsiBinning ivhDiscretisation,
    Definitions definitions) {

  public IbsiSettings {
    if (families.isEmpty() || aggregations.isEmpty()) {
      throw new InvalidSettingsException("at least one family and one aggregation are needed");
    }
    families = Collections.unmodifiableSet(EnumSet.copyOf(families));
    aggregations = Collections.unmodifiableSet(EnumSet.copyOf(aggregations));
  }

  /** IBSI's definitions, every family and aggregation, the image as it is. */
  public static IbsiSettings of(IbsiBinning discretisation) {
    return new IbsiSettings(
        EnumSet.allOf(Family.class),
        EnumSet.allOf(Aggregation.class),
        Interpolation.NONE,
        Resegmentation.NONE,
        discretisation,
        new IbsiBinning.None(),
        Definitions.IBSI);
  }

  /** Reads the section {@code ibsi} of a settings file. */
  public static IbsiSettings read(Path file) {
    return IbsiSettingsFile.read(file);
  }

  /** Parses the text of a settings file. */
  public static IbsiSettings parse(String yaml) {
    return IbsiSettingsFile.parse(yaml);
  }

  /** Every setting under its key, for provenance. */
  public Map<String, Object> describe() {
    return IbsiSettingsFile.describe(this);
  }

  public IbsiSettings withFamilies(Set<Family> other) {
    return new IbsiSettings(
        other,
        aggregations,
        interpolation,
        resegmentation,
        discretisation,
        ivhDiscretisation,
        definitions);
  }

  public IbsiSettings withAggregations(Set<Aggregation> other) {
    return new IbsiSettings(
        families,
        other,
        interpolation,
        resegmentation,
        discretisation,
        ivhDiscretisation,
        definitions);
  }

  public IbsiSettings withInterpolation(Interpolation other) {
    return new IbsiSettings(
        families,
        aggregations,
        other,
        resegmentation,
        discretisation,
        ivhDiscretisation,
        definitions);
  }

  public IbsiSettings withResegmentation(Resegmentation other) {
    return new IbsiSettings(
        families,
        aggregations,
        interpolation,
        other,
        discretisation,
        ivhDiscretisation,
        definitions);
  }

  public IbsiSettings withIvhDiscretisation(IbsiBinning other) {
    return new IbsiSettings(
        families, aggregations, interpolation, resegmentation, discretisation, other, definitions);
  }

  public IbsiSettings withDefinitions(Definitions other) {
    return new IbsiSettings(
        families,
        aggregations,
        interpolation,
        resegmentation,
        discretisation,
        ivhDiscretisation,
        other);
  }
}
