package org.tacescore.worker.web;

import java.util.List;

/**
 * What the worker is.
 *
 * @param version its version
 * @param recipes the enabled recipes, each id and version
 */
public record WorkerStatus(String version, List<String> recipes) {

  public WorkerStatus {
    recipes = List.copyOf(recipes);
  }
}
