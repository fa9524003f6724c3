package org.tacescore.worker.assemble;

import java.util.Set;
import org.tacescore.score.Analyte;
import org.tacescore.segio.ContrastPhase;

/**
 * What an enabled recipe must find in a study before it can score it.
 *
 * @param recipeId the recipe's id
 * @param version its version
 * @param bundleDigest SHA-256 of its bundle, lower-case hexadecimal
 * @param modality the modality it is made for, {@code CT} or {@code MR}
 * @param phases contrast phases it measures
 * @param clinical values without which it does not score
 * @param helpfulClinical values it uses when they are there and does not wait for
 */
public record RecipeNeeds(
    String recipeId,
    String version,
    String bundleDigest,
    String modality,
    Set<ContrastPhase> phases,
    Set<Analyte> clinical,
    Set<Analyte> helpfulClinical) {

  public RecipeNeeds {
    if (recipeId.isBlank() || phases.isEmpty()) {
      throw new IllegalArgumentException(
          "a recipe has an id and needs at least one phase, got '%s' and %s"
              .formatted(recipeId, phases));
    }
    phases = Set.copyOf(phases);
    clinical = Set.copyOf(clinical);
    helpfulClinical = Set.copyOf(helpfulClinical);
  }

  public RecipeChoice choice() {
    return new RecipeChoice(recipeId, version, bundleDigest);
  }
}
