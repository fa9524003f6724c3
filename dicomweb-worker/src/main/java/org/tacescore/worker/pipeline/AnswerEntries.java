package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Contribution;
import org.tacescore.score.Finding;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Score;
import org.tacescore.score.Scored;
import org.tacescore.score.Sensitivity;
import org.tacescore.score.clinical.ClinicalAnswer;

/** Puts what a recipe answered into the words of the result document. */
final class AnswerEntries {
  private AnswerEntries() {}

  static ResultDocument.Answer answer(
      RecipeBundle bundle, Outcome outcome, List<ClinicalAnswer> beside) {
    return new ResultDocument.Answer(
        bundle.recipe().id(),
        bundle.recipe().version(),
        bundle.digest(),
        bundle.status().name(),
        outcome
            .lesion()
            .map(
                lesion ->
                    new ResultDocument.ScoredLesionEntry(
                        lesion.label(),
                        lesion.trackingUid(),
                        lesion.segSopInstanceUid(),
                        lesion.segmentNumber())),
        outcome instanceof Scored scored ? Optional.of(entry(scored.score())) : Optional.empty(),
        outcome instanceof NotScorable refused
            ? Optional.of(entry(refused.reason(), refused.detail()))
            : Optional.empty(),
        beside.isEmpty()
            ? Optional.empty()
            : Optional.of(beside.stream().map(BesideEntry::of).toList()));
  }

  private static ResultDocument.RefusalEntry entry(Refusal reason, String detail) {
    return new ResultDocument.RefusalEntry(
        reason.name(), reason.sentence(), detail, reason.mender().name());
  }

  private static ResultDocument.ScoreEntry entry(Score score) {
    return new ResultDocument.ScoreEntry(
        score.label(),
        score.concept().value(),
        score.value(),
        score.unit().value(),
        score.group().side().name(),
        score.group().label(),
        ScoreGroup.rule(score.cutoff()),
        score.tie(),
        score.contributions().stream().map(AnswerEntries::entry).toList(),
        score.supplements().isEmpty()
            ? Optional.empty()
            : Optional.of(score.supplements().stream().map(SupplementEntry::of).toList()),
        score.sensitivities().stream().map(AnswerEntries::entry).toList(),
        score.warnings().stream().map(w -> w.code() + ": " + w.text()).toList());
  }

  private static ResultDocument.TermEntry entry(Contribution term) {
    String found =
        term.finding() instanceof Finding.Measured measured
            ? "%s (high when %s)"
                .formatted(
                    BigDecimal.valueOf(measured.value()).toPlainString(),
                    ScoreGroup.rule(measured.cutoff()))
            : ((Finding.Stated) term.finding()).value().value();
    return new ResultDocument.TermEntry(term.label(), found, term.counts(), term.points());
  }

  private static ResultDocument.SensitivityEntry entry(Sensitivity variant) {
    return new ResultDocument.SensitivityEntry(
        variant.id(),
        variant.label(),
        variant.value(),
        ScoreGroup.rule(variant.cutoff()),
        variant.group().side().name(),
        variant.group().label());
  }
}
