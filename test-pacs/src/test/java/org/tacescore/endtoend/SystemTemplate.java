package org.tacescore.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tacescore.network.training.TrainingPlan;

/**
 * A copy of the template of one of the systems beside {@code hrd}, that a test may change.
 *
 * @param files that are changed
 */
record SystemTemplate(TemplateCopy files) {
  private static final Path WITHOUT_BUNDLE = Path.of("..", "docs", "examples", "templates");

  static SystemTemplate of(TrialAim aim, Path folder) throws IOException {
    return new SystemTemplate(TemplateCopy.of(place(aim.recipe()), folder));
  }

  /** The bundle that ships, which is a template, too; else the template alone. */
  static Path place(String recipe) {
    Path shipped = HrdTemplate.SHIPPED.resolveSibling(recipe);
    return Files.isDirectory(shipped) ? shipped : WITHOUT_BUNDLE.resolve(recipe);
  }

  Path folder() {
    return files.folder();
  }

  SystemTemplate copyTo(Path other) throws IOException {
    return new SystemTemplate(TemplateCopy.of(folder(), other));
  }

  /** Networks see crops of so many pixels a side, of the largest slice alone. */
  SystemTemplate withSmallCrops(int side) throws IOException {
    files.change(
        "recipe.json",
        recipe -> {
          for (JsonNode holder : recipe.findParents("crop")) {
            ObjectNode crop = (ObjectNode) holder.get("crop");
            crop.put("size", side).put("slices", "largest").remove("least-area");
          }
        });
    return this;
  }

  /** No phase is registered: the phases of a phantom lie where they are. */
  SystemTemplate withoutRegistration() throws IOException {
    files.change(
        "recipe.json",
        recipe ->
            recipe
                .findParents("crop")
                .forEach(holder -> ((ObjectNode) holder.get("crop")).remove("register")));
    return this;
  }

  /** Fewer filters on voxels of 2 mm. */
  SystemTemplate withFewFeatures() throws IOException {
    files.change(
        "features.json",
        features -> {
          ObjectNode images = (ObjectNode) features.get("imageType");
          images.remove("Wavelet");
          if (images.has("LoG")) {
            ((ObjectNode) images.get("LoG")).set("sigma", TemplateCopy.numbers(3));
          }
          ((ObjectNode) features.get("setting"))
              .set("resampledPixelSpacing", TemplateCopy.numbers(2, 2, 2));
        });
    return this;
  }

  /**
   * Smaller forests that choose fewer features on fewer folds: with as many features as the paper's
   * a logistic regression on few patients has no bound.
   */
  SystemTemplate withQuickSignatures() throws IOException {
    files.change(
        "training.json",
        training -> {
          training.findParents("trees").forEach(forest -> ((ObjectNode) forest).put("trees", 60));
          for (JsonNode signature : training.get("signatures")) {
            for (JsonNode step : signature.get("select")) {
              if (step.get("kind").asText().equals("rfe")) {
                ((ObjectNode) step).put("folds", 2).set("sizes", TemplateCopy.numbers(4));
              }
            }
          }
        });
    return this;
  }

  /** A network is trained for at most so many epochs, on 2 folds. */
  SystemTemplate withShortTraining(int epochs) throws IOException {
    files.change(
        "training.json",
        training -> {
          for (JsonNode network : training.get("networks")) {
            ((ObjectNode) network).put("folds", 2);
            ((ObjectNode) network.get("plan")).put("epochs", epochs).put("patience", epochs);
          }
        });
    return this;
  }

  /** A network that is trained as a whole learns a new head alone. */
  SystemTemplate withHeadAlone() throws IOException {
    JsonNode plan = new ObjectMapper().readTree(TrainingPlan.shipped("head").json());
    files.change(
        "training.json",
        training -> {
          for (JsonNode network : training.get("networks")) {
            if (wholes((ArrayNode) network.at("/plan/trained"))) {
              ((ObjectNode) network).set("plan", plan);
            }
          }
        });
    return this;
  }

  private static boolean wholes(ArrayNode trained) {
    return List.of("").equals(List.of(trained.path(0).asText()));
  }
}
