package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tacescore.dicom.Code;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.report.Algorithm;
import org.tacescore.report.Completion;
import org.tacescore.report.InstanceReference;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.MeasurementReport;
import org.tacescore.report.Qualitative;
import org.tacescore.report.ReportContent;
import org.tacescore.report.SegmentMeasurements;
import org.tacescore.report.SegmentReference;
import org.tacescore.report.StudyContext;
import org.tacescore.score.LesionReference;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.worker.queue.OutputObject;

/** Puts scores and lesions into the neutral words of a measurement report. */
final class ReportComposer {
  static final Code LIVER = new Code("10200004", "SCT", "Liver");
  private static final Code ROLE = new Code("LESION-ROLE", "99TACE", "Role in the scores");

  private final SiteIdentity site;
  private final StudyInput input;
  private final StudyReading reading;
  private final StudyMeasures measures;
  private final ObjectHeaders headers;

  ReportComposer(
      SiteIdentity site, StudyInput input, StudyReading reading, StudyMeasures measures) {
    this.site = site;
    this.input = input;
    this.reading = reading;
    this.measures = measures;
    this.headers = new ObjectHeaders(site, input, reading);
  }

  /**
   * @param outcomes scores and refusals, at least one
   */
  MeasurementReport compose(
      List<Outcome> outcomes, List<LesionMeasures> lesions, BesideScores beside, String kernels) {
    StudyContext study = headers.study();
    return new MeasurementReport(
        study,
        headers.ofReport(told(outcomes)),
        headers.device(),
        Statement.of(outcomes),
        completion(outcomes),
        new ReportContent(
            summary(outcomes, lesions),
            study.procedures(),
            segments(outcomes, lesions, kernels),
            patientGroups(outcomes, beside),
            new ReportComments(reading, measures).of(outcomes, lesions)),
        new ReportEvidence(input.studyInstanceUid(), reading, measures).of(lesions),
        predecessors());
  }

  /** The recipes that scored; all where none did. */
  private List<RecipeBundle> told(List<Outcome> outcomes) {
    Set<String> scored =
        scored(outcomes).stream().map(Scored::recipeId).collect(Collectors.toSet());
    return input.recipes().stream()
        .filter(bundle -> scored.isEmpty() || scored.contains(bundle.recipe().id()))
        .toList();
  }

  private static Completion completion(List<Outcome> outcomes) {
    long refused =
        outcomes.stream()
            .filter(NotScorable.class::isInstance)
            .map(Outcome::recipeId)
            .distinct()
            .count();
    long asked = outcomes.stream().map(Outcome::recipeId).distinct().count();
    return refused == 0
        ? new Completion(true, "all recipes scored")
        : new Completion(false, refused + " of " + asked + " recipes refused");
  }

