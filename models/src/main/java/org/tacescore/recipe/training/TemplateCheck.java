package org.tacescore.recipe.training;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tacescore.network.Architecture;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.recipe.InvalidBundleException;
import org.tacescore.recipe.Measure;
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
        !training.signatures().isEmpty() || !training.networks().isEmpty(),
        "signatures and networks are both empty: there is nothing to learn");
    training.signatures().forEach(this::check);
    training.networks().forEach(this::check);
    training.totals().forEach(this::check);
    requireOneEntryEach("networks", training.networks(), NetworkTraining::measure);
    requireParts();
    require(
        measures(Measure.Network.class).count() == training.networks().size()
            && training.networks().size() <= 1,
        "networks: each network measure of recipe.json needs one entry, and a bundle has one"
            + " network at most: "
            + measures(Measure.Network.class).map(Measure::name).toList());
  }

  private void check(SignatureTraining signature) {
    String at = "signatures: " + signature.part() + ": ";
    List<String> regions = recipe.rois().stream().map(RoiRule::name).toList();
    for (String region : signature.regions()) {
      require(
          regions.contains(region),
          "%sthe region %s is not among recipe.json's rois %s".formatted(at, region, regions));
    }
    List<Measure.Signature> measures =
        measures(Measure.Signature.class).filter(m -> m.part().equals(signature.part())).toList();
    require(
        measures.size() == 1,
        "%sone signature measure of recipe.json must need that part, %d do"
            .formatted(at, measures.size()));
    requireCut(at, signature.cut(), measures.get(0).cut());
  }

  private void check(NetworkTraining network) {
    String at = "networks: " + network.measure() + ": ";
    Measure.Network measure =
        measures(Measure.Network.class)
            .filter(m -> m.name().equals(network.measure()))
            .findFirst()
            .orElseThrow(() -> fault(at + "recipe.json has no network measure of that name"));
    require(
        Architecture.find(network.architecture()).isPresent(),
        "%sunknown architecture '%s'; known: %s"
            .formatted(at, network.architecture(), Architecture.ids()));
    require(
        measure.outputClass() == 1,
        at + "the class that is trained is 1, recipe.json takes " + measure.outputClass());
    requireCut(at, network.cut(), measure.cut());
  }

  private void check(TotalTraining total) {
    String at = "totals: " + total.variant() + ": ";
    PointsCombination.Variant variant =
        ((PointsCombination) recipe.combination())
            .variants().stream()
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
    Set<String> needed = new TreeSet<>(recipe.combination().cuts());
    measures(Measure.Signature.class).forEach(m -> needed.addAll(List.of(m.part(), m.cut())));
    measures(Measure.Network.class).forEach(m -> needed.add(m.cut()));
    Set<String> made = new TreeSet<>();
    for (String part : training.parts()) {
      require(made.add(part), "the part '%s' is made twice".formatted(part));
    }
    for (String part : needed) {
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
