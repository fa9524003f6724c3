package org.tacescore.recipe;

import java.util.Collections;
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
import org.tacescore.score.Supplement;

/** Scores cases that were measured beforehand, as {@link RecipeScorer} scores studies. */
public final class PreparedScorer {
  private final RecipeBundle bundle;
  private final RecipeNetwork network;

  PreparedScorer(RecipeBundle bundle, RecipeNetwork network) {
    this.bundle = bundle;
    this.network = network;
  }

  /**
   * A scorer for a bundle.
   *
   * @param networks opens the bundle's network; stays the caller's to close
   */
  public static PreparedScorer of(RecipeBundle bundle, Networks networks) {
    return new PreparedScorer(bundle, RecipeNetwork.of(bundle, networks));
  }

  /**
   * A score with the numbers that it was made of.
   *
   * @param outcome the score, or why there is none: INCOMPLETE_FEATURES, MISSING_CLINICAL and
   *     others
   * @param measured every measure that is a number, and every probability of survival, by name, in
   *     the recipe's order; none where there is no score
   */
  public record Answer(Outcome outcome, Map<String, Double> measured) {
    public Answer {
      measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
    }
  }

  /** The answer for a case. */
  public Answer answer(PreparedCase prepared) {
    try {
      return compute(prepared);
    } catch (RefusedException e) {
      return new Answer(new NotScorable(bundle.recipe().id(), e.reason(), e.detail()), Map.of());
    }
  }

  /** The score of a case, or why there is none. */
  public Outcome score(PreparedCase prepared) {
    return answer(prepared).outcome();
  }

  /**
   * The answer for a case that has a score.
   *
   * @throws RefusedException when an input is missing
   */
  Answer compute(PreparedCase prepared) {
    Map<String, Reading> readings =
        RecipeReadings.of(bundle, network, new Prepared(prepared), prepared.clinical());
    Score score = new ScoreAssembly(bundle).score(readings, Map.of(), List.of());
    return new Answer(new Scored(bundle.reference(), score), measured(readings));
  }

  private static Map<String, Double> measured(Map<String, Reading> readings) {
    Map<String, Double> values = new LinkedHashMap<>();
    readings.forEach(
        (name, reading) -> {
          if (!(reading.finding() instanceof Finding.Stated)) {
            values.put(name, reading.number());
          }
          for (Supplement more : reading.more()) {
            if (more.finding() instanceof Finding.Computed computed) {
              values.put(more.name(), computed.value());
            }
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
    public ImageTensor crop(String name, PhaseCrop rule) {
      ImageTensor crop = prepared.crops().get(name);
      if (crop == null) {
        throw new RefusedException(Refusal.MISSING_PHASE, "there is no crop for " + name);
      }
      return crop;
    }
  }
}
