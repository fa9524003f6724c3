package org.tacescore.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.Networks;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Finding;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;

/** Scores cases that were measured beforehand, as {@link RecipeScorer} scores studies. */
public final class PreparedScorer {
  private final RecipeBundle bundle;
  private final CropClassifier classifier;

  PreparedScorer(RecipeBundle bundle, CropClassifier classifier) {
    this.bundle = bundle;
    this.classifier = classifier;
  }

  /**
   * A scorer for a bundle.
   *
   * @param networks opens the bundle's network; stays the caller's to close
   */
  public static PreparedScorer of(RecipeBundle bundle, Networks networks) {
    return new PreparedScorer(bundle, CropClassifier.of(bundle, networks));
  }

  /**
   * The score of a case, or why there is none: INCOMPLETE_FEATURES, MISSING_CLINICAL and others.
   */
  public Outcome score(PreparedCase prepared) {
    try {
      return new Scored(bundle.reference(), compute(prepared));
    } catch (RefusedException e) {
      return new NotScorable(bundle.recipe().id(), e.reason(), e.detail());
    }
  }

  /**
   * The score of a case.
   *
   * @throws RefusedException when an input is missing
   */
  Score compute(PreparedCase prepared) {
    Map<String, Reading> readings =
        RecipeReadings.of(bundle, classifier, new Prepared(prepared), prepared.clinical());
    return new ScoreAssembly(bundle).score(readings, Map.of(), List.of());
  }

  /** The value of each measure that is a number, by its name. */
  public static Map<String, Double> measured(Score score) {
    Map<String, Double> values = new LinkedHashMap<>();
    score
        .contributions()
        .forEach(
            term -> {
              if (term.finding() instanceof Finding.Measured measured) {
                values.put(term.name(), measured.value());
              }
            });
    return values;
  }

  /** The inputs of measures that a case holds. */
  private record Prepared(PreparedCase prepared) implements MeasureInputs {
    @Override
    public Optional<Double> feature(FeatureColumn column) {
      return Optional.ofNullable(prepared.features().get(column.name()));
    }

    @Override
    public ImageTensor crop(Measure.Network network) {
      ImageTensor crop = prepared.crops().get(network.name());
      if (crop == null) {
        throw new RefusedException(
            Refusal.MISSING_PHASE, "there is no crop for the network of " + network.name());
      }
      return crop;
    }
  }
}
