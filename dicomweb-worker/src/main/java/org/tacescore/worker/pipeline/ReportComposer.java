package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.UID;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.report.Algorithm;
import org.tacescore.report.Completion;
import org.tacescore.report.DocumentHeader;
import org.tacescore.report.InstanceReference;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.MeasurementReport;
import org.tacescore.report.Qualitative;
import org.tacescore.report.ReportContent;
import org.tacescore.report.ResearchStatement;
import org.tacescore.report.SegmentMeasurements;
import org.tacescore.report.SegmentReference;
import org.tacescore.report.StudyContext;
import org.tacescore.score.LesionReference;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhaseEvidence;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SeriesHeader;

/** Puts scores and lesions into the neutral words of a measurement report. */
final class ReportComposer {
  private static final Code LIVER = new Code("10200004", "SCT", "Liver");
  private static final Code ROLE = new Code("LESION-ROLE", "99TACE", "Role in the scores");

  private final SiteIdentity site;
  private final StudyInput input;
  private final StudyReading reading;
  private final StudyMeasures measures;

  ReportComposer(
      SiteIdentity site, StudyInput input, StudyReading reading, StudyMeasures measures) {
    this.site = site;
    this.input = input;
    this.reading = reading;
    this.measures = measures;
  }

  /**
   * @param outcomes at least one of them scored
   */
  MeasurementReport compose(
      List<Outcome> outcomes, List<LesionMeasures> lesions, BesideScores beside, String kernels) {
    StudyContext study = StudyContext.of(reading.anyInstance());
    return new MeasurementReport(
        study,
        header(outcomes),
        site.observer(),
        Statement.of(outcomes),
        completion(outcomes),
        new ReportContent(
            summary(outcomes, lesions),
            study.procedures(),
            segments(outcomes, lesions, kernels),
            patientGroups(outcomes, beside),
            comments(outcomes, lesions)),
        evidence(lesions),
        predecessors());
  }

  private DocumentHeader header(List<Outcome> outcomes) {
    String sr = srUid(input.jobKey());
    List<String> versions = new ArrayList<>(List.of(SiteIdentity.SOFTWARE));
    scored(outcomes).forEach(s -> versions.add(s.recipe().id() + " " + s.recipe().version()));
    return new DocumentHeader(
        seriesUid(sr), sr, SiteIdentity.SERIES_NUMBER, input.created(), "TACE scores", versions);
  }

  static String srUid(String jobKey) {
    return DeterministicUid.of(jobKey, "sr");
  }

  /** A report's series follows from its own UID, so that a predecessor's is known too. */
  private static String seriesUid(String srUid) {
    return DeterministicUid.of(srUid, "series");
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

  private static List<String> summary(List<Outcome> outcomes, List<LesionMeasures> lesions) {
    List<String> summary = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      summary.add(
          outcome instanceof Scored scored
              ? ScoreGroup.summary(scored)
              : ReportSentences.refused((NotScorable) outcome));
    }
    summary.add(ReportSentences.lesions(lesions));
    return summary;
  }

