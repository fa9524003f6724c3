package org.tacescore.recipe;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Roi;

/** The regions of one study that a recipe stands on, each of an origin that it allows. */
final class RecipeRegions {
  private RecipeRegions() {}

  /**
   * The regions of a recipe, in its order.
   *
   * @throws RefusedException WRONG_MODALITY, MISSING_SEGMENTATION, FRAME_OF_REFERENCE_MISMATCH, and
   *     as {@link PhaseSource#image}
   */
  static Map<RoiRule, PhaseImage> of(Recipe recipe, RecipeInput input) {
    requireModality(recipe, input);
    Map<RoiRule, PhaseImage> regions = new LinkedHashMap<>();
    for (RoiRule rule : recipe.rois()) {
      PhaseImage image = input.phases().image(rule);
      requireAllowed(recipe, rule, image);
      regions.put(rule, image);
    }
    return regions;
  }

  private static void requireAllowed(Recipe recipe, RoiRule rule, PhaseImage image) {
    if (rule.allows(image.origin())) {
      return;
    }
    if (image.origin() == Roi.Origin.REGISTERED) {
      throw new RefusedException(
          Refusal.FRAME_OF_REFERENCE_MISMATCH,
          "%s takes no region that was registered from another frame of reference to the %s series %s"
              .formatted(recipe.id(), rule.phase(), image.seriesUid()));
    }
    throw new RefusedException(
        Refusal.MISSING_SEGMENTATION,
        "%s needs a region drawn on the %s series %s; it was carried over from another one"
            .formatted(recipe.id(), rule.phase(), image.seriesUid()));
  }

  /** Those that are the tumour itself. */
  static Map<ContrastPhase, PhaseImage> tumours(Map<RoiRule, PhaseImage> regions) {
    Map<ContrastPhase, PhaseImage> tumours = new EnumMap<>(ContrastPhase.class);
    regions.forEach(
        (rule, image) -> {
          if (rule.kind() == RoiRule.Kind.TUMOUR) {
            tumours.put(rule.phase(), image);
          }
        });
    return tumours;
  }

  private static void requireModality(Recipe recipe, RecipeInput input) {
    if (!input.modality().equals(recipe.modality())) {
      throw new RefusedException(
          Refusal.WRONG_MODALITY,
          "%s is made for %s, the images are %s"
              .formatted(recipe.id(), recipe.modality(), input.modality()));
    }
  }
}
