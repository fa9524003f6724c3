package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.network.Networks;
import org.tacescore.recipe.Level;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeScorer;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.Outcome;
import org.tacescore.segio.Lesion;
import org.tacescore.segio.SeriesHeader;

/** Asks recipes for the patient's score, or for one of each lesion, as they declare. */
final class LevelScorer {
  private final StudyReading reading;
  private final StudyMeasures measures;
  private final List<ClinicalValue> clinical;
  private final Networks networks;
  private final StageClock clock;

  LevelScorer(
      StudyReading reading,
      StudyMeasures measures,
      List<ClinicalValue> clinical,
      Networks networks,
      StageClock clock) {
    this.reading = reading;
    this.measures = measures;
    this.clinical = clinical;
    this.networks = networks;
    this.clock = clock;
  }

  /** One answer, or one a lesion in the order of size, the largest first. */
  List<Outcome> score(RecipeBundle bundle) {
    List<Lesion> lesions = lesionsAsked(bundle);
    if (lesions.isEmpty()) {
      return List.of(score(bundle, 0));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int rank = 0; rank < lesions.size(); rank++) {
      Outcome outcome = score(bundle, rank);
      outcomes.add(outcome.of(reading.reference(lesions.get(rank), measured())));
    }
    return outcomes;
  }

  private Outcome score(RecipeBundle bundle, int rank) {
    return clock.time(
        Stage.SCORING,
        bundle.recipe().id(),
        () ->
            RecipeScorer.of(bundle, networks)
                .score(() -> measures.inputFor(bundle.recipe(), clinical, rank)));
  }

  /** Empty for recipes of the patient, and where the lesions cannot be told. */
  private List<Lesion> lesionsAsked(RecipeBundle bundle) {
    String modality = bundle.recipe().modality();
    if (bundle.recipe().level() == Level.PATIENT || !reading.modality(modality).equals(modality)) {
      return List.of();
    }
    try {
      return measures.lesions();
    } catch (RefusedException e) {
      // Asked for the patient, the recipe meets the same refusal and answers with it.
      return List.of();
    }
  }

  private List<SeriesHeader> measured() {
    return measures.regions().stream().map(region -> region.series().header()).toList();
  }
}
