package org.tacescore.worker.training;

/**
 * The measurement of a cohort stopped for a fault of the surroundings or of this software; who was
 * measured before is kept, and a second run goes on behind them.
 */
public final class MeasurementFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MeasurementFault(String place, Throwable cause) {
    super("%s could not be measured: %s".formatted(place, cause), cause);
  }
}
