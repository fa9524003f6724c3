package org.tacescore.recipe.training;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tacescore.network.Architecture;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.recipe.Embedding;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.recipe.InvalidBundleException;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.MeasureColumn;
import org.tacescore.recipe.PointsCombination;
import org.tacescore.recipe.Recipe;
import org.tacescore.recipe.RoiRule;

/** Checks that what is trained is what the recipe needs: each part once, and no other. */
final class TemplateCheck {
  private final Recipe recipe;
  private final TrainingSpec training;
  private final String featureSettings;

  TemplateCheck(Recipe recipe, TrainingSpec training, String featureSettings) {
    this.recipe = recipe;
    this.training = training;
    this.featureSettings = featureSettings;
  }

  void check() {
    requireSettings();
    require(
        !training.signatures().isEmpty()
            || !training.networks().isEmpty()
            || !training.survivals().isEmpty(),
        "signatures, networks and survivals are all empty: there is nothing to learn");
    training.signatures().forEach(this::check);
    training.networks().forEach(this::check);
    training.combined().forEach(this::check);
    training.survivals().forEach(this::check);
    training.totals().forEach(this::check);
    requireOneEntryEach("networks", training.networks(), NetworkTraining::measure);
    requireParts();
    requireOneNetwork();
  }

  private void requireOneNetwork() {
    long networks = measures(Measure.Network.class).count();
    require(
        networks == training.networks().size() && networks <= 1,
        "networks: each network measure of recipe.json needs one entry, and a bundle has one"
            + " network at most: "
            + measures(Measure.Network.class).map(Measure::name).toList());
    boolean embeds = !recipe.embeddings().isEmpty();
    require(
        training.extractors().size() == (embeds && networks == 0 ? 1 : 0),
        "extractors: one is needed where recipe.json has embeddings and no network measure, and"
            + " none else, got "
            + training.extractors().size());
    training.extractors().forEach(one -> requireArchitecture("extractors: ", one.architecture()));
  }

  private static void requireArchitecture(String at, String architecture) {
    require(
        Architecture.find(architecture).isPresent(),
        "%sunknown architecture '%s'; known: %s".formatted(at, architecture, Architecture.ids()));
  }

  private void check(SignatureTraining signature) {
    String at = "signatures: " + signature.part() + ": ";
    List<String> regions = recipe.rois().stream().map(RoiRule::name).toList();
    List<String> embeddings =
        training.extractors().isEmpty()
            ? List.of()
            : recipe.embeddings().stream().map(Embedding::name).toList();
    for (String region : signature.regions()) {
      require(
          regions.contains(region) || embeddings.contains(region),
          "%sthe region %s is not among recipe.json's rois %s or embeddings of an extractor %s"
              .formatted(at, region, regions, embeddings));
    }
    requireCut(at, signature.cut(), measureOf(at, signature.part()).cut());
  }

  /** The one measure that needs a part. */
  private Measure measureOf(String at, String part) {
    List<Measure> measures =
        recipe.measures().stream()
            .filter(
                m ->
                    (m instanceof Measure.Signature s && s.part().equals(part))
                        || (m instanceof Measure.Survival v && v.part().equals(part)))
            .toList();
    require(
        measures.size() == 1,
        "%sone measure of recipe.json must need that part, %d do".formatted(at, measures.size()));
    return measures.get(0);
  }

  private void check(CombinedTraining combined) {
    String at = "combined: " + combined.part() + ": ";
    Measure measure = measureOf(at, combined.part());
    require(measure instanceof Measure.Signature, at + "the measure must be a signature");
    combined.parsed().forEach(column -> requireMeasureBefore(at, column, measure));
    requireCut(at, combined.cut(), measure.cut());
  }

