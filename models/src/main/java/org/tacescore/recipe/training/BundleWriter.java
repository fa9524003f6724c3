package org.tacescore.recipe.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tacescore.network.NetworkDescription;
import org.tacescore.network.NetworkDescription.Source;
import org.tacescore.network.NetworkFolderWriter;
import org.tacescore.network.Networks;
import org.tacescore.network.WholeFolder;
import org.tacescore.recipe.InvalidBundleException;
import org.tacescore.recipe.Part;
import org.tacescore.recipe.Recipe;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.recipe.ReferenceCases;
import org.tacescore.recipe.ReferenceCheck;
import org.tacescore.score.ResearchStatus;

/**
 * Writes a trained recipe as a bundle folder that is there whole or not at all: beside its place,
 * read back and held against its own reference cases, then moved. The bundle is a template again,
 * with the endpoint that it was trained for as the first.
 *
 * <p>All but {@code MODEL_CARD.md}, which says when and on what machine, depends on the trained
 * recipe alone.
 */
public final class BundleWriter {
  /** Behind this stands in the endpoint of a trained recipe what its classifiers learned. */
  private static final String LEARNED = "; the classifiers were trained to tell: ";

  /** One thread, so that the reference does not depend on the machine's processors. */
  private static final int THREADS = 1;

  private final Clock clock;

  /**
   * @param clock tells the date for the model card
   */
  public BundleWriter(Clock clock) {
    this.clock = clock;
  }

  /**
   * Writes the bundle.
   *
   * @param out must not be there; its name is free, and the recipe's id where it shall lie in a
   *     folder of bundles
   * @return the bundle as it is read from there
   * @throws InvalidBundleException when what was trained makes no whole bundle
   * @throws UncheckedIOException when the folder is there or cannot be written
   */
  public RecipeBundle write(TrainedRecipe trained, Path out) {
    Path place = out.toAbsolutePath().normalize();
    try {
      Path beside = Files.createDirectories(place.getParent());
      WholeFolder.write(
          out,
          trained.template().recipe().id(),
          draft -> {
            fill(draft, trained, draft.resolveSibling("networks"));
            force(draft);
            return draft;
          });
      forceFolder(beside);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the bundle to " + out, e);
    }
    return RecipeCatalog.read(place);
  }

  private void fill(Path draft, TrainedRecipe trained, Path cache) throws IOException {
    RecipeTemplate template = trained.template();
    write(draft, "recipe.json", BundleJsonText.asIs(recipe(trained)));
    write(draft, RecipeTemplate.TRAINING, BundleJsonText.asIs(training(trained)));
    write(draft, template.recipe().features(), template.featureSettings());
    write(draft, "PUBLICATION.md", template.publication());
    Files.createDirectory(draft.resolve("parts"));
    for (Map.Entry<String, Part> part : trained.parts().entrySet()) {
      write(draft, "parts/" + part.getKey() + ".json", BundleJsonText.of(part.getValue()));
    }
    trained.network().ifPresent(network -> writeNetwork(draft, network, trained));
    LocalDate today = LocalDate.now(clock);
    write(draft, "MODEL_CARD.md", new TrainedCard(trained, today).markdown());
    writeReference(draft, ReferenceMaker.inputs(template.recipe(), trained.parts()));
    try (Networks networks = new Networks(cache, THREADS)) {
      writeReference(draft, ReferenceMaker.expected(RecipeCatalog.read(draft), networks));
      List<String> deviations = ReferenceCheck.deviations(RecipeCatalog.read(draft), networks);
      if (!deviations.isEmpty()) {
        throw new InvalidBundleException(
            "bundle %s does not give the same twice: %s"
                .formatted(template.recipe().id(), deviations));
      }
    }
  }

  /** Weights of a seed are SYNTHETIC, whatever was learned on them: others are stored whole. */
  private static void writeNetwork(Path draft, LearnedNetwork network, TrainedRecipe trained) {
    Path folder = draft.resolve("network");
    Function<Source, NetworkDescription> described =
        source ->
            new NetworkDescription(
                source,
                network.spec(),
                network.clinicalNames(),
                Optional.of(network.preprocessing()),
                trained.status(),
                network.origin());
    Optional<Long> seed =
        trained.status() == ResearchStatus.SYNTHETIC ? network.seed() : Optional.empty();
    if (seed.isPresent()) {
      NetworkFolderWriter.writeSeeded(
          folder, described, network.spec(), seed.get(), network.weights(), Map.of());
    } else {
      NetworkFolderWriter.writeWeights(folder, described, network.weights(), Map.of());
    }
  }

  private static void writeReference(Path draft, ReferenceCases references) throws IOException {
    write(draft, "reference.json", BundleJsonText.of(references));
  }

  private static JsonNode recipe(TrainedRecipe trained) throws IOException {
    ObjectNode recipe = read(trained.template().folder(), "recipe.json");
    recipe.put("status", trained.status().name());
    recipe.put(
        "endpoint", predicted(trained.template().recipe()) + LEARNED + trained.endpoint().title());
    return recipe;
  }

  /** What a recipe predicts, without what the classifiers of an earlier training were taught. */
  static String predicted(Recipe recipe) {
    int learned = recipe.endpoint().indexOf(LEARNED);
    return learned < 0 ? recipe.endpoint() : recipe.endpoint().substring(0, learned);
  }

  private static JsonNode training(TrainedRecipe trained) throws IOException {
    ObjectNode training = read(trained.template().folder(), RecipeTemplate.TRAINING);
    ArrayNode endpoints = BundleJsonText.MAPPER.createArrayNode();
    for (JsonNode endpoint : training.path("endpoints")) {
      if (endpoint.path("id").asText().equals(trained.endpoint().id())) {
        endpoints.insert(0, endpoint);
      } else {
        endpoints.add(endpoint);
      }
    }
    training.set("endpoints", endpoints);
    return training;
  }

  private static ObjectNode read(Path folder, String name) throws IOException {
    return (ObjectNode) BundleJsonText.MAPPER.readTree(Files.readAllBytes(folder.resolve(name)));
  }

  private static void write(Path draft, String name, String text) throws IOException {
    Files.writeString(draft.resolve(name), text);
  }

  /** Everything is on the disk before the folder has its name. */
  private static void force(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isDirectory(path)) {
          forceFolder(path);
        } else {
          forceFile(path);
        }
      }
    }
  }

  private static void forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
