package org.tacescore.recipe.training;

/** Says where learned numbers come from. */
final class LearnedWords {
  private final Cohort cohort;
  private final Endpoint endpoint;
  private final CohortRows rows;

  LearnedWords(Cohort cohort, Endpoint endpoint, CohortRows rows) {
    this.cohort = cohort;
    this.endpoint = endpoint;
    this.rows = rows;
  }

  /** What was learned, and from whom. */
  String origin(String what) {
    return "%sLearned for '%s' from %d patients, %d positive. %s"
        .formatted(
            cohort.synthetic() ? "SYNTHETIC: made patients, no clinical meaning. " : "",
            endpoint.id(),
            rows.eligible().length,
            rows.outcome().positives(),
            what);
  }

  /** Of a network that learned nothing. */
  String extractor(String source, boolean given) {
    return "%s, not trained here. %s"
        .formatted(given ? "Weights of a file" : "SYNTHETIC: weights drawn from a seed", source);
  }
}
