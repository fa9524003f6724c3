package org.tacescore.worker.pipeline;

import java.util.List;
import java.util.Optional;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.Networks;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.worker.config.DeliverRefusals;

/**
 * The straight line from the files of a study to its report: a function of its input, so that a
 * rerun gives the same bytes.
 *
 * <p>One study at a time; it uses all cores.
 */
final class StudyPipeline {
  private final SiteIdentity site;
  private final PhaseClassifier classifier;
  private final SegmentRoleRules roles;
  private final Kernels kernels;
  private final Networks networks;
  private final StageListener listener;

  /**
   * @param kernels what counts; stays the caller's to close
   * @param networks opens the recipes' networks; stays the caller's to close
   */
  StudyPipeline(
      SiteIdentity site,
      PhaseClassifier classifier,
      SegmentRoleRules roles,
      Kernels kernels,
      Networks networks,
      StageListener listener) {
    this.roles = roles;
    this.site = site;
    this.classifier = classifier;
    this.kernels = kernels;
    this.networks = networks;
    this.listener = listener;
  }

  StudyAnswer score(StudyInput input) {
    return score(input, Optional.empty());
  }

  /**
   * As {@link #score(StudyInput)}, and tells what networks looked at.
   *
   * @param heatMaps takes the heat maps; empty for none
   */
  StudyAnswer score(StudyInput input, Optional<HeatMapListener> heatMaps) {
    StageClock clock = new StageClock(listener);
    StudyReading reading =
        new StudyReading(
            classifier, roles, input.studyInstanceUid(), input.folder(), input.withheld(), clock);
    StudyMeasures measures = new StudyMeasures(reading, kernels, site.zone(), clock);
    StudyObjects objects = new StudyObjects(site, input, reading, measures, clock);
    LevelScorer scorer =
        new LevelScorer(
            reading,
            measures,
            input.clinical().chosen(),
            networks,
            clock,
            BothListeners.of(objects.heatMaps(), heatMaps));
    List<Outcome> outcomes =
        input.recipes().stream().flatMap(bundle -> scorer.score(bundle).stream()).toList();
    return clock.time(Stage.REPORT, "", () -> answer(input, reading, measures, objects, outcomes));
  }

  private StudyAnswer answer(
      StudyInput input,
      StudyReading reading,
      StudyMeasures measures,
      StudyObjects made,
      List<Outcome> outcomes) {
    boolean scored = outcomes.stream().anyMatch(Scored.class::isInstance);
    BesideScores beside = BesideScores.of(input, site.zone());
    List<LesionMeasures> lesions = scored ? survey(reading, measures, outcomes) : List.of();
    boolean reported = scored || (site.refusals() == DeliverRefusals.ALWAYS && reading.hasImages());
    List<EncodedObject> objects =
        reported
            ? made.of(told(outcomes), lesions, beside, kernels.description(), networks.device())
            : List.of();
    String json =
        new ResultComposer(input, reading, measures)
            .compose(outcomes, lesions, beside, objects, kernels.description(), networks.device())
            .toJson();
    return new StudyAnswer(outcomes, beside.beside(outcomes), objects, json);
  }

  private List<Outcome> told(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> site.refusals() != DeliverRefusals.NEVER || outcome instanceof Scored)
        .toList();
  }

  private static List<LesionMeasures> survey(
      StudyReading reading, StudyMeasures measures, List<Outcome> outcomes) {
    boolean ofPatient =
        outcomes.stream().anyMatch(o -> o instanceof Scored && o.lesion().isEmpty());
    List<SeriesHeader> measured =
        measures.regions().stream().map(region -> region.series().header()).toList();
    return new LesionSurvey(reading, measures.features())
        .of(
            reading.liverStudy().lesions(),
            ofPatient ? Optional.of(measures.lesions().get(0)) : Optional.empty(),
            measured);
  }
}
