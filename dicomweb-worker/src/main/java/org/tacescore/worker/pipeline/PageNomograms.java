package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tacescore.learning.model.LogisticModel;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.recipe.CoxPart;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.MeasureColumn;
import org.tacescore.recipe.ModelPart;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.report.score.LinearNomogram;
import org.tacescore.report.score.LinearNomogram.Mark;
import org.tacescore.report.score.LinearNomogram.Prediction;
import org.tacescore.report.score.LinearNomogram.Term;
import org.tacescore.report.score.Nomogram;
import org.tacescore.score.Contribution;
import org.tacescore.score.Finding;
import org.tacescore.score.Score;
import org.tacescore.score.Supplement;

/**
 * The nomograms of a recipe with this patient's points: of a total the points of its parts; of
 * measures that are a regression on measures alone their linear predictor. A regression that takes
 * radiomics or features of networks has no nomogram that a person could read.
 */
final class PageNomograms {
  /** What a scale of a probability shows. */
  private static final List<Double> PROBABILITIES = List.of(0.05, 0.2, 0.5, 0.8, 0.95);

  /** How a publication's own nomogram is told from the models beside it. */
  private static final String PUBLISHED = "nomogram";

  private final RecipeBundle bundle;
  private final Score score;
  private final Map<String, Finding> findings = new HashMap<>();

  private PageNomograms(RecipeBundle bundle, Score score) {
    this.bundle = bundle;
    this.score = score;
    for (Supplement supplement : score.supplements()) {
      findings.put(supplement.name(), supplement.finding());
    }
    combined()
        .ifPresent(
            name ->
                findings.put(
                    name, new Finding.Computed(score.value().doubleValue(), score.unit())));
  }

  static List<Nomogram> of(RecipeBundle bundle, Score score) {
    return new PageNomograms(bundle, score).all();
  }

