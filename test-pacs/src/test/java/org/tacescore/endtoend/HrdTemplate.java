package org.tacescore.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.tacescore.network.training.TrainingPlan;

/**
 * A copy of the template of {@code hrd} that a test may change.
 *
 * @param folder with recipe.json, training.json, features.json and PUBLICATION.md
 */
record HrdTemplate(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The bundle that ships; a bundle is a template, too. */
  static final Path SHIPPED = Path.of("..", "models", "src", "main", "resources", "recipes", "hrd");

  /** As it ships. */
  static HrdTemplate in(Path folder) throws IOException {
    return copy(SHIPPED, folder);
  }

  private static HrdTemplate copy(Path from, Path folder) throws IOException {
    return new HrdTemplate(TemplateCopy.of(from, folder).folder());
  }

  HrdTemplate copyTo(Path other) throws IOException {
    return copy(folder, other);
  }

  /** A network of width 1 on small cubes, trained for few epochs. */
  HrdTemplate withSmallNetwork(int side, int folds, int epochs) throws IOException {
    with("recipe.json", recipe -> ((ObjectNode) recipe.at("/measures/1/crop")).put("size", side));
    return with(
        "training.json",
        training -> {
          ObjectNode network = (ObjectNode) training.at("/networks/0");
          network.put("width", 1).put("folds", folds);
          ((ObjectNode) network.get("plan")).put("epochs", epochs).put("patience", epochs);
        });
  }

  /** Fewer filters on voxels of 2 mm. */
  HrdTemplate withFewFeatures() throws IOException {
    return with(
        "features.json",
        features -> {
          ObjectNode images = (ObjectNode) features.get("imageType");
          images.remove("LBP2D");
          ((ObjectNode) images.get("LoG")).set("sigma", TemplateCopy.numbers(3));
          ((ObjectNode) features.get("setting"))
              .set("resampledPixelSpacing", TemplateCopy.numbers(2, 2, 2));
        });
  }

  /** A shorter list before the LASSO, fewer of its folds, fewer kernels. */
  HrdTemplate withQuickSignature() throws IOException {
    return with(
        "training.json",
        training -> {
          JsonNode signature = training.at("/signatures/0");
          ((ObjectNode) signature.at("/select/2")).put("k", 20);
          ((ObjectNode) signature.at("/select/3")).put("folds", 5);
          ObjectNode fit = (ObjectNode) signature.get("fit");
          fit.set("cost-log2", TemplateCopy.numbers(-1, 2));
          fit.set("gamma-log2", TemplateCopy.numbers(-6, -3));
        });
  }

  /**
   * A new head on what the network's seeded trunk makes of the crops, in place of the whole
   * network. No variants: their cutoffs prove nothing here.
   */
  HrdTemplate withHeadAlone() throws IOException {
    JsonNode plan = JSON.readTree(TrainingPlan.shipped("head").json());
    with(
        "training.json",
        training -> {
          ((ObjectNode) training.at("/networks/0")).set("plan", plan);
          ((ArrayNode) training.get("totals")).removeAll();
        });
    return with(
        "recipe.json", recipe -> ((ArrayNode) recipe.at("/combination/variants")).removeAll());
  }

  private HrdTemplate with(String name, Consumer<JsonNode> change) throws IOException {
    new TemplateCopy(folder).change(name, change);
    return this;
  }
}
