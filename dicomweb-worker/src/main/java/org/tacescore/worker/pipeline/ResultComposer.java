package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.Roi;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SpatialRegistration;

/** Puts a study's answers into the result document. */
final class ResultComposer {
  private final StudyInput input;
  private final StudyReading reading;
  private final StudyMeasures measures;

  ResultComposer(StudyInput input, StudyReading reading, StudyMeasures measures) {
    this.input = input;
    this.reading = reading;
    this.measures = measures;
  }

  ResultDocument compose(
      List<Outcome> outcomes,
      List<LesionMeasures> lesions,
      BesideScores beside,
      Optional<String> srUid,
      String kernels,
      Optional<String> networks) {
    Map<String, RecipeBundle> bundles =
        input.recipes().stream().collect(Collectors.toMap(b -> b.recipe().id(), b -> b));
    return new ResultDocument(
        true,
        ReportComposer.Statement.of(outcomes).sentence(),
        SiteIdentity.SOFTWARE,
        input.studyInstanceUid(),
        input.jobKey(),
        input.created().toInstant().toString(),
        kernels,
        networks,
        srUid,
        outcomes.stream()
            .map(
                outcome ->
                    answer(
                        required(bundles, outcome.recipeId()),
                        outcome,
                        beside.beside(outcome.recipeId())))
            .toList(),
        seriesEntries(),
        lesions.stream().map(ResultComposer::entry).toList(),
        measures.regions().stream().map(ResultComposer::entry).toList(),
        new RegistrationEntries(measures.regions()).of(measures.registrations()),
        input.clinical().chosen().stream()
            .map(
                value ->
                    new ResultDocument.ClinicalEntry(
                        value.analyte().contractName(),
                        value.value(),
                        value.unit(),
                        value.time().map(Object::toString),
                        value.source()))
            .toList());
  }

  private static RecipeBundle required(Map<String, RecipeBundle> bundles, String id) {
    return Optional.ofNullable(bundles.get(id))
        .orElseThrow(() -> new IllegalStateException("recipe " + id + " was not asked"));
  }

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
        ScoreGroup.rule(score.cutoff()),
        score.tie(),
        score.contributions().stream().map(ResultComposer::entry).toList(),
        score.sensitivities().stream().map(ResultComposer::entry).toList(),
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
        variant.group().side().name());
  }

  private List<ResultDocument.SeriesEntry> seriesEntries() {
    Map<PhasedSeries, String> choices = new HashMap<>();
    for (String modality : reading.survey().modalities()) {
      for (ContrastPhase phase : ContrastPhase.values()) {
        if (reading.choice(phase, modality) instanceof PhaseChoice.Chosen chosen) {
          tell(chosen, choices);
        }
      }
    }
    for (PhasedSeries series : reading.series()) {
      reading
          .survey()
          .trouble(series)
          .ifPresent(
              trouble ->
                  choices.put(
                      series, "not fit, %s: %s".formatted(trouble.reason(), trouble.detail())));
    }
    return reading.series().stream()
        .map(series -> entry(series, choices.getOrDefault(series, "")))
        .toList();
  }

  private static void tell(PhaseChoice.Chosen chosen, Map<PhasedSeries, String> choices) {
    choices.put(chosen.series(), "taken for its phase: " + chosen.reason());
    String uid = chosen.series().header().seriesInstanceUid();
    for (PhasedSeries other : chosen.passedOver()) {
      choices.put(other, "not taken, series %s is: %s".formatted(uid, chosen.reason()));
    }
  }

  /**
   * @param choice why a series was taken for its phase or another was
   */
  private static ResultDocument.SeriesEntry entry(PhasedSeries series, String choice) {
    PhaseFinding finding = series.finding();
    String phase = "UNKNOWN";
    String detail = "";
    if (finding instanceof PhaseFinding.Found found) {
      phase = found.phase().name();
      detail =
          choice.isEmpty()
              ? ""
              : "%s; %d independent sources".formatted(choice, found.independentSources());
    } else if (finding instanceof PhaseFinding.Ambiguous ambiguous) {
      phase = "AMBIGUOUS";
      detail = ambiguous.detail();
    } else if (finding instanceof PhaseFinding.Excluded excluded) {
      phase = "EXCLUDED";
      detail = excluded.detail();
    } else if (finding instanceof PhaseFinding.Unknown unknown) {
      detail = unknown.detail();
    }
    return new ResultDocument.SeriesEntry(
        series.header().seriesInstanceUid(),
        label(series.header()),
        series.header().modality(),
        series.header().description(),
        phase,
        detail,
        finding.evidence().stream()
            .map(e -> "%s %s: %s".formatted(e.kind(), e.phase(), e.text()))
            .toList());
  }

  static Optional<String> label(SeriesHeader header) {
    return header.part().isWhole() ? Optional.empty() : Optional.of(header.part().label());
  }

  private static ResultDocument.LesionEntry entry(LesionMeasures lesion) {
    return new ResultDocument.LesionEntry(
        lesion.segment().label(),
        lesion.trackingUid(),
        lesion.segmentation().sopInstanceUid(),
        lesion.segment().number(),
        lesion.scored(),
        lesion.measurements().stream()
            .map(
                m ->
                    new ResultDocument.MeasurementEntry(
                        m.concept().meaning(), m.concept().value(), m.value(), m.unit().value()))
            .toList());
  }

  private static ResultDocument.RegionEntry entry(StudyRegions.Region region) {
    return new ResultDocument.RegionEntry(
        region.lesion().label(),
        region.phase().name(),
        region.key().kind().name(),
        region.isTumour() ? Optional.empty() : Optional.of(region.key().marginMm()),
        region.liver().map(Enum::name),
        region.series().header().seriesInstanceUid(),
        label(region.series().header()),
        region.roi().origin().name(),
        region.roi().drawnOnSeriesUid(),
        region.roi().registered().map(ResultComposer::entry),
        region.roi().mask().voxelCount(),
        region.roi().warnings().stream().map(Enum::name).toList());
  }

  private static ResultDocument.RegistrationEntry entry(Roi.Registered registered) {
    return new ResultDocument.RegistrationEntry(
        registered.objects().stream().map(SpatialRegistration::sopInstanceUid).toList(),
        new ResultDocument.ResidualEntry(
            registered.residual().structure(),
            decimal(registered.residual().centroidMm(), 2),
            decimal(registered.residual().dice(), 4)));
  }

  static BigDecimal decimal(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