  private List<Nomogram> all() {
    List<Nomogram> all = new ArrayList<>();
    points().ifPresent(all::add);
    for (Measure measure : bundle.recipe().measures()) {
      if (isShown(measure)) {
        nomogram(measure).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<String> combined() {
    List<String> measures = bundle.recipe().combination().measures();
    return score.contributions().isEmpty() && measures.size() == 1
        ? Optional.of(measures.get(0))
        : Optional.empty();
  }

  private boolean isShown(Measure measure) {
    return combined().filter(measure.name()::equals).isPresent()
        || measure.concept().meaning().toLowerCase(Locale.ROOT).contains(PUBLISHED);
  }

  /** A total of points. */
  private Optional<Nomogram> points() {
    List<Term> terms = new ArrayList<>();
    for (Contribution part : score.contributions()) {
      boolean measured = part.finding() instanceof Finding.Measured;
      terms.add(
          new Term(
              part.label(),
              List.of(
                  new Mark(measured ? "low" : "no", 0),
                  new Mark(measured ? "high" : "yes", part.weight().doubleValue())),
              part.points().doubleValue(),
              part.counts() ? (measured ? "high" : "yes") : measured ? "low" : "no"));
    }
    return drawn(score.label(), terms, List.of());
  }

  private Optional<Nomogram> nomogram(Measure measure) {
    String title = measure.concept().meaning();
    if (measure instanceof Measure.Survival survival
        && bundle.parts().get(survival.part()) instanceof CoxPart cox) {
      return terms(
              cox.terms().stream()
                  .map(term -> new Factor(term.column(), term.coefficient()))
                  .toList())
          .flatMap(terms -> drawn(title, terms, survivals(survival, cox)));
    }
    if (measure instanceof Measure.Signature signature
        && bundle.parts().get(signature.part()) instanceof ModelPart part
        && part.model().model() instanceof LogisticModel logistic) {
      return terms(factors(part.model(), logistic))
          .flatMap(
              terms -> drawn(title, terms, List.of(probability(measure, part.model(), logistic))));
    }
    return Optional.empty();
  }

  /** A column and what one of its units adds. */
  private record Factor(String column, double coefficient) {}

  private static List<Factor> factors(StandardisedModel model, LogisticModel logistic) {
    List<Factor> factors = new ArrayList<>();
    for (int i = 0; i < model.columns().size(); i++) {
      StandardisedModel.Column column = model.columns().get(i);
      factors.add(new Factor(column.name(), logistic.coefficients().get(i) / column.sd()));
    }
    return factors;
  }

  private Prediction probability(Measure measure, StandardisedModel model, LogisticModel logistic) {
    double intercept = logistic.intercept();
    for (int i = 0; i < model.columns().size(); i++) {
      StandardisedModel.Column column = model.columns().get(i);
      intercept -= logistic.coefficients().get(i) * column.mean() / column.sd();
    }
    return Prediction.ofProbability("Probability", intercept, told(measure.name()));
  }

  private List<Prediction> survivals(Measure.Survival survival, CoxPart cox) {
    List<Prediction> predictions = new ArrayList<>();
    for (Measure.Survival.Horizon horizon : survival.horizons()) {
      double baseline = cox.survival(0, horizon.months());
      if (baseline > 0 && baseline < 1) {
        predictions.add(
            Prediction.ofSurvival(horizon.concept().meaning(), baseline, 0, told(horizon.name())));
      }
    }
    return predictions;
  }

  /** Empty where a column is no measure, or its value is not known. */
  private Optional<List<Term>> terms(List<Factor> factors) {
    List<Term> terms = new ArrayList<>();
    for (Factor factor : factors) {
      FeatureColumn column = FeatureColumn.parse(factor.column());
      Optional<Term> term =
          bundle.recipe().measure(column.source()).flatMap(m -> term(m, column, factor));
      if (term.isEmpty()) {
        return Optional.empty();
      }
      terms.add(term.get());
    }
    return Optional.of(terms);
  }

  private Optional<Term> term(Measure measure, FeatureColumn column, Factor factor) {
    Optional<Finding> finding = Optional.ofNullable(findings.get(measure.name()));
    if (finding.isEmpty()) {
      return Optional.empty();
    }
    MeasureColumn kind = MeasureColumn.of(column);
    double value = kind.of(number(measure, finding.get()));
    double effect = factor.coefficient() * value;
    String name = measure.concept().meaning();
    if (kind == MeasureColumn.LOGIT) {
      return Optional.of(
          new Term(name, probabilities(factor.coefficient()), effect, told(measure.name())));
    }
    if (measure instanceof Measure.Clinical clinical && clinical.coding().isBinary()) {
      List<Mark> marks = List.of(new Mark("0", 0), new Mark("1", factor.coefficient()));
      return Optional.of(new Term(name, marks, effect, told(measure.name())));
    }
    double least = Math.min(0, value);
    return Optional.of(
        Term.ofNumber(
            name, factor.coefficient(), least, Math.max(1, value), value, told(measure.name())));
  }

  private static List<Mark> probabilities(double coefficient) {
    return PROBABILITIES.stream()
        .map(
            p ->
                new Mark(
                    BigDecimal.valueOf(100 * p).stripTrailingZeros().toPlainString() + " %",
                    coefficient * MeasureColumn.LOGIT.of(p)))
        .toList();
  }

  private static double number(Measure measure, Finding finding) {
    if (finding instanceof Finding.Measured measured) {
      return measured.value();
    }
    if (finding instanceof Finding.Computed computed) {
      return computed.value();
    }
    return ((Measure.Clinical) measure).coding().of(((Finding.Stated) finding).value());
  }

  private String told(String name) {
    return Optional.ofNullable(findings.get(name)).map(SupplementLines::number).orElse("");
  }

  private static Optional<Nomogram> drawn(
      String title, List<Term> terms, List<Prediction> predictions) {
    boolean effect = terms.stream().anyMatch(PageNomograms::hasEffect);
    return effect
        ? Optional.of(new LinearNomogram(title, terms, predictions).drawn())
        : Optional.empty();
  }

  private static boolean hasEffect(Term term) {
    return term.marks().stream().mapToDouble(Mark::effect).distinct().count() > 1;
  }
}
