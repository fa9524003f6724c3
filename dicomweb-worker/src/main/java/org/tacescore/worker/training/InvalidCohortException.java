package org.tacescore.worker.training;

import java.util.List;

/**
 * A table of patients that cannot be used: all of its faults, each with line and column, none with
 * a patient's key.
 */
public final class InvalidCohortException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidCohortException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }

  InvalidCohortException(String fault, Throwable cause) {
    super(fault, cause);
  }
}