  private void check(SurvivalTraining survival) {
    String at = "survivals: " + survival.part() + ": ";
    Measure measure = measureOf(at, survival.part());
    require(measure instanceof Measure.Survival, at + "the measure must be a survival");
    for (FeatureColumn column : survival.parsed()) {
      if (recipe.embedding(column.source()).isEmpty()) {
        requireMeasureBefore(at, column, measure);
      }
    }
    survival.choose().stream()
        .flatMap(choice -> choice.embeddings().stream())
        .forEach(
            name ->
                require(
                    recipe.embedding(name).isPresent(),
                    "%sthe embedding %s is not in recipe.json".formatted(at, name)));
    requireCut(at, survival.cut(), measure.cut());
  }

  private void requireMeasureBefore(String at, FeatureColumn column, Measure by) {
    List<String> before =
        recipe.measures().stream().map(Measure::name).takeWhile(n -> !n.equals(by.name())).toList();
    require(
        before.contains(column.source())
            || recipe
                .measure(column.source())
                .filter(Measure.Clinical.class::isInstance)
                .isPresent(),
        "%s%s is no measure before %s".formatted(at, column.source(), by.name()));
    try {
      MeasureColumn.of(column);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(
          "%s: %s%s".formatted(RecipeTemplate.TRAINING, at, e.getMessage()), e);
    }
  }

  private void check(NetworkTraining network) {
    String at = "networks: " + network.measure() + ": ";
    Measure.Network measure =
        measures(Measure.Network.class)
            .filter(m -> m.name().equals(network.measure()))
            .findFirst()
            .orElseThrow(() -> fault(at + "recipe.json has no network measure of that name"));
    requireArchitecture(at, network.architecture());
    require(
        measure.outputClass() == 1,
        at + "the class that is trained is 1, recipe.json takes " + measure.outputClass());
    requireCut(at, network.cut(), measure.cut());
  }

  private void check(TotalTraining total) {
    String at = "totals: " + total.variant() + ": ";
    PointsCombination.Variant variant =
        Stream.of(recipe.combination())
            .filter(PointsCombination.class::isInstance)
            .flatMap(points -> ((PointsCombination) points).variants().stream())
            .filter(v -> v.id().equals(total.variant()))
            .findFirst()
            .orElseThrow(() -> fault(at + "recipe.json has no variant of that id"));
    requireCut(at, total.cut(), variant.cut());
    require(
        total.cut().comparator() == variant.comparator(),
        "%sthe comparator is '%s', recipe.json's '%s'"
            .formatted(at, total.cut().comparator().symbol(), variant.comparator().symbol()));
  }

  private static void requireCut(String at, CutTraining cut, String needed) {
    require(
        cut.part().equals(needed),
        "%sthe cut makes the part '%s', recipe.json needs '%s'".formatted(at, cut.part(), needed));
  }

  private static <T> void requireOneEntryEach(
      String key, List<T> entries, Function<T, String> name) {
    List<String> names = entries.stream().map(name).toList();
    require(
        names.stream().distinct().count() == names.size(),
        "%s: an entry is there twice: %s".formatted(key, names));
  }

  private void requireParts() {
    Set<String> made = new TreeSet<>();
    for (String part : training.parts()) {
      require(made.add(part), "the part '%s' is made twice".formatted(part));
    }
    for (String part : recipe.parts()) {
      require(
          made.contains(part),
          "recipe.json needs the part '%s', no entry makes it".formatted(part));
    }
  }

  private void requireSettings() {
    try {
      ExtractionSettings.parse(featureSettings);
    } catch (InvalidSettingsException e) {
      throw new InvalidBundleException("%s: %s".formatted(recipe.features(), e.getMessage()), e);
    }
  }

  private <T extends Measure> Stream<T> measures(Class<T> kind) {
    return recipe.measures().stream().filter(kind::isInstance).map(kind::cast);
  }

  private static void require(boolean fact, String message) {
    if (!fact) {
      throw fault(message);
    }
  }

  private static InvalidBundleException fault(String message) {
    return new InvalidBundleException(RecipeTemplate.TRAINING + ": " + message);
  }
}
