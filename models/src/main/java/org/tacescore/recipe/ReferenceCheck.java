package org.tacescore.recipe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.Networks;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;

/** Runs the input and output pairs that a bundle carries of itself. */
public final class ReferenceCheck {
  private final RecipeBundle bundle;
  private final PreparedScorer scorer;

  private ReferenceCheck(RecipeBundle bundle, PreparedScorer scorer) {
    this.bundle = bundle;
    this.scorer = scorer;
  }

  /**
   * Compares each case with what this installation computes.
   *
   * @param networks opens the bundle's network; stays the caller's to close
   * @return one sentence a deviation; empty when the bundle is reproduced
   */
  public static List<String> deviations(RecipeBundle bundle, Networks networks) {
    ReferenceCheck check = new ReferenceCheck(bundle, PreparedScorer.of(bundle, networks));
    List<String> deviations = new ArrayList<>();
    bundle.references().cases().forEach(expected -> check.compare(expected, deviations));
    return List.copyOf(deviations);
  }

  private void compare(ReferenceCases.Case expected, List<String> deviations) {
    PreparedScorer.Answer answer = answer(expected);
    answer
        .measured()
        .forEach(
            (name, found) -> {
              Double value = expected.measured().get(name);
              if (value == null || !(Math.abs(value - found) <= bundle.references().tolerance())) {
                deviations.add(
                    "case '%s': %s is %s, expected %s"
                        .formatted(expected.name(), name, found, value));
              }
            });
    Score score = ((Scored) answer.outcome()).score();
    String found = score.value().toPlainString() + " " + score.group().side();
    String needed = expected.total() + " " + expected.group();
    if (!found.equals(needed)) {
      deviations.add(
          "case '%s': the total is %s, expected %s".formatted(expected.name(), found, needed));
    }
  }

  private PreparedScorer.Answer answer(ReferenceCases.Case expected) {
    try {
      return scorer.compute(prepared(bundle.recipe(), expected));
    } catch (RefusedException e) {
      throw new InvalidBundleException(
          "bundle %s: reference.json, case '%s' lacks an input: %s"
              .formatted(bundle.recipe().id(), expected.name(), e.detail()),
          e);
    }
  }

  /** The inputs of a reference case. */
  public static PreparedCase prepared(Recipe recipe, ReferenceCases.Case reference) {
    Map<String, ImageTensor> crops = new HashMap<>();
    recipe.crops().forEach((name, crop) -> crops.put(name, noise(crop, reference.crop())));
    Map<Analyte, ClinicalValue> clinical = new HashMap<>();
    for (Analyte analyte : Analyte.values()) {
      String word = reference.clinical().get(analyte.contractName());
      if (word != null) {
        clinical.put(
            analyte,
            new ClinicalValue(
                analyte,
                word.split(" ", 2)[0],
                word.contains(" ") ? word.split(" ", 2)[1] : "",
                Optional.<Instant>empty(),
                "reference"));
      }
    }
    return new PreparedCase(reference.features(), crops, clinical);
  }

  /** One image of noise, also where a patient has several. */
  private static ImageTensor noise(PhaseCrop crop, ReferenceCases.Noise noise) {
    SplittableRandom random = new SplittableRandom(noise.seed());
    float[] values = new float[crop.shape().length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (noise.low() + (noise.high() - noise.low()) * random.nextDouble());
    }
    return ImageTensor.of(1, crop.shape(), values);
  }
}
