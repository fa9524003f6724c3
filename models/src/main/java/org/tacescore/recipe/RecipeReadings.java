package org.tacescore.recipe;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.dicom.Code;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Cutoff;
import org.tacescore.score.Finding;
import org.tacescore.score.Supplement;

/**
 * What every measure of a recipe reads of one lesion and its patient. Images are asked for before
 * clinical values, so that a missing clinical value can be answered with what either state would
 * give; then comes what takes clinical values.
 */
final class RecipeReadings {
  private static final Code NO_UNITS = new Code("1", "UCUM", "no units");

  private final RecipeBundle bundle;
  private final Recipe recipe;
  private final RecipeNetwork network;
  private final MeasureInputs inputs;
  private final Map<Analyte, ClinicalValue> clinical;
  private final Map<String, Reading> readings = new HashMap<>();
  private final Map<String, List<Double>> embedded = new HashMap<>();

  private RecipeReadings(
      RecipeBundle bundle,
      RecipeNetwork network,
      MeasureInputs inputs,
      Map<Analyte, ClinicalValue> clinical) {
    this.bundle = bundle;
    this.recipe = bundle.recipe();
    this.network = network;
    this.inputs = inputs;
    this.clinical = clinical;
  }

  /**
   * The readings by the measures' names, in the recipe's order.
   *
   * @throws RefusedException when one of them cannot be read
   */
  static Map<String, Reading> of(
      RecipeBundle bundle,
      RecipeNetwork network,
      MeasureInputs inputs,
      Map<Analyte, ClinicalValue> clinical) {
    RecipeReadings all = new RecipeReadings(bundle, network, inputs, clinical);
    MeasureGraph graph = new MeasureGraph(bundle);
    List<Measure> measures = bundle.recipe().measures();
    measures.stream().filter(m -> !graph.needsClinical(m)).forEach(all::read);
    measures.stream().filter(Measure.Clinical.class::isInstance).forEach(all::read);
    Map<String, Reading> inOrder = new LinkedHashMap<>();
    measures.forEach(measure -> inOrder.put(measure.name(), all.read(measure)));
    return inOrder;
  }

  private Reading read(Measure measure) {
    Reading known = readings.get(measure.name());
    if (known != null) {
      return known;
    }
    Reading reading = compute(measure);
    readings.put(measure.name(), reading);
    return reading;
  }

  private Reading compute(Measure measure) {
    if (measure instanceof Measure.Signature signature) {
      double value = bundle.model(signature.part()).valueOf(this::value);
      return number(value, signature.unit(), measure.cut(), List.of());
    }
    if (measure instanceof Measure.Network asked) {
      List<Double> numbers = asked.clinical().stream().map(this::numberOf).toList();
      double value =
          network.probability(
              inputs.crop(recipe.cropName(asked.name()), asked.crop()),
              numbers,
              asked.outputClass());
      return number(value, asked.unit(), measure.cut(), List.of());
    }
    if (measure instanceof Measure.Survival survival) {
      return survival(survival);
    }
    return clinical((Measure.Clinical) measure);
  }

  private Reading survival(Measure.Survival survival) {
    CoxPart cox = bundle.cox(survival.part());
    double predictor = cox.linearPredictor(this::value);
    List<Supplement> probabilities =
        survival.horizons().stream()
            .map(
                horizon ->
                    new Supplement(
                        horizon.name(),
                        horizon.concept(),
                        new Finding.Computed(cox.survival(predictor, horizon.months()), NO_UNITS)))
            .toList();
    return number(predictor, survival.unit(), survival.cut(), probabilities);
  }

  private Reading number(double value, Code unit, String cut, List<Supplement> more) {
    if (cut.isEmpty()) {
      return new Reading(new Finding.Computed(value, unit), value, false, more);
    }
    Cutoff cutoff = bundle.cut(cut).cutoff();
    return new Reading(
        new Finding.Measured(value, unit, cutoff),
        value,
        cutoff.isHigh(new BigDecimal(value)),
        more);
  }

  private Reading clinical(Measure.Clinical measure) {
    ClinicalValue value = clinical.get(measure.analyte());
    if (value == null) {
      throw new RefusedException(
          Refusal.MISSING_CLINICAL,
          measure.analyte().contractName()
              + " is missing; a missing value is not a negative one."
              + ScoreAssembly.rangeWithout(bundle, measure, readings)
                  .map(range -> " " + range)
                  .orElse(""));
    }
    double number = measure.coding().of(value);
    return new Reading(
        new Finding.Stated(value), number, measure.coding().isBinary() && number == 1);
  }

  /** A measure stands before those that take it. */
  private double numberOf(String measure) {
    return read(recipe.measure(measure).orElseThrow()).number();
  }

  private double value(FeatureColumn column) {
    if (recipe.measure(column.source()).isPresent()) {
      return MeasureColumn.of(column).of(numberOf(column.source()));
    }
    return recipe
        .embedding(column.source())
        .map(embedding -> deep(embedding, column))
        .orElseGet(() -> feature(column));
  }

  private double deep(Embedding embedding, FeatureColumn column) {
    List<Double> features =
        embedded.computeIfAbsent(
            embedding.name(),
            name -> network.features(inputs.crop(recipe.cropName(name), embedding.crop())));
    int feature = Embedding.feature(column);
    if (feature >= features.size()) {
      throw new InvalidBundleException(
          "bundle %s: %s is not among the network's %d features"
              .formatted(recipe.id(), column.name(), features.size()));
    }
    return features.get(feature);
  }

  private double feature(FeatureColumn column) {
    return inputs
        .feature(column)
        .filter(Double::isFinite)
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.INCOMPLETE_FEATURES,
                    "feature %s of region %s has no value"
                        .formatted(column.feature(), column.source())));
  }
}
