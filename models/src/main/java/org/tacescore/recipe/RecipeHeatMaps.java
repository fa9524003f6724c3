package org.tacescore.recipe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.network.Explainer;
import org.tacescore.network.Explanation;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.Networks;
import org.tacescore.network.crop.Crops;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;

/**
 * Says what the network of a bundle looked at in a study. Apart from scoring, so that only who asks
 * for it pays for it.
 *
 * <p>For each measure of the network a map of what speaks for its class against the others; for
 * each embedding that a linear or logistic signature takes features of, a map of what raises the
 * signature, where the features are means of the feature map's channels. Other signatures, and
 * embeddings that only a Cox regression takes, have none.
 */
public final class RecipeHeatMaps {
  private final RecipeBundle bundle;
  private final Networks networks;

  private RecipeHeatMaps(RecipeBundle bundle, Networks networks) {
    this.bundle = bundle;
    this.networks = networks;
  }

  /**
   * The heat maps of a bundle.
   *
   * @param networks opens the bundle's network; stays the caller's to close
   */
  public static RecipeHeatMaps of(RecipeBundle bundle, Networks networks) {
    return new RecipeHeatMaps(bundle, networks);
  }

  /**
   * The maps of the lesion in the input, in the order of the measures; none for a recipe without a
   * network.
   *
   * @throws RefusedException as scoring is refused, for what the crops and networks need
   * @throws org.tacescore.network.InvalidNetworkException NO_GRADIENT for a network that cannot be
   *     explained
   */
  public List<RecipeHeatMap> of(RecipeInput input) {
    return bundle.network().map(network -> new OfStudy(network, input).maps()).orElse(List.of());
  }

  /** The maps of one study; each crop is cut out once. */
  private final class OfStudy {
    private final Recipe recipe = bundle.recipe();
    private final Explainer explainer;
    private final RecipeInput input;
    private final Map<ContrastPhase, PhaseImage> images;
    private final Map<String, Crops> sampled = new HashMap<>();

    OfStudy(NetworkDefinition network, RecipeInput input) {
      String name = "%s %s %s".formatted(recipe.id(), recipe.version(), bundle.digest());
      this.explainer = Explainer.of(networks.open(network), network, name);
      this.input = input;
      this.images = RecipeRegions.tumours(RecipeRegions.of(recipe, input));
    }

    List<RecipeHeatMap> maps() {
      List<RecipeHeatMap> maps = new ArrayList<>();
      for (Measure measure : recipe.measures()) {
        if (measure instanceof Measure.Network asked) {
          maps.add(ofNetwork(asked));
        } else if (measure instanceof Measure.Signature signature && explainer.explainsFeatures()) {
          SignatureExplanation.of(bundle, signature)
              .forEach(explained -> maps.add(ofSignature(signature, explained)));
        }
      }
      return maps;
    }

    private RecipeHeatMap ofNetwork(Measure.Network asked) {
      Crops crops = crops(asked.name(), asked.crop());
      NetworkInput seen = NetworkInput.ofPatient(crops.images(), clinical(asked));
      return placed(
          asked.name(),
          asked.name(),
          "a higher value of %s, class %d of the network"
              .formatted(asked.concept().meaning(), asked.outputClass()),
          asked.crop(),
          explainer.contrast(seen, asked.outputClass()));
    }

    private RecipeHeatMap ofSignature(Measure.Signature signature, SignatureExplanation explained) {
      Embedding embedding = explained.embedding();
      Crops crops = crops(embedding.name(), embedding.crop());
      return placed(
          signature.name(),
          embedding.name(),
          "a higher value of %s, by features of %s"
              .formatted(signature.concept().meaning(), embedding.name()),
          embedding.crop(),
          explainer.explain(NetworkInput.of(crops.images()), explained.weights()));
    }

    private RecipeHeatMap placed(
        String measure,
        String embedding,
        String explains,
        PhaseCrop crop,
        Explanation explanation) {
      PhaseImage image = crop.shown(images);
      return new RecipeHeatMap(
          measure,
          embedding,
          explains,
          explanation.on(crops(embedding, crop).grids(), image.volume().geometry()),
          image.seriesUid());
    }

    private Crops crops(String name, PhaseCrop crop) {
      return sampled.computeIfAbsent(
          recipe.cropName(name), asked -> crop.sample(images, input.phases()));
    }

    /** Numbers that the network takes are those of the scoring. */
    private List<Double> clinical(Measure.Network asked) {
      if (asked.clinical().isEmpty()) {
        return List.of();
      }
      Map<String, Reading> readings =
          RecipeReadings.of(
              bundle,
              RecipeNetwork.of(bundle, networks),
              new StudyInputs(bundle, images, input),
              input.clinical());
      return asked.clinical().stream()
          .map(name -> ScoreAssembly.required(readings, name).number())
          .toList();
    }
  }
}
