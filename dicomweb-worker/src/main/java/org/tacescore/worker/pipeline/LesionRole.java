package org.tacescore.worker.pipeline;

import java.util.List;

/** What a lesion is for the scores, in words. */
final class LesionRole {
  private LesionRole() {}

  /**
   * @param lesions all of the study
   * @param own whether a score of its own is computed from it
   */
  static String of(LesionMeasures lesion, List<LesionMeasures> lesions, boolean own) {
    String other = own ? "A score of its own is computed from it" : "No score is computed from it";
    if (lesions.stream().noneMatch(LesionMeasures::scored)) {
      return other;
    }
    if (!lesion.scored()) {
      return own ? other : "Not the largest lesion: no score is computed from it";
    }
    return "Largest lesion: the patient's scores are computed from it"
        + (own ? ", and one of its own" : "");
  }
}
