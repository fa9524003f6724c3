package org.tacescore.learning;

/** Why a method gives no number for a data set. */
public enum Degeneracy {
  /** All outcomes are the same. */
  ONE_CLASS,
  /** A combination of columns tells the classes apart without error: coefficients have no bound. */
  SEPARATION,
  /** No event was observed. */
  NO_EVENTS,
  /** All scores are equal. */
  ALL_TIED,
  /** A column has one value. */
  CONSTANT_COLUMN,
  /** Two columns are equal, or one is a combination of others. */
  DUPLICATE_COLUMN,
  /** A value is NaN or infinite. */
  NOT_FINITE,
  /** More columns than the method can take for so many rows. */
  TOO_MANY_FEATURES,
  /** Fewer rows than the method needs. */
  TOO_FEW_ROWS,
  /** A column that is asked for is not there. */
  UNKNOWN_COLUMN,
  /** An iteration did not converge. */
  NOT_CONVERGED,
  /** A value that the method cannot take, e.g. a negative time. */
  INVALID_VALUE
}
