package org.tacescore.worker.cohort;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.refusal.Refusal;

/** How one case of a cohort ended. */
public sealed interface CaseResult {
  /** Name of the case. */
  String id();

  /**
   * The case was measured.
   *
   * @param columns what stands in its row, carried columns first, in order
   */
  record Measured(String id, Map<String, String> columns) implements CaseResult {
    public Measured {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
  }

  /**
   * The case is unfit.
   *
   * @param detail what was found and what was needed
   */
  record Unfit(String id, Refusal reason, String detail) implements CaseResult {}

  /**
   * The case could not be measured for a fault of the surroundings or of this software.
   *
   * @param fault what was thrown
   */
  record Failed(String id, String fault) implements CaseResult {}
}
