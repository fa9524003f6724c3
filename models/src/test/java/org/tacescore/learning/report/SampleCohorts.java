package org.tacescore.learning.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.score.HighWhen;

/**
 * Cohorts drawn from a seed: a latent risk drives the outcome, the times and the models' scores.
 */
final class SampleCohorts {
  private final SplittableRandom random;
  private final double[] risk;
  private final boolean[] positive;
  private final double[] days;
  private final boolean[] event;

  private SampleCohorts(int patients, long seed) {
    random = new SplittableRandom(seed);
    risk = new double[patients];
    positive = new boolean[patients];
    days = new double[patients];
    event = new boolean[patients];
    for (int i = 0; i < patients; i++) {
      risk[i] = random.nextDouble() * 4 - 2;
      positive[i] = random.nextDouble() < logistic(risk[i] - 0.3);
      double time = -Math.log(1 - random.nextDouble()) * 500 * Math.exp(-0.6 * risk[i]);
      double censored = 100 + random.nextDouble() * 1200;
      event[i] = time <= censored;
      days[i] = Math.ceil(Math.min(time, censored)) + 1;
    }
  }

  static EvaluatedCohort of(String name, int patients, long seed, OptionalInt candidates) {
    SampleCohorts drawn = new SampleCohorts(patients, seed);
    return new EvaluatedCohort(
        name,
        drawn.centres(),
        Optional.of(
            BinaryEndpoint.ofAll(
                "progression within 6 months of the second treatment",
                BinaryOutcome.of(drawn.positive),
                4)),
        Optional.of(
            new SurvivalEndpoint(
                "Progression-free survival",
                "from the second treatment to progression or death; others are censored",
                SurvivalOutcome.of(drawn.days, drawn.event),
                List.of(180.0, 365.0))),
        drawn.models(),
        "HRD score",
        Optional.of("Radiomics"),
        candidates);
  }

  private List<String> centres() {
    List<String> centres = new ArrayList<>();
    for (int i = 0; i < risk.length; i++) {
      centres.add("C" + (1 + i % 3));
    }
    return centres;
  }

  private List<EvaluatedModel> models() {
    double[] hrd = noisy(0.5);
    double[] radiomics = noisy(1.2);
    double[] points = Arrays.stream(noisy(2)).map(v -> Math.max(0, Math.round(v + 3))).toArray();
    List<String> groups =
        Arrays.stream(points)
            .mapToObj(p -> p < 2 ? "0 to 1 points" : p < 4 ? "2 to 3 points" : "4 points and more")
            .toList();
    return List.of(
        EvaluatedModel.of("HRD score", ScoreKind.PROBABILITY, logistic(hrd))
            .with(new Cutoff(0.5, HighWhen.GREATER_OR_EQUAL)),
        EvaluatedModel.of("Radiomics", ScoreKind.PROBABILITY, logistic(radiomics))
            .with(new Cutoff(0.45, HighWhen.GREATER)),
        EvaluatedModel.of("Cox model", ScoreKind.RISK, noisy(1)),
        EvaluatedModel.of("ART", ScoreKind.POINTS, points)
            .with(new Cutoff(2.5, HighWhen.GREATER_OR_EQUAL))
            .withGroups(groups));
  }

  private double[] noisy(double width) {
    return Arrays.stream(risk).map(r -> r + width * (random.nextDouble() * 2 - 1) * 1.5).toArray();
  }

  private static double[] logistic(double[] values) {
    return Arrays.stream(values).map(SampleCohorts::logistic).toArray();
  }

  private static double logistic(double value) {
    return 1 / (1 + Math.exp(-value));
  }

  static TrainingFacts facts() {
    return TrainingFacts.of(
            "HRD score: evaluation <report> & \"checks\"",
            "SYNTHETIC",
            "Trained on drawn phantoms; its numbers have no clinical meaning.")
        .with(Fact.RECIPE, "hrd")
        .with(Fact.RECIPE_VERSION, "1.0.0")
        .with(Fact.SOURCE_PAPER, "doi:10.1000/example")
        .with(Fact.EXCLUDED, "4 lost to follow-up before 6 months; 2 without a venous phase")
        .with(Fact.IMAGES, "CT, arterial and portal venous phase")
        .with(Fact.PREPARATION, "resampled to 1 mm, bins of 25 HU, LoG of 1 to 5 mm")
        .with(Fact.FEATURE_SOFTWARE, "TACEscore 0.1.0, IBSI")
        .with(Fact.FEATURES_COUNTED, "2,404")
        .with(Fact.FEATURES_SELECTED, "5: AP_log-sigma-2-0-mm-3D_glcm_Correlation and others")
        .with(Fact.SELECTION, "SelectKBest, then LASSO, in each training fold anew")
        .with(Fact.MODEL, "support vector machine with a radial kernel, Platt's probability")
        .with(Fact.MISSING_DATA, "patients without a required image are refused by name")
        .with(Fact.PARTITION, "nested cross-validation of 5 and 5 folds, stratified, by patient")
        .with(Fact.SEED, "20261127")
        .with(Fact.THREADS, "1")
        .with(Fact.SOFTWARE, "TACEscore 0.1.0, Java 17")
        .with(Fact.BUNDLE_DIGEST, "sha256:" + "0123456789abcdef".repeat(4));
  }
}
