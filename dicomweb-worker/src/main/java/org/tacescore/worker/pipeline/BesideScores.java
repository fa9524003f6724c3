package org.tacescore.worker.pipeline;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Outcome;
import org.tacescore.score.clinical.ClinicalAnswer;
import org.tacescore.score.clinical.ClinicalScoreId;
import org.tacescore.score.clinical.ClinicalScores;
import org.tacescore.score.clinical.ClinicalTimeline;
import org.tacescore.score.clinical.NoClinicalScore;

/**
 * The clinical scores that stand beside recipes' own, each computed once. What they lack is told of
 * them and blocks no recipe.
 */
final class BesideScores {
  private final Map<String, List<ClinicalScoreId>> asked;
  private final Map<ClinicalScoreId, ClinicalAnswer> answers;

  private BesideScores(
      Map<String, List<ClinicalScoreId>> asked, Map<ClinicalScoreId, ClinicalAnswer> answers) {
    this.asked = asked;
    this.answers = answers;
  }

  /**
   * @param zone of dates without an offset
   */
  static BesideScores of(StudyInput input, ZoneId zone) {
    Function<ClinicalScoreId, ClinicalAnswer> computed = answering(input, zone);
    Map<String, List<ClinicalScoreId>> asked = new LinkedHashMap<>();
    Map<ClinicalScoreId, ClinicalAnswer> answers = new LinkedHashMap<>();
    for (RecipeBundle bundle : input.recipes()) {
      asked.put(bundle.recipe().id(), bundle.recipe().beside());
      bundle.recipe().beside().forEach(id -> answers.computeIfAbsent(id, computed));
    }
    return new BesideScores(asked, answers);
  }

  private static Function<ClinicalScoreId, ClinicalAnswer> answering(
      StudyInput input, ZoneId zone) {
    try {
      ClinicalTimeline timeline = ClinicalTimeline.of(input.clinical().all(), zone);
      return id -> ClinicalScores.compute(id, timeline);
    } catch (RefusedException e) {
      return id -> new NoClinicalScore(id, id.contractName(), e.reason(), List.of(), e.detail());
    }
  }

  /** Those beside one recipe, in its order. */
  List<ClinicalAnswer> beside(String recipe) {
    return Optional.ofNullable(asked.get(recipe)).orElse(List.of()).stream()
        .flatMap(id -> Optional.ofNullable(answers.get(id)).stream())
        .toList();
  }

  /** Those beside any of these answers' recipes, each once. */
  List<ClinicalAnswer> beside(List<? extends Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> beside(outcome.recipeId()).stream())
        .distinct()
        .toList();
  }
}
