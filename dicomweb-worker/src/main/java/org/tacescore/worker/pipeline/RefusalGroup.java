package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.report.Algorithm;
import org.tacescore.report.MeasurementGroup;
import org.tacescore.report.Qualitative;
import org.tacescore.score.LesionReference;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;

/** Why a recipe gave no score, in the neutral words of a report (TID 1501). */
final class RefusalGroup {
  private static final String SCHEME = "99TACE";
  private static final Code FINDING = new Code("NO-SCORE", SCHEME, "No score, refused");
  private static final Code REASON = new Code("NOT-COMPUTED", SCHEME, "Not computed");
  private static final Code MENDER = new Code("MENDED-BY", SCHEME, "Who can mend it");
  private static final Code REMEDY = new Code("REMEDY", SCHEME, "What helps");

  private RefusalGroup() {}

  /** One a refusal, in their order. */
  static List<MeasurementGroup> all(
      String studyInstanceUid, List<Outcome> outcomes, List<RecipeBundle> recipes) {
    List<MeasurementGroup> groups = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof NotScorable refused) {
        recipes.stream()
            .filter(bundle -> bundle.recipe().id().equals(refused.recipeId()))
            .map(bundle -> of(studyInstanceUid, refused, bundle))
            .forEach(groups::add);
      }
    }
    return groups;
  }

  private static MeasurementGroup of(
      String studyInstanceUid, NotScorable refused, RecipeBundle bundle) {
    String title = bundle.recipe().title();
    return new MeasurementGroup(
        refused.lesion().map(one -> "%s: %s".formatted(one.trackingId(), title)).orElse(title),
        refused
            .lesion()
            .map(LesionReference::trackingUid)
            .orElseGet(() -> DeterministicUid.of(studyInstanceUid, refused.recipeId(), "patient")),
        FINDING,
        List.of(),
        new Algorithm(
            "TACEscore " + refused.recipeId(),
            bundle.recipe().version(),
            List.of("bundle sha256 " + bundle.digest())),
        List.of(),
        evaluations(refused),
        List.of());
  }

  private static List<Qualitative> evaluations(NotScorable refused) {
    String mender = refused.reason().mender().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return List.of(
        new Qualitative.Text(
            REASON,
            "%s: %s %s"
                .formatted(refused.reason(), refused.reason().sentence(), refused.detail())
                .strip()),
        new Qualitative.Text(MENDER, mender),
        new Qualitative.Text(REMEDY, refused.reason().remedy()));
  }
}
