package org.tacescore.report.score;

import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the score page of one study says. The PDF and the pictures of its pages are made of it, so
 * that no two of them disagree.
 *
 * <p>Texts are what the page shows: numbers are written by the caller, once. Names that the page
 * has words for in its language are told in them, e.g. phases and risk groups; what a recipe calls
 * its own stays as the recipe says it.
 *
 * @param language of the page's own words
 * @param created when the content was made
 * @param software name and version
 * @param study whose it is
 * @param warnings stand first; may be empty
 * @param scores in the order shown
 * @param refusals systems that gave none
 * @param lesions as measured
 * @param clinical values used
 * @param phases series used
 * @param regions outlines on slices, a strip for each phase
 * @param heatMaps what networks looked at
 * @param provenance what else decided the numbers: UIDs, digests, settings
 * @param models what the cards say
 */
public record ScorePage(
    PageLanguage language,
    OffsetDateTime created,
    String software,
    PageStudy study,
    List<PageWarning> warnings,
    List<ScoreCard> scores,
    List<RefusedScore> refusals,
    List<LesionRow> lesions,
    List<ClinicalRow> clinical,
    List<PhaseRow> phases,
    List<PictureStrip> regions,
    List<PictureStrip> heatMaps,
    List<NamedValue> provenance,
    List<ModelSummary> models) {

  /** A page has a score or a refusal. */
  public ScorePage {
    warnings = List.copyOf(warnings);
    scores = List.copyOf(scores);
    refusals = List.copyOf(refusals);
    lesions = List.copyOf(lesions);
    clinical = List.copyOf(clinical);
    phases = List.copyOf(phases);
    regions = List.copyOf(regions);
    heatMaps = List.copyOf(heatMaps);
    provenance = List.copyOf(provenance);
    models = List.copyOf(models);
    InvalidScorePageException.requireText("software", software);
    InvalidScorePageException.require(
        !scores.isEmpty() || !refusals.isEmpty(), "a score page has neither score nor refusal");
  }

  /** What the scores' models are, each once, in the order in which they come. */
  Set<String> statuses() {
    Set<String> statuses = new LinkedHashSet<>();
    scores.forEach(card -> statuses.add(card.system().status()));
    statuses.remove("");
    return statuses;
  }
}
