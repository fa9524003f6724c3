package org.tacescore.recipe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.Code;
import org.tacescore.learning.model.LogisticModel;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.recipe.Aggregate;
import org.tacescore.recipe.Embedding;
import org.tacescore.recipe.Level;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.Notice;
import org.tacescore.recipe.Recipe;
import org.tacescore.recipe.RoiRule;
import org.tacescore.recipe.SingleCombination;
import org.tacescore.recipe.TimePoint;
import org.tacescore.score.HighWhen;
import org.tacescore.segio.ContrastPhase;

/** The templates of the systems beside {@code hrd} say what their papers say. */
class TemplatesTest {
  private static final int LONGEST_CODE = 16;
  private static final int LONGEST_MEANING = 64;

  private static RecipeTemplate template(String id) {
    Path shipped = Path.of("src/main/resources/recipes").resolve(id);
    return RecipeTemplate.read(
        Files.isDirectory(shipped) ? shipped : Path.of("../docs/examples/templates").resolve(id));
  }

  @ParameterizedTest
  @CsvSource({
    "epr, MR, LESION, ALL, ANY, pvp-dlr, >=, 10.3389/fonc.2025.1642828",
    "haic-response, CT, PATIENT, LARGEST, ANY, response, >=, 10.1186/s12876-024-03555-7",
    "tace-response, CT, PATIENT, LARGEST, BEFORE_FIRST, integrated, >=, 10.3389/fonc.2021.730282",
    "sorafenib-os, CT, PATIENT, LARGEST, BEFORE_FIRST, os, >, 10.3389/fonc.2020.593292"
  })
  void areReadWithTheMeasureThatIsTheScore(
      String id,
      String modality,
      Level level,
      Aggregate aggregate,
      TimePoint timePoint,
      String score,
      String comparator,
      String doi) {
    RecipeTemplate template = template(id);
    Recipe recipe = template.recipe();
    assertThat(recipe.id()).isEqualTo(id);
    assertThat(recipe.modality()).isEqualTo(modality);
    assertThat(recipe.level()).isEqualTo(level);
    assertThat(recipe.aggregate()).isEqualTo(aggregate);
    assertThat(recipe.timePoint()).isEqualTo(timePoint);
    assertThat(recipe.source().doi()).isEqualTo(doi);
    assertThat(template.publication()).contains(doi);
    assertThat(((SingleCombination) recipe.combination()).measure()).isEqualTo(score);
    assertThat(template.measureCuts())
        .hasEntrySatisfying(
            score, cut -> assertThat(cut.comparator().symbol()).isEqualTo(comparator));
  }

  @ParameterizedTest
  @ValueSource(strings = {"epr", "haic-response", "tace-response", "sorafenib-os"})
  void tellEachThingByACodeOfItsOwnThatDicomHolds(String id) {
    Recipe recipe = template(id).recipe();
    List<Code> codes =
        Stream.concat(
                recipe.measures().stream().flatMap(TemplatesTest::codes),
                Stream.of(recipe.combination().highGroup(), recipe.combination().lowGroup()))
            .toList();
    assertThat(codes).extracting(Code::value).doesNotHaveDuplicates();
    assertThat(codes).extracting(Code::meaning).doesNotHaveDuplicates();
    assertThat(codes)
        .allMatch(
            code ->
                code.value().length() <= LONGEST_CODE
                    && code.meaning().length() <= LONGEST_MEANING);
    assertThat(recipe.notices()).extracting(Notice::code).contains(paperNotice(id));
  }

  private static Stream<Code> codes(Measure measure) {
    Stream<Code> horizons =
        measure instanceof Measure.Survival survival
            ? survival.horizons().stream().map(Measure.Survival.Horizon::concept)
            : Stream.of();
    return Stream.concat(Stream.of(measure.concept()), horizons);
  }

  private static String paperNotice(String id) {
    return id.equals("sorafenib-os") ? "C_INDEX_INTERVALS" : "EXTERNAL_RESULT";
  }

  @ParameterizedTest
  @CsvSource({"epr, epr-960-b, 960", "tace-response, tace-response-1167, 1130"})
  void extractTheFeatureSetsOfThePapers(String id, String set, int features) {
    ExtractionSettings settings = ExtractionSettings.parse(template(id).featureSettings());
    assertThat(settings).isEqualTo(ExtractionSettings.named(set));
    assertThat(settings.featureNames()).hasSize(features);
  }

  @Test
  void eprHasFiveRegionsAndItsRingIsKeptToTheLiver() {
    Recipe recipe = template("epr").recipe();
    assertThat(recipe.rois())
        .extracting(RoiRule::name)
        .containsExactly("AP", "DP", "PVP", "PVP_Pri3mm", "PVP_Plus3mm");
    RoiRule ring = recipe.roi("PVP_Pri3mm").orElseThrow();
    assertThat(ring.kind()).isEqualTo(RoiRule.Kind.RING);
    assertThat(ring.marginMm()).isEqualTo(3);
    assertThat(ring.within()).isEqualTo(RoiRule.Within.LIVER);
  }

