package org.tacescore.worker.config;

import java.util.List;

/**
 * What is fetched and what is kept.
 *
 * @param sources PACS that are asked; empty when everything is pushed
 * @param store what is kept of what comes in
 */
public record IntakeConfig(List<Source> sources, StoreConfig store) {

  public IntakeConfig {
    sources = List.copyOf(sources);
  }

  /** Nothing is asked for, everything is kept. */
  public static IntakeConfig none() {
    return new IntakeConfig(List.of(), StoreConfig.defaults());
  }
}
