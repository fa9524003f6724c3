package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.report.score.Contribution;
import org.tacescore.report.score.NamedValue;
import org.tacescore.report.score.ScoreCard;
import org.tacescore.report.score.ScoreSystem;
import org.tacescore.report.score.ScoreValue;
import org.tacescore.score.Finding;
import org.tacescore.score.LesionReference;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Sensitivity;
import org.tacescore.score.Warning;
import org.tacescore.score.clinical.ClinicalScore;

/** Scores as the cards of the score page. */
final class PageCards {
  private final Map<String, RecipeBundle> bundles;
  private final StudyInput input;
  private final Predicate<Warning> ofPage;

  /**
   * @param ofPage tells warnings that stand at the head of the page
   */
  PageCards(StudyInput input, Map<String, RecipeBundle> bundles, Predicate<Warning> ofPage) {
    this.input = input;
    this.bundles = bundles;
    this.ofPage = ofPage;
  }

  ScoreCard card(Scored scored) {
    Score score = scored.score();
    RecipeBundle bundle = Optional.ofNullable(bundles.get(scored.recipeId())).orElseThrow();
    Figure figure = Figure.of(score);
    return new ScoreCard(
        new ScoreValue(
            score.label(),
            figure.digits(),
            figure.unitText(),
            score.group().label(),
            "high when %s".formatted(figure.rule().orElseThrow())),
        new ScoreSystem(
            scored.recipe().title(),
            scored.recipe().citation(),
            bundle.recipe().source().doi(),
            "%s %s".formatted(scored.recipe().id(), scored.recipe().version()),
            scored.recipe().status().name(),
            scored.recipe().endpoint()),
        scored.lesion().map(LesionReference::label).orElse(""),
        score.contributions().stream().map(PageCards::contribution).toList(),
        PageNomograms.of(bundle, score),
        score.supplements().stream()
            .map(one -> new NamedValue(one.label(), SupplementLines.state(one.finding())))
            .toList(),
        texts(score, ScoreGroup::isExternalResult),
        input.prior().flatMap(prior -> prior.of(scored)).map(PageCards::told).stream().toList(),
        notes(scored));
  }

  private static Contribution contribution(org.tacescore.score.Contribution part) {
    String found =
        part.finding() instanceof Finding.Stated stated
            ? stated.value().value() + Figure.unitText(stated.value().unit())
            : SupplementLines.state(part.finding());
    return new Contribution(part.label(), found, part.points().toPlainString());
  }

  private static String told(PriorResult.PriorScore prior) {
    Figure figure = Figure.of(prior);
    return "%s: %s, %s (%s)"
        .formatted(
            prior.created().substring(0, Math.min(10, prior.created().length())),
            figure.text(),
            prior.group(),
            figure.rule().orElse(""));
  }

  private List<String> notes(Scored scored) {
    Score score = scored.score();
    List<String> notes = new ArrayList<>();
    if (score.tie()) {
      notes.add("The value equals the cutoff: the comparator alone decides the group.");
    }
    notes.addAll(
        texts(
            score,
            warning ->
                !ofPage.test(warning)
                    && !ScoreGroup.isExternalResult(warning)
                    && !warning.code().equals(scored.recipe().status().name())));
    for (Sensitivity variant : score.sensitivities()) {
      notes.add(
          "Under another cutoff rule (not the result): "
              + ScoreGroup.explanation(variant, score.unit()));
    }
    return notes;
  }

  private static List<String> texts(Score score, Predicate<Warning> which) {
    return score.warnings().stream().filter(which).map(Warning::text).distinct().toList();
  }

  static ScoreCard card(ClinicalScore clinical) {
    return new ScoreCard(
        new ScoreValue(
            clinical.title(),
            clinical.total().map(t -> clinical.id().shown(t).toPlainString()).orElse(""),
            "",
            clinical.group(),
            ""),
        new ScoreSystem(clinical.title(), clinical.source(), "", "", "", ""),
        "",
        clinical.items().stream()
            .map(
                item ->
                    new Contribution(
                        item.name(),
                        item.finding(),
                        item.points().map(ClinicalGroup::plain).orElse("")))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Stream.concat(
                Stream.of(clinical.verification().sentence()),
                clinical.warnings().stream().map(Warning::text))
            .toList());
  }
}
