package org.tacescore.recipe;

import java.util.Map;
import java.util.Optional;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.score.RecipeReference;
import org.tacescore.score.ResearchStatus;

/**
 * A recipe with all that its bundle folder holds, read and checked.
 *
 * @param recipe content of {@code recipe.json}
 * @param digest SHA-256 over all files but {@code MODEL_CARD.md}, lower-case hexadecimal
 * @param parts learned parts by name
 * @param featureSettings extraction settings in PyRadiomics' parameter format
 * @param network the bundle's network; empty where no measure needs one
 * @param references input and output pairs that the bundle must reproduce
 * @param modelCard the model card, Markdown
 */
public record RecipeBundle(
    Recipe recipe,
    String digest,
    Map<String, Part> parts,
    String featureSettings,
    Optional<NetworkDefinition> network,
    ReferenceCases references,
    String modelCard) {

  public RecipeBundle {
    parts = Map.copyOf(parts);
  }

  /** Names this bundle in results. */
  public RecipeReference reference() {
    return new RecipeReference(
        recipe.id(),
        recipe.version(),
        recipe.title(),
        digest,
        status(),
        recipe.source().citation(),
        recipe.endpoint());
  }

  /** What the learned parts have been shown to be good for, a signature of the card included. */
  public ResearchStatus status() {
    return ModelCard.validation(modelCard).isPresent()
        ? ResearchStatus.LOCALLY_VALIDATED
        : recipe.status();
  }

  /**
   * Refuses a bundle that is not the one that was meant.
   *
   * @param stated lower-case hexadecimal
   * @throws InvalidBundleException naming both digests
   */
  public void requireDigest(String stated) {
    if (!digest.equals(stated)) {
      throw new InvalidBundleException(
          "bundle %s: its digest is %s, not %s".formatted(recipe.id(), digest, stated));
    }
  }

  ModelPart model(String name) {
    if (parts.get(name) instanceof ModelPart model) {
      return model;
    }
    throw new InvalidBundleException(
        "bundle %s: parts/%s.json must be of kind model".formatted(recipe.id(), name));
  }

  CoxPart cox(String name) {
    if (parts.get(name) instanceof CoxPart cox) {
      return cox;
    }
    throw new InvalidBundleException(
        "bundle %s: parts/%s.json must be of kind cox".formatted(recipe.id(), name));
  }

  CutPart cut(String name) {
    if (parts.get(name) instanceof CutPart cut) {
      return cut;
    }
    throw new InvalidBundleException(
        "bundle %s: parts/%s.json must be of kind cut".formatted(recipe.id(), name));
  }
}
