package org.tacescore.worker.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.report.Measurement;
import org.tacescore.report.score.ClinicalRow;
import org.tacescore.report.score.LesionRow;
import org.tacescore.report.score.ModelSummary;
import org.tacescore.report.score.NamedValue;
import org.tacescore.report.score.PageStudy;
import org.tacescore.report.score.PageWarning;
import org.tacescore.report.score.PhaseRow;
import org.tacescore.report.score.PictureStrip;
import org.tacescore.report.score.RefusedScore;
import org.tacescore.report.score.ScoreCard;
import org.tacescore.report.score.ScorePage;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.score.Warning;
import org.tacescore.score.clinical.ClinicalAnswer;
import org.tacescore.score.clinical.ClinicalScore;
import org.tacescore.score.clinical.NoClinicalScore;
import org.tacescore.segio.PhaseEvidence;
import org.tacescore.segio.Roi;
import org.tacescore.segio.SeriesHeader;

/** Puts the answers of a study on a score page, with the numbers of the report. */
final class PageComposer {
  private final SiteIdentity site;
  private final StudyInput input;
  private final StudyReading reading;
  private final StudyMeasures measures;

  PageComposer(SiteIdentity site, StudyInput input, StudyReading reading, StudyMeasures measures) {
    this.site = site;
    this.input = input;
    this.reading = reading;
    this.measures = measures;
  }

  /**
   * @param outcomes scores and refusals, at least one
   * @param heatMaps strips of what networks looked at
   * @param devices what counted, and what ran the networks
   */
  ScorePage compose(
      List<Outcome> outcomes,
      List<LesionMeasures> lesions,
      BesideScores beside,
      List<PictureStrip> heatMaps,
      List<NamedValue> devices) {
    List<Scored> scored = ReportComposer.scored(outcomes);
    List<ClinicalAnswer> clinical = beside.beside(scored.isEmpty() ? outcomes : scored);
    return new ScorePage(
        site.report().language(),
        input.created(),
        SiteIdentity.SOFTWARE,
        PageStudy.of(reading.anyInstance()),
        warnings(scored),
        cards(scored, clinical),
        refusals(outcomes, clinical),
        lesions.stream().map(lesion -> row(lesion, lesions, scored)).toList(),
        input.clinical().chosen().stream().map(PageComposer::row).toList(),
        phases(),
        new PagePictures(reading, measures).strips(),
        heatMaps,
        provenance(scored, devices),
        models(scored));
  }

  /** What holds for images and regions, whichever score stands on them. */
  private List<PageWarning> warnings(List<Scored> scored) {
    Map<String, PageWarning> warnings = new LinkedHashMap<>();
    Stream.concat(
            ForeignMaterial.warnings(measures.regions()).stream(),
            scored.stream()
                .flatMap(one -> one.score().warnings().stream())
                .filter(PageComposer::isOfImages))
        .forEach(w -> warnings.putIfAbsent(w.text(), new PageWarning(w.code(), w.text())));
    return List.copyOf(warnings.values());
  }

  private static boolean isOfImages(Warning warning) {
    return Stream.of(Roi.Warning.values()).anyMatch(one -> one.name().equals(warning.code()));
  }

  private List<ScoreCard> cards(List<Scored> scored, List<ClinicalAnswer> clinical) {
    PageCards cards = new PageCards(input, bundles(), PageComposer::isOfImages);
    return Stream.concat(
            scored.stream().map(cards::card),
            clinical.stream()
                .filter(ClinicalScore.class::isInstance)
                .map(answer -> PageCards.card((ClinicalScore) answer)))
        .toList();
  }

  private Map<String, RecipeBundle> bundles() {
    return input.recipes().stream().collect(Collectors.toMap(b -> b.recipe().id(), b -> b));
  }

  private List<RefusedScore> refusals(List<Outcome> outcomes, List<ClinicalAnswer> clinical) {
    Map<String, RecipeBundle> bundles = bundles();
    List<RefusedScore> refusals = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof NotScorable refused) {
        String title =
            Optional.ofNullable(bundles.get(refused.recipeId()))
                .map(bundle -> bundle.recipe().title())
                .orElse(refused.recipeId());
        String lesion = refused.lesion().map(one -> ": " + one.label()).orElse("");
        refusals.add(new RefusedScore(title + lesion, refused.reason(), refused.detail()));
      }
    }
    for (ClinicalAnswer answer : clinical) {
      if (answer instanceof NoClinicalScore none) {
        refusals.add(new RefusedScore(none.title(), none.reason(), none.detail()));
      }
    }
    return refusals;
  }

  private static LesionRow row(
      LesionMeasures lesion, List<LesionMeasures> lesions, List<Scored> scored) {
    boolean own =
        scored.stream()
            .flatMap(one -> one.lesion().stream())
            .anyMatch(one -> one.trackingUid().equals(lesion.trackingUid()));
    return new LesionRow(
        lesion.trackingId(),
        text(lesion.measurements(), "RNU0"),
        text(lesion.measurements(), "L0JK"),
        LesionRole.of(lesion, lesions, own));
  }

  private static String text(List<Measurement> measurements, String code) {
    return measurements.stream()
        .filter(one -> one.concept().value().equals(code))
        .findFirst()
        .map(one -> "%s %s".formatted(one.value().toPlainString(), one.unit().value()))
        .orElse("");
  }

  private static ClinicalRow row(ClinicalValue value) {
    return new ClinicalRow(
        value.analyte().contractName(),
        value.value(),
        Figure.unitText(value.unit()).strip(),
        value.time().map(Instant::toString).orElse(""),
        value.source());
  }

  private List<PhaseRow> phases() {
    Map<String, PhaseRow> rows = new LinkedHashMap<>();
    for (StudyRegions.Region region : measures.regions()) {
      SeriesHeader header = region.series().header();
      rows.putIfAbsent(
          header.part().toString(),
          new PhaseRow(
              region.phase().name(),
              header.description().isBlank() ? header.part().toString() : header.description(),
              ReportComments.evidenceOf(reading, header).stream()
                  .map(PhaseEvidence::text)
                  .collect(Collectors.joining("; "))));
    }
    return List.copyOf(rows.values());
  }

  private List<NamedValue> provenance(List<Scored> scored, List<NamedValue> devices) {
    List<NamedValue> lines = new ArrayList<>();
    lines.add(new NamedValue("Study", input.studyInstanceUid()));
    lines.add(new NamedValue("Report (SR)", ObjectHeaders.srUid(input.jobKey())));
    lines.add(new NamedValue("Job", input.jobKey()));
    lines.addAll(devices);
    used(scored)
        .forEach(
            bundle ->
                lines.add(
                    new NamedValue(
                        "%s %s".formatted(bundle.recipe().id(), bundle.recipe().version()),
                        "sha256 " + bundle.digest())));
    return lines;
  }

  private List<ModelSummary> models(List<Scored> scored) {
    return used(scored).map(ModelSummaries::of).toList();
  }

  private Stream<RecipeBundle> used(List<Scored> scored) {
    Set<String> used = scored.stream().map(Scored::recipeId).collect(Collectors.toSet());
    return input.recipes().stream().filter(bundle -> used.contains(bundle.recipe().id()));
  }
}
