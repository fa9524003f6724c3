package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * Something a recipe measures or asks for. Later measures may take earlier ones; what the
 * combination does not take stands beside the score.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Measure.Signature.class, name = "signature"),
  @JsonSubTypes.Type(value = Measure.Network.class, name = "network"),
  @JsonSubTypes.Type(value = Measure.Survival.class, name = "survival"),
  @JsonSubTypes.Type(value = Measure.Clinical.class, name = "clinical")
})
public sealed interface Measure {
  /** The name that the combination and later measures use. */
  String name();

  /** What is measured. */
  Code concept();

  /** Name of the part that dichotomises it; empty where none does. */
  default String cut() {
    return "";
  }

  /**
   * A learned function of columns: radiomics of regions, features of embeddings, earlier measures.
   *
   * @param unit UCUM
   * @param part the part of kind model that computes it
   * @param cut the part that dichotomises it; empty for none
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
   * @param clinical names of clinical measures whose numbers the network takes, in its order
   * @param cut the part that dichotomises it; empty for none
   */
  record Network(
      String name,
      Code concept,
      Code unit,
      int outputClass,
      PhaseCrop crop,
      ImageAggregate aggregate,
      List<String> clinical,
      String cut)
      implements Measure {

    /** Refuses several images where one is said to be. */
    public Network {
      clinical = List.copyOf(clinical);
      if (aggregate == ImageAggregate.ONE && !crop.isSingle()) {
        throw new IllegalArgumentException(
            "measure %s crops several slices and needs the aggregate 'mean'".formatted(name));
      }
    }
  }

  /**
   * The linear predictor of a Cox regression, with the probability of no event up to some times.
   *
   * @param unit UCUM
   * @param part the part of kind cox that computes it
   * @param horizons the times
   * @param cut the part that dichotomises it; empty for none
   */
  record Survival(
      String name, Code concept, Code unit, String part, List<Horizon> horizons, String cut)
      implements Measure {
    /**
     * A time whose probability is told.
     *
     * @param name unique among the recipe's measures and horizons, e.g. {@code pfs-12}
     * @param months after treatment
     */
    public record Horizon(String name, Code concept, double months) {}

    public Survival {
      horizons = List.copyOf(horizons);
    }
  }

  /**
   * A clinical value.
   *
   * @param analyte which one
   * @param coding the number that it becomes
   */
  record Clinical(String name, Code concept, Analyte analyte, Coding coding) implements Measure {
    /** Refuses a coding that the analyte's values have no use for. */
    public Clinical {
      coding.requireSuits(analyte);
    }

    /**
     * The number that the values give; empty where they do not tell.
     *
     * @throws org.tacescore.refusal.RefusedException INVALID_CLINICAL for a value that cannot be
     *     used
     */
    public Optional<Double> number(Map<Analyte, ClinicalValue> values) {
      return Optional.ofNullable(values.get(analyte)).map(coding::of);
    }
  }
}
