package org.tacescore.report.image;

/** A heat map without a value above 0: there is nothing to show. */
public final class EmptyHeatMapException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmptyHeatMapException(String object) {
    super("a heat map has no value above 0 (%s)".formatted(object));
  }
}
