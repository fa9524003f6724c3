package org.tacescore.recipe.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.tacescore.learning.model.FittedModel;
import org.tacescore.learning.model.LinearModel;
import org.tacescore.learning.model.LogisticModel;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.learning.model.SvmModel;
import org.tacescore.recipe.CutPart;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.ModelCard;
import org.tacescore.recipe.ModelPart;
import org.tacescore.recipe.Part;
import org.tacescore.recipe.Recipe;
import org.tacescore.score.ResearchStatus;

/** The model card of a trained recipe: what a reader has to know of a bundle, in Markdown. */
final class TrainedCard {
  private final TrainedRecipe trained;
  private final Recipe recipe;
  private final LocalDate date;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param date of the training
   */
  TrainedCard(TrainedRecipe trained, LocalDate date) {
    this.trained = trained;
    this.recipe = trained.template().recipe();
    this.date = date;
  }

  String markdown() {
    line("# %s: %s %s".formatted(recipe.title(), recipe.id(), recipe.version()));
    line("");
    line(ModelCard.statusLine(trained.status(), trained.status().sentence()));
    use();
    training();
    parts();
    cutoffs();
    results();
    limits();
    line("");
    text.append(demoted(trained.template().publication().strip())).append('\n');
    return text.toString();
  }

  private void use() {
    table("What it is for");
    row("Follows", recipe.source().citation() + doi());
    row("Predicts", BundleWriter.predicted(recipe));
    row("Classifiers", "trained to tell: " + trained.endpoint().title());
    row("Images", "%s, phases %s".formatted(recipe.modality(), recipe.phases()));
    row("Time point", recipe.timePoint().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    row("Regions", String.join(", ", recipe.rois().stream().map(roi -> roi.name()).toList()));
    row("Clinical values", clinical());
  }

  private String doi() {
    return recipe.source().doi().isEmpty() ? "" : ", doi:" + recipe.source().doi();
  }

  private String clinical() {
    List<String> names =
        recipe.measures().stream()
            .filter(Measure.Clinical.class::isInstance)
            .map(measure -> ((Measure.Clinical) measure).analyte().contractName())
            .toList();
    return names.isEmpty()
        ? "none"
        : String.join(", ", names) + "; a missing one is refused, not taken for negative";
  }

  private void training() {
    table("Training");
    trained.facts().lines().forEach(this::row);
    row("date", date.toString());
    row(
        "machine",
        "%s %s, %d processors, Java %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version")));
  }

  private void parts() {
    trained.parts().forEach((name, part) -> signature(name, part));
    trained
        .network()
        .ifPresent(
            network -> {
              table("Network");
              row(
                  "Architecture",
                  "%s, width %d, %s"
                      .formatted(
                          network.spec().architecture(),
                          network.spec().width(),
                          network.spec().contract()));
              row("Preparation", network.preprocessing().toString());
              row("Origin", network.origin());
            });
  }

  private void signature(String name, Part part) {
    if (!(part instanceof ModelPart model)) {
      return;
    }
    heading("Signature " + name);
    line(model.origin());
    line("");
    line("| Column | Mean | Standard deviation | Coefficient |");
    line("|---|---|---|---|");
    List<StandardisedModel.Column> columns = model.model().columns();
    for (int i = 0; i < columns.size(); i++) {
      StandardisedModel.Column column = columns.get(i);
      line(
          "| %s | %s | %s | %s |"
              .formatted(
                  column.name(),
                  column.mean(),
                  column.sd(),
                  coefficient(model.model().model(), i)));
    }
  }

  private static String coefficient(FittedModel model, int column) {
    if (model instanceof LinearModel linear) {
      return linear.coefficients().get(column).toString();
    }
    return model instanceof LogisticModel logistic
        ? logistic.coefficients().get(column).toString()
        : "none: the model is not a sum";
  }

  private void cutoffs() {
    heading("Cutoffs");
    line("| Part | High | Origin |");
    line("|---|---|---|");
    trained
        .parts()
        .forEach(
            (name, part) -> {
              if (part instanceof CutPart cut) {
                line(
                    "| %s | %s %s | %s |"
                        .formatted(
                            name,
                            cut.comparator().symbol(),
                            cut.value().toPlainString(),
                            cell(cut.origin())));
              }
            });
  }

  private void results() {
    heading("Results by models that did not learn from the patient");
    line("| Patients | Value | n | Positive | AUC (95 % CI) | Sensitivity | Specificity |");
    line("|---|---|---|---|---|---|---|");
    new CardResults(trained.predictions()).rows().forEach(this::line);
    line("");
    line(
        "Out of fold: by the models of the folds in which the patient was left out; the groups by");
    line(
        "cutoffs of the other folds. AUC by DeLong, shares by Wilson, of patients whom the endpoint");
    line("classifies.");
  }

  private void limits() {
    heading("Limits and known failure modes");
    if (trained.status() == ResearchStatus.SYNTHETIC) {
      line(
          "- The patients were made, not treated: no figure of this card says anything of people.");
    }
    line(
        "- Research software, not for clinical use. Nothing was shown at the site that reads this.");
    line("- Cutoffs come from the cohort of the training; other scanners, contrast protocols and");
    line("  outlines move the features, and so who is high.");
    line("- Features outside the range of the training patients are not refused: the model");
    line("  extrapolates.");
    line("- Regions carried over from another phase, and tumours at the edge of the images, are");
    line("  measured with a warning or refused; the score does not show it by itself.");
    if (trained.network().isPresent()) {
      line("- The network gives a probability for any picture, also for one that shows no tumour.");
    }
    if (hasRows()) {
      line("- A support vector machine keeps the standardised features of some training patients");
      line("  (its support vectors), without anything else of them.");
    }
  }

  private boolean hasRows() {
    return trained.parts().values().stream()
        .anyMatch(
            part -> part instanceof ModelPart model && model.model().model() instanceof SvmModel);
  }

  /** A document of its own below this one's heading. */
  private static String demoted(String markdown) {
    return markdown.replaceAll("(?m)^(#+ )", "#$1");
  }

  private void table(String heading) {
    heading(heading);
    line("| Field | Value |");
    line("|---|---|");
  }

  private void heading(String heading) {
    line("");
    line("## " + heading);
    line("");
  }

  private void row(String field, String value) {
    line("| %s | %s |".formatted(cell(field), cell(value)));
  }

  /** Words of a cohort or a template stay one cell, and begin no block. */
  private static String cell(String words) {
    return words.replace("|", "\\|").replaceAll("\\R", " ");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
