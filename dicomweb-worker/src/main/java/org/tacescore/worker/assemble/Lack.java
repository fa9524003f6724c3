package org.tacescore.worker.assemble;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.ContrastPhase;

/**
 * The first thing that a recipe lacks in a study, in the order images, segmentation, clinical
 * values.
 *
 * @param state the waiting state; {@link RecipeState#READY} when it lacks nothing
 * @param missing the refusal if nothing more comes
 * @param detail what exactly
 */
record Lack(RecipeState state, Optional<Refusal> missing, String detail) {

  private static final Lack NOTHING = new Lack(RecipeState.READY, Optional.empty(), "");

  static Lack of(RecipeNeeds recipe, StudyInventory study, List<ClinicalValue> clinical) {
    return images(recipe, study)
        .or(() -> segmentation(study))
        .or(() -> clinical(recipe, clinical))
        .orElse(NOTHING);
  }

  private static Optional<Lack> images(RecipeNeeds recipe, StudyInventory study) {
    List<ContrastPhase> absent =
        recipe.phases().stream()
            .sorted()
            .filter(
                phase -> study.images().stream().noneMatch(s -> s.fitFor(phase, recipe.modality())))
            .toList();
    if (absent.isEmpty()) {
      return Optional.empty();
    }
    Refusal reason =
        study.images().stream()
            .filter(series -> mayBecome(series, absent, recipe.modality()))
            .flatMap(series -> series.trouble().stream())
            .findFirst()
            .orElse(Refusal.MISSING_PHASE);
    return Optional.of(
        new Lack(RecipeState.WAITING_IMAGES, Optional.of(reason), "needed: " + words(absent)));
  }

  /** {@code arterial phase, portal venous phase}. */
  private static String words(List<ContrastPhase> phases) {
    return phases.stream()
        .map(phase -> phase.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " phase")
        .collect(Collectors.joining(", "));
  }

  /** Whether a series would be one of the absent phases if its trouble were mended. */
  private static boolean mayBecome(
      ImageSeries series, List<ContrastPhase> absent, String modality) {
    return series.candidate()
        && series.modality().equals(modality)
        && series.phase().map(absent::contains).orElse(true);
  }

  private static Optional<Lack> segmentation(StudyInventory study) {
    List<SegmentationObject> drawn =
        study.segmentations().stream().filter(seg -> !study.isOrphan(seg)).toList();
    if (drawn.stream().anyMatch(SegmentationObject::tumour)) {
      return Optional.empty();
    }
    Refusal reason = drawn.isEmpty() ? Refusal.MISSING_SEGMENTATION : Refusal.NO_TUMOUR_SEGMENT;
    return Optional.of(
        new Lack(RecipeState.WAITING_SEG, Optional.of(reason), "needed: a tumour segment"));
  }

  private static Optional<Lack> clinical(RecipeNeeds recipe, List<ClinicalValue> clinical) {
    Set<Analyte> known = clinical.stream().map(ClinicalValue::analyte).collect(Collectors.toSet());
    List<String> absent =
        recipe.clinical().stream()
            .filter(analyte -> !known.contains(analyte))
            .sorted()
            .map(Analyte::contractName)
            .toList();
    return absent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Lack(
                RecipeState.AWAITING_CLINICAL,
                Optional.of(Refusal.MISSING_CLINICAL),
                "needed: " + String.join(", ", absent)));
  }
}
