package org.tacescore.worker.assemble;

import java.util.EnumSet;
import java.util.List;
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
 * @param helpfulClinical values for scores beside its own: it uses those of the patient of every
 *     time when they are there, and does not wait for them
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

  /** What any of these recipes uses of a study, and dates of treatment, which tell its time. */
  static Set<Analyte> analytes(List<RecipeNeeds> recipes) {
    Set<Analyte> analytes = EnumSet.of(Analyte.TACE_DATE);
    recipes.forEach(
        recipe -> {
          analytes.addAll(recipe.clinical);
          analytes.addAll(recipe.helpfulClinical);
        });
    return Set.copyOf(analytes);
  }

  /** What any of these recipes uses of a patient at all times; empty when none does. */
  static Set<Analyte> analytesOfAllTimes(List<RecipeNeeds> recipes) {
    Set<Analyte> analytes = EnumSet.noneOf(Analyte.class);
    recipes.forEach(recipe -> analytes.addAll(recipe.helpfulClinical));
    if (!analytes.isEmpty()) {
      analytes.add(Analyte.TACE_DATE);
    }
    return Set.copyOf(analytes);
  }

  public RecipeChoice choice() {
    return new RecipeChoice(recipeId, version, bundleDigest);
  }
}
