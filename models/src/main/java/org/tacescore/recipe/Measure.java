package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.HbsAg;

/** Something a recipe measures or asks for; each makes one term of its total. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Measure.Signature.class, name = "signature"),
  @JsonSubTypes.Type(value = Measure.Network.class, name = "network"),
  @JsonSubTypes.Type(value = Measure.Clinical.class, name = "clinical")
})
public sealed interface Measure {
  /** The name that the combination uses. */
  String name();

  /** What is measured. */
  Code concept();

  /**
   * A learned function of radiomics features.
   *
   * @param unit UCUM
   * @param part the part that computes it
   * @param cut the part that dichotomises it
   */
  record Signature(String name, Code concept, Code unit, String part, String cut)
      implements Measure {}

  /**
   * The probability of one class by the bundle's network.
   *
   * @param unit UCUM
   * @param outputClass index of the class whose softmax probability is taken
   * @param crop what the network sees
   * @param aggregate what the outputs come to where the crop has several images
   * @param cut the part that dichotomises it
   */
  record Network(
      String name,
      Code concept,
      Code unit,
      int outputClass,
      PhaseCrop crop,
      ImageAggregate aggregate,
      String cut)
      implements Measure {

    /** Refuses several images where one is said to be. */
    public Network {
      if (aggregate == ImageAggregate.ONE && !crop.isSingle()) {
        throw new IllegalArgumentException(
            "measure %s crops several slices and needs the aggregate 'mean'".formatted(name));
      }
    }
  }

  /**
   * A clinical value that is positive or negative.
   *
   * @param analyte which one
   */
  record Clinical(String name, Code concept, Analyte analyte) implements Measure {
    /**
     * Whether the values say that it is positive; empty where they do not tell.
     *
     * @throws org.tacescore.refusal.RefusedException INVALID_CLINICAL for a value that cannot be
     *     used
     */
    public Optional<Boolean> positive(Map<Analyte, ClinicalValue> values) {
      return Optional.ofNullable(values.get(analyte)).map(HbsAg::isPositive);
    }
  }
}
