package org.tacescore.worker.web;

import java.util.Optional;

/**
 * How a job is, or was, run.
 *
 * @param priority the higher is run first; 0 by default
 * @param shadow whether what it made is kept and not sent
 * @param worker name of the worker that ran it last; empty before the first run
 */
public record RunView(int priority, boolean shadow, Optional<String> worker) {
  /** Of what has not been run and is no job yet. */
  public static final RunView NONE = new RunView(0, false, Optional.empty());
}
