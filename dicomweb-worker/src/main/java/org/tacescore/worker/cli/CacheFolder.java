package org.tacescore.worker.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Where commands without a data folder of their own keep native libraries and built networks. */
public final class CacheFolder {
  private CacheFolder() {}

  /** {@code $XDG_CACHE_HOME/tacescore}, else {@code ~/.cache/tacescore}. */
  public static Path path() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("tacescore");
  }
}
