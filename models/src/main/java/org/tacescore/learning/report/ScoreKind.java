package org.tacescore.learning.report;

/** What a model's number is; it is higher for the outcome in each kind. */
public enum ScoreKind {
  /**
   * A probability of the binary outcome, 0 to 1: calibration, decision curve, NRI and IDI apply.
   */
  PROBABILITY,
  /** A number without a unit, e.g. the linear predictor of a Cox model. */
  RISK,
  /** Whole points of a clinical score. */
  POINTS
}
