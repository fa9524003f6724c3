package org.tacescore.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of a bundle that a test may change. */
final class BundleCopy {
  /** The documented example of a bundle that is written by hand; small, and fast. */
  static final Path EXAMPLE =
      Path.of("..", "docs", "examples", "bundle", "hrd-demo").toAbsolutePath().normalize();

  private BundleCopy() {}

  /** The bundles that ship; the tests run on folders of classes, so nothing is unpacked. */
  static RecipeCatalog builtIn() {
    return RecipeCatalog.builtIn(Path.of("target", "recipes"));
  }

  static Path ofExample(Path recipes) throws IOException {
    return of(EXAMPLE, recipes);
  }

  /**
   * The copy.
   *
   * @param recipes gets it, under its own name
   */
  static Path of(Path source, Path recipes) throws IOException {
    Path bundle = recipes.resolve(source.getFileName().toString());
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, bundle.resolve(source.relativize(file).toString()));
      }
    }
    return bundle;
  }
}
