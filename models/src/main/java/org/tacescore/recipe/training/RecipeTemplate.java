package org.tacescore.recipe.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tacescore.recipe.BundleJson;
import org.tacescore.recipe.InvalidBundleException;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.Recipe;

/**
 * A recipe that can be trained: a folder with {@code recipe.json}, {@code training.json}, the
 * settings of its features and {@code PUBLICATION.md}. A trained bundle is such a folder too; its
 * learned parts are not read here.
 *
 * @param recipe its status is that of an earlier training, and has no meaning here
 * @param training how its parts are learned
 * @param featureSettings extraction settings in PyRadiomics' parameter format
 * @param publication what was published, Markdown
 * @param folder that was read
 */
public record RecipeTemplate(
    Recipe recipe, TrainingSpec training, String featureSettings, String publication, Path folder) {
  private static final long MOST_BYTES = 4L << 20;
  static final String TRAINING = "training.json";

  /**
   * Checks that recipe and training fit each other.
   *
   * @throws InvalidBundleException naming file, key and fault
   */
  public RecipeTemplate {
    new TemplateCheck(recipe, training, featureSettings).check();
  }

  /**
   * Reads a folder.
   *
   * @throws InvalidBundleException naming file, key and fault
   */
  public static RecipeTemplate read(Path folder) {
    Recipe recipe = json(folder, "recipe.json", Recipe.class);
    if (!recipe.features().matches("[a-z0-9][a-z0-9.-]*")) {
      throw new InvalidBundleException(
          "recipe.json: features: '%s' is not a plain name".formatted(recipe.features()));
    }
    return new RecipeTemplate(
        recipe,
        training(folder),
        text(folder, recipe.features()),
        text(folder, "PUBLICATION.md"),
        folder);
  }

  /** How the cutoff of each measure that has one is learned, by the measure's name. */
  Map<String, CutTraining> measureCuts() {
    Map<String, CutTraining> cuts = new LinkedHashMap<>();
    for (Measure measure : recipe.measures()) {
      training.cuts().stream()
          .filter(cut -> cut.part().equals(measure.cut()))
          .findFirst()
          .ifPresent(cut -> cuts.put(measure.name(), cut));
    }
    return cuts;
  }

  /** How a signature of features is learned; empty where its part is of measures. */
  Optional<SignatureTraining> signature(String part) {
    return training.signatures().stream().filter(one -> one.part().equals(part)).findFirst();
  }

  /** How a part of earlier measures is learned. */
  Optional<CombinedTraining> combined(String part) {
    return training.combined().stream().filter(one -> one.part().equals(part)).findFirst();
  }

  /** How a Cox regression is learned. */
  Optional<SurvivalTraining> survival(String part) {
    return training.survivals().stream().filter(one -> one.part().equals(part)).findFirst();
  }

  private static TrainingSpec training(Path folder) {
    return BundleJson.read(
        TRAINING, bytes(folder, TRAINING), TrainingSpec.class, TrainingSpec.LEFT_OUT);
  }

  private static <T> T json(Path folder, String name, Class<T> type) {
    return BundleJson.read(name, bytes(folder, name), type);
  }

  private static String text(Path folder, String name) {
    return new String(bytes(folder, name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      if (!Files.isRegularFile(file)) {
        throw new InvalidBundleException("%s is missing in %s".formatted(name, folder));
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new InvalidBundleException("%s is larger than %d bytes".formatted(name, MOST_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InvalidBundleException("cannot read " + file, e);
    }
  }
}