  @Test
  void eprNomogramIsAsPrintedAndAsItsOddsRatioMeans() {
    RecipeTemplate epr = template("epr");
    CombinedTraining.Published printed = published(epr, "dlrrn-published");
    CombinedTraining.Published corrected = published(epr, "dlrrn-corrected");
    assertThat(printed.coefficients()).containsExactly(-0.00971, 0.43748, 1.19241);
    assertThat(corrected.coefficients()).containsExactly(-0.0971, 0.43748, 1.19241);
    double[] nothing = {0, 0, 0};
    assertThat(probability(printed, nothing)).isCloseTo(0.5212, within(5e-5));
    assertThat(logOdds(probability(printed, nothing))).isCloseTo(0.08493, within(1e-12));
    double[] highAfp = {1, 0, 0};
    assertThat(logOdds(probability(printed, highAfp)) - logOdds(probability(corrected, highAfp)))
        .isCloseTo(0.0874, within(5e-5));
    assertThat(Math.exp(corrected.coefficients().get(0))).isCloseTo(0.907, within(5e-4));
  }

  private static CombinedTraining.Published published(RecipeTemplate template, String part) {
    CombinedTraining training = template.combined(part).orElseThrow();
    assertThat(training.columns()).containsExactly("afp:value", "pvp:logit", "pvp-dlr:logit");
    return (CombinedTraining.Published) training.fit();
  }

  private static double probability(CombinedTraining.Published fit, double[] row) {
    return new LogisticModel(fit.intercept(), fit.coefficients()).score(row);
  }

  private static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }

  @Test
  void haicNetworkAndCoxRegressionTakeTheSameFiveValues() {
    RecipeTemplate haic = template("haic-response");
    List<String> five = List.of("afp400", "vp4", "diameter10", "capsule", "diffuse");
    Measure.Network response = (Measure.Network) haic.recipe().measure("response").orElseThrow();
    assertThat(response.clinical()).containsExactlyElementsOf(five);
    assertThat(haic.recipe().embedding("IMAGE").map(Embedding::crop)).contains(response.crop());
    SurvivalTraining pfs = haic.survival("pfs").orElseThrow();
    assertThat(pfs.columns())
        .containsExactlyElementsOf(
            Stream.concat(five.stream().map(name -> name + ":value"), Stream.of("response:logit"))
                .toList());
    assertThat(pfs.choose().get(0).most()).isEqualTo(6);
    assertThat(horizons(haic, "pfs")).containsExactly(12.0, 18.0, 24.0);
  }

  private static List<Double> horizons(RecipeTemplate template, String measure) {
    Measure.Survival survival = (Measure.Survival) template.recipe().measure(measure).orElseThrow();
    return survival.horizons().stream().map(Measure.Survival.Horizon::months).toList();
  }

  @Test
  void taceModelsShareFoldsAndFourteenFeatures() {
    RecipeTemplate tace = template("tace-response");
    assertThat(tace.training().signatures())
        .extracting(SignatureTraining::part)
        .containsExactly("linear", "logistic", "svm", "gbm", "rf");
    assertThat(tace.training().signatures())
        .extracting(SignatureTraining::group)
        .containsOnly("radiomics");
    assertThat(tace.training().signatures())
        .allSatisfy(
            one ->
                assertThat(one.select())
                    .filteredOn(SelectionStep.Elimination.class::isInstance)
                    .containsExactly(new SelectionStep.Elimination(List.of(14), 5, 500, 100)));
    assertThat(tace.combined("integrated").orElseThrow().columns())
        .containsExactly("dl:logit", "rf:logit");
  }

  @Test
  void sorafenibLooksAtBothPhasesAboutTheArterialCentroid() {
    RecipeTemplate os = template("sorafenib-os");
    assertThat(os.recipe().embeddings())
        .allMatch(one -> one.crop().reference() == ContrastPhase.ARTERIAL);
    Embedding portal = os.recipe().embedding("DL_PVP").orElseThrow();
    assertThat(portal.crop().channels()).containsOnly(ContrastPhase.PORTAL_VENOUS);
    assertThat(portal.crop().register()).isTrue();
    assertThat(os.recipe().embedding("DL_AP").orElseThrow().crop().register()).isFalse();
    assertThat(os.survival("os").orElseThrow().columns())
        .containsExactly("bclc:value", "alt:value", "dl:logit");
    assertThat(os.survival("os").orElseThrow().cut())
        .isEqualTo(new CutTraining.Median("os-cut", HighWhen.GREATER));
    assertThat(horizons(os, "os")).containsExactly(12.0, 24.0, 36.0);
  }
}
