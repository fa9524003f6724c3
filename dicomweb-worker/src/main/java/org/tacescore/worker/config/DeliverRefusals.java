package org.tacescore.worker.config;

/** When refusals stand in a delivered report. */
public enum DeliverRefusals {
  /** Never: they are on the page, in the API and in the audit log. */
  NEVER,
  /** Beside scores, when at least one recipe scored. */
  WITH_SCORES,
  /** Also when none scored: such a study gets a report that says why. */
  ALWAYS
}
