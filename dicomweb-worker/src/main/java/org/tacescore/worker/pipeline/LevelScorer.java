package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.network.InvalidNetworkException;
import org.tacescore.network.Networks;
import org.tacescore.recipe.Level;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeHeatMap;
import org.tacescore.recipe.RecipeHeatMaps;
import org.tacescore.recipe.RecipeScorer;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.LesionReference;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.segio.Lesion;
import org.tacescore.segio.SeriesHeader;

/** Asks recipes for the patient's score, or for one of each lesion, as they declare. */
final class LevelScorer {
  private static final String NOTHING_SEEN = "no network of it can be explained by a map";

  private final StudyReading reading;
  private final StudyMeasures measures;
  private final List<ClinicalValue> clinical;
  private final Networks networks;
  private final StageClock clock;
  private final Optional<HeatMapListener> heatMaps;

  /**
   * @param heatMaps who wants the heat maps of what is scored; empty where nobody does
   */
  LevelScorer(
      StudyReading reading,
      StudyMeasures measures,
      List<ClinicalValue> clinical,
      Networks networks,
      StageClock clock,
      Optional<HeatMapListener> heatMaps) {
    this.heatMaps = heatMaps;
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
      Outcome outcome = score(bundle, 0);
      tellHeatMaps(bundle, outcome, 0);
      return List.of(outcome);
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int rank = 0; rank < lesions.size(); rank++) {
      Outcome outcome = score(bundle, rank).of(reading.reference(lesions.get(rank), measured()));
      tellHeatMaps(bundle, outcome, rank);
      outcomes.add(outcome);
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

  /** A heat map explains a score: without one there is none. */
  private void tellHeatMaps(RecipeBundle bundle, Outcome outcome, int rank) {
    if (heatMaps.isPresent() && outcome instanceof Scored) {
      clock.time(
          Stage.HEAT_MAPS,
          bundle.recipe().id(),
          () -> tell(heatMaps.get(), bundle, outcome.lesion(), rank));
    }
  }

  private int tell(
      HeatMapListener listener, RecipeBundle bundle, Optional<LesionReference> lesion, int rank) {
    try {
      List<RecipeHeatMap> maps =
          RecipeHeatMaps.of(bundle, networks)
              .of(measures.inputFor(bundle.recipe(), clinical, rank));
      maps.forEach(map -> listener.take(bundle, lesion, map));
      if (maps.isEmpty()) {
        listener.none(bundle, NOTHING_SEEN);
      }
      return maps.size();
    } catch (InvalidNetworkException e) {
      // It has scored, so that the report stands; only what it looked at stays unknown.
      listener.none(bundle, String.valueOf(e.getMessage()));
      return 0;
    }
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
