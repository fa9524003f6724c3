package org.tacescore.endtoend;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomModality;

/**
 * What a recipe's trial is about.
 *
 * @param recipe id of the recipe
 * @param modality of the phantoms
 * @param phases series, each with its SEG
 * @param endpoint of the training; empty for the template's first
 * @param classes scores that must tell the endpoint's classes, by their names in evaluations
 * @param survival scores that must go with survival, likewise
 */
record TrialAim(
    String recipe,
    PhantomModality modality,
    Set<ContrastPhase> phases,
    Optional<String> endpoint,
    Set<String> classes,
    Set<String> survival) {
  private static final Set<ContrastPhase> TWO =
      EnumSet.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS);

  static final TrialAim HRD =
      new TrialAim(
          "hrd",
          PhantomModality.CT,
          TWO,
          Optional.empty(),
          Set.of("HRD score"),
          Set.of("HRD score"));

  /** No survival is meant: the paper has recurrence alone. */
  private static final TrialAim EPR =
      new TrialAim(
          "epr",
          PhantomModality.MR,
          EnumSet.of(ContrastPhase.ARTERIAL, ContrastPhase.PORTAL_VENOUS, ContrastPhase.DELAYED),
          Optional.empty(),
          Set.of("Probability of early peritumoural recurrence"),
          Set.of());

  private static final TrialAim HAIC_RESPONSE =
      new TrialAim(
          "haic-response",
          PhantomModality.CT,
          TWO,
          Optional.empty(),
          Set.of("Probability of objective response to TACE-HAIC"),
          Set.of("Risk of progression"));

  static final TrialAim TACE_RESPONSE =
      new TrialAim(
          "tace-response",
          PhantomModality.CT,
          TWO,
          Optional.empty(),
          Set.of("Probability of response to the first TACE"),
          Set.of());

  private static final TrialAim SORAFENIB_OS =
      new TrialAim(
          "sorafenib-os",
          PhantomModality.CT,
          TWO,
          Optional.of("death-12-months"),
          Set.of("Risk of death after TACE with sorafenib"),
          Set.of("Risk of death after TACE with sorafenib"));

  /** Those beside {@code hrd}. */
  static final List<TrialAim> SYSTEMS = List.of(TACE_RESPONSE, SORAFENIB_OS, EPR, HAIC_RESPONSE);

  /** The same about these scores, each for classes and survival. */
  TrialAim with(Set<String> scores) {
    return new TrialAim(recipe, modality, phases, endpoint, scores, scores);
  }

  @Override
  public String toString() {
    return recipe;
  }
}
