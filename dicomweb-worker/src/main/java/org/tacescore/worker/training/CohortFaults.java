package org.tacescore.worker.training;

import java.util.ArrayList;
import java.util.List;

/** The faults of one table, gathered so that all can be mended at once. */
final class CohortFaults {
  private static final int MOST_TOLD = 50;

  private final String file;
  private final List<String> found = new ArrayList<>();

  /**
   * No faults yet.
   *
   * @param file the table's name
   */
  CohortFaults(String file) {
    this.file = file;
  }

  void add(int line, String fault) {
    found.add("%s, line %d: %s".formatted(file, line, fault));
  }

  void add(int line, String column, String fault) {
    found.add("%s, line %d, column %s: %s".formatted(file, line, column, fault));
  }

  /** Throws where there is any. */
  void requireNone() {
    if (found.isEmpty()) {
      return;
    }
    List<String> told = new ArrayList<>(found.subList(0, Math.min(found.size(), MOST_TOLD)));
    if (found.size() > MOST_TOLD) {
      told.add("and %d more".formatted(found.size() - MOST_TOLD));
    }
    throw new InvalidCohortException(told);
  }
}
