package org.tacescore.worker.config;

import java.util.List;

/**
 * What is fetched.
 *
 * @param sources PACS that are asked; empty when everything is pushed
 */
public record IntakeConfig(List<Source> sources) {

  public IntakeConfig {
    sources = List.copyOf(sources);
  }

  /** Nothing is asked for. */
  public static IntakeConfig none() {
    return new IntakeConfig(List.of());
  }
}