  private List<String> summary(List<Outcome> outcomes, List<LesionMeasures> lesions) {
    List<String> summary = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      summary.add(
          outcome instanceof Scored scored
              ? ScoreGroup.summary(scored, system(scored, outcomes))
              : ReportSentences.refused((NotScorable) outcome));
      if (outcome instanceof Scored scored) {
        prior(scored).ifPresent(before -> summary.add("Prior report: " + ScoreGroup.told(before)));
      }
    }
    if (!scored(outcomes).isEmpty()) {
      summary.add(ReportSentences.lesions(lesions));
    }
    return summary;
  }

  /** The system's name where a score of another one has the same name; else empty. */
  private static String system(Scored scored, List<Outcome> outcomes) {
    boolean shared =
        scored(outcomes).stream()
            .filter(other -> !other.recipeId().equals(scored.recipeId()))
            .anyMatch(other -> other.score().label().equals(scored.score().label()));
    return shared ? scored.recipe().title() : "";
  }

  /**
   * Scores of the patient, or the refusals where nothing scored; the clinical scores beside them,
   * then the clinical values.
   */
  private List<MeasurementGroup> patientGroups(List<Outcome> outcomes, BesideScores beside) {
    String study = input.studyInstanceUid();
    List<Scored> scored = scored(outcomes);
    return Stream.concat(
            scored.isEmpty()
                ? RefusalGroup.all(study, outcomes, input.recipes()).stream()
                : scored.stream()
                    .filter(s -> s.lesion().isEmpty())
                    .map(s -> ScoreGroup.of(study, s, prior(s))),
            Stream.concat(
                beside.beside(scored.isEmpty() ? outcomes : scored).stream()
                    .map(answer -> ClinicalGroup.of(study, answer)),
                ClinicalValuesGroup.of(study, input.clinical()).stream()))
        .toList();
  }

  /** Each lesion's own measurements, and after them its scores, where a recipe has such. */
  private List<SegmentMeasurements> segments(
      List<Outcome> outcomes, List<LesionMeasures> lesions, String kernels) {
    List<SegmentMeasurements> segments = new ArrayList<>();
    for (LesionMeasures lesion : lesions) {
      if (lesion.drawnOn().isPresent()) {
        List<Scored> own = scoredOf(lesion, outcomes);
        segments.add(lesionGroup(lesion, LesionRole.of(lesion, lesions, !own.isEmpty()), kernels));
        own.stream()
            .map(s -> ScoreGroup.of(input.studyInstanceUid(), s, prior(s)))
            .forEach(group -> segments.add(new SegmentMeasurements(segment(lesion), group)));
        radiomics(lesion, own, outcomes, kernels)
            .forEach(group -> segments.add(new SegmentMeasurements(segment(lesion), group)));
      }
    }
    return segments;
  }

  /** What the recipes took of this lesion: for scores of its own, and for those of the patient. */
  private List<MeasurementGroup> radiomics(
      LesionMeasures lesion, List<Scored> own, List<Outcome> outcomes, String kernels) {
    Stream<Scored> ofPatient =
        lesion.scored() ? scored(outcomes).stream().filter(s -> s.lesion().isEmpty()) : Stream.of();
    RadiomicsGroups groups = new RadiomicsGroups(reading, measures);
    Set<String> recipes =
        Stream.concat(own.stream(), ofPatient).map(Scored::recipeId).collect(Collectors.toSet());
    return input.recipes().stream()
        .filter(bundle -> recipes.contains(bundle.recipe().id()))
        .flatMap(bundle -> groups.of(bundle, lesion, kernels).stream())
        .toList();
  }

  private Optional<PriorResult.PriorScore> prior(Scored scored) {
    return input.prior().flatMap(result -> result.of(scored));
  }

  private static List<Scored> scoredOf(LesionMeasures lesion, List<Outcome> outcomes) {
    return scored(outcomes).stream()
        .filter(
            s ->
                s.lesion()
                    .map(LesionReference::trackingUid)
                    .equals(Optional.of(lesion.trackingUid())))
        .toList();
  }

  private static SegmentReference segment(LesionMeasures lesion) {
    return new SegmentReference(
        lesion.segmentation().sopClassUid(),
        lesion.segmentation().sopInstanceUid(),
        lesion.segment().number(),
        lesion.drawnOnSeriesUid());
  }

  private SegmentMeasurements lesionGroup(LesionMeasures lesion, String role, String kernels) {
    List<Qualitative> evaluations =
        new ArrayList<>(new MeasuredSeries(reading, measures).of(lesion));
    evaluations.add(new Qualitative.Text(ROLE, role));
    return new SegmentMeasurements(
        segment(lesion),
        new MeasurementGroup(
            lesion.trackingId(),
            lesion.trackingUid(),
            lesion.segment().type(),
            List.of(LIVER),
            new Algorithm("TACEscore radiomics", "0.1.0", List.of("Computed on " + kernels)),
            lesion.measurements(),
            evaluations,
            lesion.measurements().isEmpty() ? List.of("Too small to be measured.") : List.of()));
  }

  private List<InstanceReference> predecessors() {
    return input.predecessorSrUid().map(this::predecessor).stream().toList();
  }

  /** As its own result tells it: the site may have written another SOP class then. */
  private InstanceReference predecessor(String uid) {
    return input
        .prior()
        .flatMap(prior -> prior.object(OutputObject.SR))
        .filter(report -> report.sopInstanceUid().equals(uid))
        .orElseGet(
            () ->
                new InstanceReference(
                    input.studyInstanceUid(),
                    ObjectHeaders.seriesUid(uid),
                    site.report().srClass().sopClassUid(),
                    uid));
  }

  static List<Scored> scored(List<Outcome> outcomes) {
    return outcomes.stream().filter(Scored.class::isInstance).map(Scored.class::cast).toList();
  }
}
