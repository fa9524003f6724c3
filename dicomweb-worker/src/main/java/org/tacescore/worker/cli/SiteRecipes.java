package org.tacescore.worker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tacescore.recipe.RecipeCatalog;

/** The recipes that a command knows: those that ship with the software, and a site's own. */
public final class SiteRecipes {
  /** Where a worker's data folder holds the site's own bundles. */
  static final String OWN = "bundles";

  private static final String UNPACKED = "shipped";

  private SiteRecipes() {}

  /** Of a worker: its own bundles are the folders of {@code bundles}, where that is there. */
  static RecipeCatalog of(Path dataDir) {
    Path own = dataDir.resolve(OWN);
    return of(
        Files.isDirectory(own) ? Optional.of(own) : Optional.empty(), dataDir.resolve(UNPACKED));
  }

  /**
   * Of a command.
   *
   * @param own folder of the site's bundle folders
   */
  public static RecipeCatalog of(Optional<Path> own) {
    return of(own, CacheFolder.path().resolve(UNPACKED));
  }

  private static RecipeCatalog of(Optional<Path> own, Path cache) {
    return own.map(folder -> RecipeCatalog.withFolder(folder, cache))
        .orElseGet(() -> RecipeCatalog.builtIn(cache));
  }
}
