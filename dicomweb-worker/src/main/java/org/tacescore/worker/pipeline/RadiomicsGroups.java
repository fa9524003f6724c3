package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tacescore.dicom.Code;
import org.tacescore.digest.Sha256;
import org.tacescore.recipe.CoxPart;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.ModelPart;
import org.tacescore.recipe.Part;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RoiRule;
import org.tacescore.report.Algorithm;
import org.tacescore.report.Measurement;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.Qualitative;
import org.tacescore.segio.Lesion;

/**
 * The radiomics that a recipe's learned parts took of one lesion: a group for each region, for the
 * same feature of two phases is two numbers and nothing may hang below a number.
 */
final class RadiomicsGroups {
  private static final Code REGION = new Code("REGION", "99TACE", "Region measured");

  private final StudyReading reading;
  private final StudyMeasures measures;

  RadiomicsGroups(StudyReading reading, StudyMeasures measures) {
    this.reading = reading;
    this.measures = measures;
  }

  /** In the order of the recipe's regions; none for a recipe that takes no radiomics. */
  List<MeasurementGroup> of(RecipeBundle bundle, LesionMeasures lesion, String kernels) {
    List<MeasurementGroup> groups = new ArrayList<>();
    Set<FeatureColumn> columns = columns(bundle);
    for (RoiRule rule : bundle.recipe().rois()) {
      List<String> features =
          columns.stream()
              .filter(column -> column.source().equals(rule.name()))
              .map(FeatureColumn::feature)
              .toList();
      region(bundle, rule, lesion)
          .filter(region -> !features.isEmpty())
          .map(region -> group(bundle, rule, lesion, region, features, kernels))
          .ifPresent(groups::add);
    }
    return groups;
  }

  private MeasurementGroup group(
      RecipeBundle bundle,
      RoiRule rule,
      LesionMeasures lesion,
      StudyRegions.Region region,
      List<String> features,
      String kernels) {
    Map<String, Double> values =
        measures.features().of(region.roi().mask(), region.series(), bundle.featureSettings());
    List<Measurement> numbers = new ArrayList<>();
    for (String feature : features) {
      Optional.ofNullable(values.get(feature))
          .filter(Double::isFinite)
          .map(value -> FeatureConcept.of(feature).measurement(value))
          .ifPresent(numbers::add);
    }
    return new MeasurementGroup(
        "%s: radiomics of %s, region %s"
            .formatted(lesion.trackingId(), bundle.recipe().id(), rule.name()),
        lesion.trackingUid(),
        lesion.segment().type(),
        List.of(ReportComposer.LIVER),
        new Algorithm(
            "TACEscore radiomics",
            "0.1.0",
            List.of(
                "Settings sha256 " + Sha256.hexOf(bundle.featureSettings()),
                "Computed on " + kernels)),
        numbers,
        List.of(MeasuredSeries.coded(region.phase()), new Qualitative.Text(REGION, told(region))),
        List.of());
  }

  private static String told(StudyRegions.Region region) {
    return region.isTumour()
        ? RegionSentences.origin(region.roi(), "Tumour")
            + ". Series "
            + region.series().header().part()
        : RegionSentences.margin(region, "Tumour");
  }

  /** The region that a rule gave on this lesion; empty where it was never asked for. */
  private Optional<StudyRegions.Region> region(
      RecipeBundle bundle, RoiRule rule, LesionMeasures lesion) {
    StudyRegions.PhaseKey images =
        new StudyRegions.PhaseKey(bundle.recipe().modality(), rule.phase());
    return measures.regions().stream()
        .filter(region -> region.key().tumour().images().equals(images))
        .filter(region -> StudyRegions.Key.of(region.key().tumour(), rule).equals(region.key()))
        .filter(region -> trackingUid(region.lesion()).equals(lesion.trackingUid()))
        .findFirst();
  }

  private String trackingUid(Lesion lesion) {
    return reading.liverStudy().trackingUid(lesion);
  }

  /** What the parts that compute measures take, each column once. */
  private static Set<FeatureColumn> columns(RecipeBundle bundle) {
    Set<FeatureColumn> columns = new LinkedHashSet<>();
    for (Measure measure : bundle.recipe().measures()) {
      String name =
          measure instanceof Measure.Signature signature
              ? signature.part()
              : measure instanceof Measure.Survival survival ? survival.part() : "";
      Part part = bundle.parts().get(name);
      if (part instanceof ModelPart model) {
        columns.addAll(model.features());
      } else if (part instanceof CoxPart cox) {
        cox.terms().forEach(term -> columns.add(FeatureColumn.parse(term.column())));
      }
    }
    return columns;
  }
}
