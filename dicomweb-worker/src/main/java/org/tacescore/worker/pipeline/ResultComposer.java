package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.score.Outcome;
import org.tacescore.segio.Roi;
import org.tacescore.segio.SpatialRegistration;
import org.tacescore.worker.queue.OutputObject;

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
      List<EncodedObject> objects,
      String kernels,
      Optional<String> networks) {
    Map<String, RecipeBundle> bundles =
        input.recipes().stream().collect(Collectors.toMap(b -> b.recipe().id(), b -> b));
    return new ResultDocument(
        true,
        Statement.of(outcomes).sentence(),
        SiteIdentity.SOFTWARE,
        input.studyInstanceUid(),
        input.jobKey(),
        input.created().toInstant().toString(),
        kernels,
        networks,
        objects.stream()
            .filter(object -> object.role().equals(OutputObject.SR))
            .map(EncodedObject::sopInstanceUid)
            .findFirst(),
        objects.stream().map(EncodedObject::entry).toList(),
        ForeignMaterial.warnings(measures.regions()).stream()
            .map(warning -> new ResultDocument.WarningEntry(warning.code(), warning.text()))
            .toList(),
        outcomes.stream()
            .map(
                outcome ->
                    AnswerEntries.answer(
                        required(bundles, outcome.recipeId()),
                        outcome,
                        beside.beside(outcome.recipeId())))
            .toList(),
        new SeriesEntries(reading).all(),
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
        SeriesEntries.label(region.series().header()),
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
