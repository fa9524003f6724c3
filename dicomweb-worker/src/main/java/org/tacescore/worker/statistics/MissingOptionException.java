package org.tacescore.worker.statistics;

/** A question that lacks what its kind needs. */
public final class MissingOptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingOptionException(String kind, String option) {
    super("%s needs %s".formatted(kind, option));
  }
}