  /** Scores of the patient, then the clinical scores that stand beside any score. */
  private List<MeasurementGroup> patientGroups(List<Outcome> outcomes, BesideScores beside) {
    String study = input.studyInstanceUid();
    return Stream.concat(
            scored(outcomes).stream()
                .filter(s -> s.lesion().isEmpty())
                .map(s -> ScoreGroup.of(study, s)),
            beside.beside(scored(outcomes)).stream().map(answer -> ClinicalGroup.of(study, answer)))
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
        own.forEach(
            s ->
                segments.add(
                    new SegmentMeasurements(
                        segment(lesion), ScoreGroup.of(input.studyInstanceUid(), s))));
      }
    }
    return segments;
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

  private static SegmentMeasurements lesionGroup(
      LesionMeasures lesion, String role, String kernels) {
    return new SegmentMeasurements(
        segment(lesion),
        new MeasurementGroup(
            lesion.trackingId(),
            lesion.trackingUid(),
            lesion.segment().type(),
            List.of(LIVER),
            new Algorithm("TACEscore radiomics", "0.1.0", List.of("Computed on " + kernels)),
            lesion.measurements(),
            List.of(new Qualitative.Text(ROLE, role)),
            lesion.measurements().isEmpty() ? List.of("Too small to be measured.") : List.of()));
  }

  /** Why each measured series was taken for its phase, and where each region comes from. */
  private List<String> comments(List<Outcome> outcomes, List<LesionMeasures> lesions) {
    List<String> comments = new ArrayList<>();
    for (StudyRegions.Region region : measures.regions()) {
      SeriesHeader header = region.series().header();
      comments.add(
          region.isTumour()
              ? ReportSentences.phase(
                  region.phase(),
                  header,
                  evidenceOf(header),
                  RegionSentences.origin(region.roi(), subject(region)))
              : RegionSentences.margin(region, subject(region)));
    }
    for (StudyRegions.PhaseKey measured : measuredPhases()) {
      ContrastPhase phase = measured.phase();
      if (reading.choice(phase, measured.modality()) instanceof PhaseChoice.Chosen chosen) {
        ReportSentences.choice(phase, chosen).ifPresent(comments::add);
      }
    }
    measures.registrations().stream().map(RegistrationSentences::told).forEach(comments::add);
    // A group of TID 1411 must name the series that was segmented.
    lesions.stream()
        .filter(lesion -> lesion.drawnOn().isEmpty())
        .map(ReportSentences::notMeasured)
        .forEach(comments::add);
    for (Outcome outcome : outcomes) {
      if (outcome instanceof NotScorable refused && !refused.detail().isBlank()) {
        String lesion = refused.lesion().map(l -> " of " + l.label()).orElse("");
        comments.add("%s%s: %s.".formatted(refused.recipeId(), lesion, refused.detail()));
      }
    }
    return comments;
  }

  /** The lesion by its label where a region of another one is measured, too. */
  private String subject(StudyRegions.Region region) {
    boolean several =
        measures.regions().stream().map(StudyRegions.Region::lesion).distinct().count() > 1;
    return several ? region.lesion().label() : "Tumour";
  }

  private List<StudyRegions.PhaseKey> measuredPhases() {
    return measures.regions().stream()
        .map(region -> region.key().tumour().images())
        .distinct()
        .toList();
  }

  private List<PhaseEvidence> evidenceOf(SeriesHeader header) {
    return reading.series().stream()
        .filter(s -> s.header().part().equals(header.part()))
        .map(PhasedSeries::finding)
        .map(PhaseFinding::evidence)
        .findFirst()
        .orElse(List.of());
  }

  private List<InstanceReference> evidence(List<LesionMeasures> lesions) {
    Map<String, InstanceReference> evidence = new LinkedHashMap<>();
    for (StudyRegions.Region region : measures.regions()) {
      addSeries(evidence, region.series().header());
      region
          .roi()
          .registered()
          .ifPresent(
              registered ->
                  registered
                      .objects()
                      .forEach(
                          object ->
                              addObject(
                                  evidence,
                                  object.seriesInstanceUid(),
                                  object.sopClassUid(),
                                  object.sopInstanceUid())));
      region
          .lesion()
          .drawings()
          .forEach(
              d ->
                  addObject(
                      evidence,
                      d.segmentation().seriesInstanceUid(),
                      d.segmentation().sopClassUid(),
                      d.segmentation().sopInstanceUid()));
    }
    for (LesionMeasures lesion : lesions) {
      addObject(
          evidence,
          lesion.segmentation().seriesInstanceUid(),
          lesion.segmentation().sopClassUid(),
          lesion.segmentation().sopInstanceUid());
      lesion.drawnOn().ifPresent(images -> addSeries(evidence, reading.pixels(images).header()));
    }
    return List.copyOf(evidence.values());
  }

  private void addSeries(Map<String, InstanceReference> evidence, SeriesHeader header) {
    for (String uid : header.sopInstanceUids()) {
      evidence.putIfAbsent(
          uid,
          new InstanceReference(
              header.studyInstanceUid(), header.seriesInstanceUid(), header.sopClassUid(), uid));
    }
  }

  private void addObject(
      Map<String, InstanceReference> evidence, String series, String sopClass, String sopInstance) {
    evidence.putIfAbsent(
        sopInstance,
        new InstanceReference(input.studyInstanceUid(), series, sopClass, sopInstance));
  }

  private List<InstanceReference> predecessors() {
    Optional<InstanceReference> predecessor =
        input
            .predecessorSrUid()
            .map(
                uid ->
                    new InstanceReference(
                        input.studyInstanceUid(), seriesUid(uid), UID.ComprehensiveSRStorage, uid));
    return predecessor.stream().toList();
  }

  private static List<Scored> scored(List<Outcome> outcomes) {
    return outcomes.stream().filter(Scored.class::isInstance).map(Scored.class::cast).toList();
  }

  /** What a reader has to be told first. */
  static final class Statement {
    private static final String SYNTHETIC =
        "Demonstration values from untrained or synthetic models. No clinical meaning.";
    private static final String RESEARCH =
        "Values from models under research. Not validated for the care of patients.";

    private Statement() {}

    static ResearchStatement of(List<Outcome> outcomes) {
      List<String> statuses =
          scored(outcomes).stream()
              .map(s -> s.recipe().status().name())
              .distinct()
              .sorted()
              .toList();
      boolean synthetic = statuses.isEmpty() || statuses.contains("SYNTHETIC");
      return new ResearchStatement(
          statuses.isEmpty() ? "SYNTHETIC" : String.join(", ", statuses),
          synthetic ? SYNTHETIC : RESEARCH);
    }
  }
}
