package org.tacescore.score.clinical;

/** What a clinical score answers for one patient: a score, or a named reason for none. */
public sealed interface ClinicalAnswer permits ClinicalScore, NoClinicalScore {
  /** Which score. */
  ClinicalScoreId id();

  /** What people call it. */
  String title();
}
