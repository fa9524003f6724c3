package org.tacescore.recipe;

import java.util.List;
import java.util.stream.Stream;

/** Which columns and measures the measures of a bundle take. */
final class MeasureGraph {
  private final RecipeBundle bundle;

  MeasureGraph(RecipeBundle bundle) {
    this.bundle = bundle;
  }

  /** The columns that a measure's part takes; none for one without a part of columns. */
  List<FeatureColumn> columns(Measure measure) {
    if (measure instanceof Measure.Signature signature) {
      return bundle.model(signature.part()).features();
    }
    if (measure instanceof Measure.Survival survival) {
      return bundle.cox(survival.part()).columns();
    }
    return List.of();
  }

  /** The measures that a measure takes itself. */
  Stream<Measure> taken(Measure measure) {
    Stream<String> names =
        measure instanceof Measure.Network network
            ? network.clinical().stream()
            : columns(measure).stream().map(FeatureColumn::source);
    return names.distinct().flatMap(name -> bundle.recipe().measure(name).stream());
  }

  /** Whether it is a clinical value or takes one, itself or by way of other measures. */
  boolean needsClinical(Measure measure) {
    return measure instanceof Measure.Clinical || taken(measure).anyMatch(this::needsClinical);
  }
}
